/** All that Python needs in the browser, made from the npm package of Pyodide. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesBelow } from "./cache.mjs";
import { librarySources, neededFiles, pack } from "./library.mjs";
import { PYODIDE } from "./python.mjs";
import { makeSmall } from "./small.mjs";
import { trimmedPyodide } from "./trim.mjs";

/** The steps that may be left out (`build.mjs --steps`), to measure them or to find a fault. */
export const STEPS = ["slim", "stubs", "snapshot", "prune"];

const AS_IT_COMES = { glue: join(PYODIDE, "pyodide.asm.mjs"), wasm: join(PYODIDE, "pyodide.asm.wasm") };

/**
 * Make the files that the worker downloads.
 *
 * @param {{kernel: string, cache: string, python: string, steps: string[]}} settings the folder of
 *   the kernel, the folder of the cache, a Python that has pyodide-build, and the steps to take
 * @returns {Promise<{complete: {wasm: string, library: string, kernel: string}, glue: string,
 *   small: {file: string, opener: number} | null}>} the path of each file of Pyodide, of the script that
 *   goes with its wasm, and what is enough for the kernel
 */
export async function makeRuntime(settings) {
  const zips = { library: await makeLibrary(settings), kernel: await makeKernel(settings) };
  const { glue, wasm } = settings.steps.includes("stubs") ? await trimmedPyodide(settings) : AS_IT_COMES;
  const small = settings.steps.includes("snapshot") ? await makeSmall(zips, settings) : null;
  return { complete: { wasm, ...zips }, glue, small };
}

/** What `loadPyodide` wants to know of packages: that they fit this runtime, and that there are none. */
export function emptyLock() {
  const { info } = JSON.parse(readFileSync(join(PYODIDE, "pyodide-lock.json"), "utf8"));
  return { info, packages: {} };
}

async function makeLibrary({ kernel, steps, ...settings }) {
  const sources = await librarySources({ ...settings, stubs: steps.includes("stubs") });
  if (!steps.includes("slim")) return sources;
  const files = await neededFiles(sources, kernel, settings);
  return pack("library", { sources, files, inputs: [sources] }, settings);
}

/** On its own rather than in the library's zip: a change in the kernel costs a visitor a few kB. */
function makeKernel({ kernel, ...settings }) {
  const names = filesBelow(kernel, "positioning").map(([name]) => name);
  const files = names.filter((name) => name.endsWith(".py"));
  return pack("kernel", { sources: dirname(kernel), files, inputs: [kernel] }, settings);
}
