/**
 * Python in its own thread. Only plain JSON text crosses.
 *
 * The page says `{words: url}` once, then `{id, request}`; it hears `{progress: bytes}` while files
 * arrive, `{ready: true}`, then `{id, response}` or `{id, error}`. A start that fails is `{error}`.
 */
import { get } from "../../runtime/shipped/files.js";
import { openKernel } from "../../runtime/shipped/kernel.js";

let respond;

self.onmessage = ({ data }) => ("words" in data ? open(data.words) : answer(data));

/** Give the kernel its words; Python's files are already on their way. */
async function open(address) {
  try {
    respond = await openKernel(await readText(address));
    self.postMessage({ ready: true });
  } catch (error) {
    self.postMessage({ error: describe(error) });
  }
}

const readText = async (address) => (await get(address)).text();

async function answer({ id, request }) {
  try {
    self.postMessage({ id, response: await respond(request) });
  } catch (error) {
    self.postMessage({ id, error: describe(error) });
  }
}

/** For the console: no visitor reads it. */
const describe = (error) => String(error?.message ?? error);
