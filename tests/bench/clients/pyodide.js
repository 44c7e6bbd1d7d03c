/** Pyodide as its documentation says: the files of the npm package, the kernel as a zip of sources. */
import { readText } from "./calls.js";

/**
 * @param {string} words their address; Pyodide and the kernel are beside them
 * @returns {Promise<(request: string) => string>}
 */
export async function openKernel(words) {
  const at = (name) => new URL(name, words).href;
  const { loadPyodide } = await import(at("pyodide/pyodide.mjs"));
  const kernel = fetch(at("kernel.zip")).then((response) => response.arrayBuffer());
  const [python, archive, text] = await Promise.all([loadPyodide(), kernel, readText(words)]);
  python.unpackArchive(archive, "zip");
  return python.pyimport("positioning.bridge").open_questionnaire(text);
}
