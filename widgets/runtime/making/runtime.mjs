/** All that Python needs in the browser, made from the npm package of Pyodide. */
import { cpSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { cached, filesBelow } from "./cache.mjs";
import { librarySources, neededFiles, pack, sitePackages } from "./library.mjs";
import { PYODIDE } from "./python.mjs";
import { makeSmall, PROGRAMS } from "./small.mjs";

/** The steps that may be left out (`build.mjs --steps`), to measure them or to find a fault. */
export const STEPS = ["slim", "stubs", "snapshot", "prune"];

const [GLUE, WASM] = ["pyodide.asm.mjs", "pyodide.asm.wasm"].map((name) => join(PYODIDE, name));

/**
 * Make the files that the worker downloads.
 *
 * @param {{kernel: string, cache: string, python: string, steps: string[]}} settings the folder of
 *   the kernel, the folder of the cache, a Python that has pyodide-build, and the steps to take
 * @returns {Promise<{complete: {wasm: string, library: string}, glue: string, programs: {name: string,
 *   module: string, opener: string, code: string, small: {file: string, opener: number} | null}[]}>}
 *   the path of each file of Pyodide, of the script that goes with its wasm; and each program: the path
 *   of its code, and what is enough for it
 */
export async function makeRuntime({ kernel: own, ...others }) {
  const settings = { ...others, kernel: await gather(own, others) };
  const library = await makeLibrary(settings);
  const programs = [];
  for (const program of PROGRAMS) {
    const code = await makeCode(program, settings);
    const small = settings.steps.includes("snapshot") ? await makeSmall({ library, code }, program, settings) : null;
    programs.push({ ...program, code, small });
  }
  return { complete: { wasm: WASM, library }, glue: GLUE, programs };
}

/** The packages that run in the browser: the kernel first. */
const OURS = ["positioning", "qrcodes"];

/** The modules of a package from PyPI that they import: enough to draw a QR code. */
const SEGNO = ["segno/encoder.py", "segno/consts.py"];

/** Our packages and what they import, side by side in a folder of their own. */
async function gather(kernel, { cache, python }) {
  const [packages, widgets] = [sitePackages(python), dirname(kernel)];
  const own = OURS.flatMap((folder) => pythonFiles(widgets, folder));
  const files = [...own, ...SEGNO.map((name) => [name, join(packages, name)])];
  const inputs = files.map(([, path]) => path);
  const made = await cached("gathered", { cache, inputs, settings: files.map(([name]) => name) }, async (draft) => {
    for (const [name, path] of files) cpSync(path, join(draft, name));
  });
  return join(made, basename(kernel));
}

const pythonFiles = (folder, below = "") => filesBelow(join(folder, below), below).filter(([name]) => name.endsWith(".py"));

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
function makeCode({ name, packages }, { kernel, ...settings }) {
  const sources = dirname(kernel);
  const files = packages.flatMap((folder) => pythonFiles(sources, folder)).map(([path]) => path);
  const inputs = packages.map((folder) => join(sources, folder));
  return pack(`${name}-code`, { sources, files, inputs }, settings);
}
