/**
 * The kernel, in the small runtime, or in the complete one as soon as something is needed that the small one was cut
 * from: the answer is then late, never wrong. `RUNTIME` is written here by `bundle.mjs`: the name and the SHA-256 of
 * each, and where the kernel is in its memory.
 */
import { compiled } from "./files.js";
import { restore } from "./host.js";

/** On its way as soon as this module is read. */
const arriving = compiled(RUNTIME.small);
arriving.catch(() => {}); // told to whoever opens the kernel

/**
 * @param {string} words the questionnaire's words, as JSON text
 * @returns {Promise<(request: string) => Promise<string>>} the kernel; it fails when a file is missing or altered,
 *   and in a browser that cannot run it
 */
export async function openKernel(words) {
  let small = await open(RUNTIME.small, await arriving, words).catch(setAside);
  let complete = null;
  return async (request) => {
    try {
      if (small) return small(request);
    } catch (error) {
      small = setAside(error); // stopped half-way, it can no longer be trusted
    }
    complete ??= compiled(RUNTIME.complete).then((module) => open(RUNTIME.complete, module, words));
    return (await complete)(request);
  };
}

const open = async ({ address }, module, words) => (await restore(module, address)).open(words);

function setAside(error) {
  console.info("the complete runtime takes over:", error);
  return null;
}
