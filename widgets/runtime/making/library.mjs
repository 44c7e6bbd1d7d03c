/**
 * Python's standard library cut to what the kernel and Python's start read, and the kernel's own code, both
 * byte-compiled by pyodide-build: without that, a start would compile everything from source.
 */
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { cached } from "./cache.mjs";
import { PYODIDE, seen, startPython } from "./python.mjs";

const HERE = import.meta.dirname;
const COMPLETE = join(PYODIDE, "python_stdlib.zip");

/** No docstrings nor asserts, and byte code that depends on what is compiled, not on when (any day will do that a zip knows in every time zone). */
const COMPILING = { PYTHONOPTIMIZE: "2", SOURCE_DATE_EPOCH: "946684800" };

/**
 * @param {string} kernel the folder of the kernel
 * @param {{cache: string, python: string}} settings
 * @returns {Promise<{library: string, code: string}>} the paths of two zips
 */
export async function makeZips(kernel, { cache, python }) {
  const inputs = [COMPLETE, kernel, ...["pack.py", "training.py", "library.mjs", "python.mjs"].map((name) => join(HERE, name))];
  const made = await cached("zips", { cache, inputs }, (draft) => pack(kernel, sitePackages(python), draft));
  return { library: join(made, "library.zip"), code: join(made, "code.zip") };
}

/** Make the kernel work, look at what was read, and compile that inside Pyodide itself: byte code fits one Python only. */
async function pack(kernel, packages, draft) {
  const python = await startPython([dirname(kernel), HERE, packages], COMPILING);
  const training = python.pyimport("training");
  training.train();
  const files = training.library_files();
  const packer = python.pyimport("pack");
  packer.pack(seen(COMPLETE), files, seen(join(draft, "library.zip")));
  packer.pack(seen(dirname(kernel)), packer.modules(seen(kernel)), seen(join(draft, "code.zip")));
}

/** Where PyPI's packages are installed on this machine. */
export function sitePackages(python) {
  const program = "import pyodide_build; print(pyodide_build.__file__)";
  return join(execFileSync(python, ["-c", program], { encoding: "utf8" }).trim(), "..", "..");
}
