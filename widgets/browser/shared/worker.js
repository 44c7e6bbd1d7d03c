/**
 * Python in its own thread. Only plain JSON text crosses.
 *
 * The page says `{words: url or null}` once, then `{id, request}`; it hears `{progress: bytes}` while files
 * arrive, `{ready: true}`, then `{id, response}` or `{id, error}`. A start that fails is `{error}`.
 */
import { get } from "../../runtime/shipped/files.js";
import { openKernel } from "runtime"; // one of ../runtime/quick.js and ../runtime/start.js

let respond;

self.onmessage = ({ data }) => ("words" in data ? open(data.words) : answer(data));

/** Give the program its words, if it has any; Python's files are already on their way. */
async function open(address) {
  try {
    respond = await openKernel(address ? await readText(address) : "");
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

/** For the console: no visitor reads it. Emscripten throws plain objects too. */
const describe = (error) => String(error?.message ?? error);
