/**
 * Starts Python from an image of its memory (`host.js`), and turns to the complete runtime as soon as
 * something is needed that the small one was cut from: the answer is then late, never wrong.
 */
import { compiled } from "./files.js";
import { restore } from "./host.js";

/** On its way as soon as this module is read. */
const arriving = compiled(RUNTIME.files.small);
arriving.catch(() => {}); // told to whoever opens the kernel

/**
 * @param {string} words the questionnaire's words, as JSON text
 * @returns {Promise<(request: string) => Promise<string>>} the kernel; it fails when the
 *   file is missing or altered
 */
export async function openKernel(words) {
  let small = await restored(await arriving, words);
  let complete = null;
  return async (request) => {
    try {
      if (small) return small(request);
    } catch (error) {
      console.info("the complete runtime takes over:", error);
    }
    small = null; // stopped half-way, it can no longer be trusted
    complete ??= openComplete(words);
    return (await complete)(request);
  };
}

/** The kernel in the small runtime, or null where it does not run. */
async function restored(module, words) {
  try {
    return (await restore(module, RUNTIME.address)).open(words);
  } catch (error) {
    console.info("the small runtime does not start:", error);
    return null;
  }
}

async function openComplete(words) {
  const { search } = new URL(import.meta.url); // a retry goes past the HTTP cache here too
  const address = new URL(RUNTIME.complete + search, import.meta.url);
  return (await import(address.href)).openKernel(words, RUNTIME.program);
}
