/** Starts the complete Pyodide from our own checked files. */
import { compiled, whole } from "./files.js";
import { loadPyodide } from "pyodide";
import createPyodideModule from "pyodide/pyodide.asm.mjs";

const CODE = "/lib/code.zip";

/** On their way as soon as this module is read: a compiled module and a zip. */
const arriving = Promise.all([compiled(RUNTIME.files.wasm), whole(RUNTIME.files.library)]);
arriving.catch(() => {}); // told to whoever opens the kernel

/**
 * @param {string} words the questionnaire's words, as JSON text
 * @param {{module: string, opener: string, code: object}} program which Python function to open, and the
 *   file that it is in
 * @returns {Promise<(request: string) => string>} the kernel. It fails for a file that is missing or
 *   altered, and for a browser that cannot run it; it may also never settle.
 */
export async function openKernel(words, { module, opener, code } = RUNTIME.program) {
  const python = await startPython(whole(code));
  return python.pyimport(module)[opener](words);
}

async function startPython(ours) {
  const [[module, library], code] = await Promise.all([arriving, ours]);
  const failure = new Promise((_, reject) => supply(module, library, reject));
  return Promise.race([failure, start(code)]);
}

/**
 * Pyodide's loader fetches for itself, checks nothing and hides why WebAssembly would not start.
 * It is handed what we have, in the place of what it asks for; nothing else in here fetches any more.
 */
function supply(module, library, reject) {
  self.fetch = async (url) => new Response(String(url).endsWith(".zip") ? library : null);
  WebAssembly.instantiateStreaming = async (_, imports) => {
    try {
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    } catch (error) {
      return reject(error);
    }
  };
}

function start(code) {
  const here = new URL(".", import.meta.url).href;
  return loadPyodide({
    createPyodideModule,
    indexURL: here,
    stdLibURL: `${here}library.zip`,
    lockFileContents: RUNTIME.lock,
    packages: [],
    env: { PYTHONPATH: CODE },
    fsInit: (files) => files.writeFile(CODE, code),
  });
}
