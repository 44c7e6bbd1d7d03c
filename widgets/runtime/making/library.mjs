/**
 * Python's standard library cut to what the kernel and Pyodide's own start read, and byte-compiled:
 * nearly all the time of a default start is Python compiling its library from source.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cached } from "./cache.mjs";
import { PYODIDE, seen, startPython } from "./python.mjs";

const HERE = import.meta.dirname;
const COMPLETE = join(PYODIDE, "python_stdlib.zip");

/** What every program of the browser is made to do, as Python modules. */
const TRAINING = ["training", "training_codes"];

/**
 * The sources of the library, with the parts of Pyodide's start that we never use replaced by stubs.
 * @returns {Promise<string>} a zip
 */
export async function librarySources({ cache, python, stubs }) {
  if (!stubs) return COMPLETE;
  const [overlay, folder] = [join(HERE, "overlay.py"), join(HERE, "stubs")];
  const made = await cached("sources", { cache, inputs: [COMPLETE, overlay, folder] }, async (draft) => {
    execFileSync(python, [overlay, COMPLETE, folder, join(draft, "sources.zip")], { stdio: "inherit" });
  });
  return join(made, "sources.zip");
}

/**
 * Start Python with all of its library, make the kernel work, and look at what was read.
 * @returns {Promise<string[]>} names of files in the library
 */
export async function neededFiles(sources, kernel, { cache }) {
  const own = [...TRAINING.map((name) => `${name}.py`), "tracing.py", "python.mjs", "library.mjs"].map((file) => join(HERE, file));
  const made = await cached("needed", { cache, inputs: [sources, dirname(kernel), ...own] }, async (draft) => {
    const python = await startPython([dirname(kernel), HERE], { library: sources });
    for (const name of TRAINING) exercise(python.pyimport(name));
    const files = python.pyimport("tracing").library_files().toJs();
    writeFileSync(join(draft, "files.json"), JSON.stringify(files, null, 1));
  });
  return JSON.parse(readFileSync(join(made, "files.json"), "utf8"));
}

function exercise(training) {
  training.train();
  try {
    training.fail(); // an exception that crosses to JavaScript needs modules of its own
  } catch (error) {
    if (error.type !== "KeyError") throw error;
  }
}

/** No docstrings nor asserts, and byte code that depends on what is compiled, not on when (any day will do that a zip knows in every time zone). */
const COMPILING = { PYTHONOPTIMIZE: "2", SOURCE_DATE_EPOCH: "946684800" };

/**
 * Compile some files of a zip or of a folder, inside Pyodide itself: byte code fits one Python only.
 *
 * @param {string} name of the zip to make
 * @param {{sources: string, files: string[], inputs: string[]}} from where the files are, their
 *   names there, and the paths whose content decides whether the zip must be made again
 * @returns {Promise<string>} the zip
 */
export async function pack(name, { sources, files, inputs }, { cache, python }) {
  const own = [join(HERE, "pack.py"), join(PYODIDE, "package.json")];
  const made = await cached(name, { cache, inputs: [...own, ...inputs], settings: files }, async (draft) => {
    const pyodide = await startPython([HERE, sitePackages(python)], { settings: COMPILING });
    pyodide.pyimport("pack").pack(seen(sources), files, seen(join(draft, `${name}.zip`)));
  });
  return join(made, `${name}.zip`);
}

/** Where PyPI's packages are installed on this machine. */
export function sitePackages(python) {
  const program = "import pyodide_build; print(pyodide_build.__file__)";
  return join(execFileSync(python, ["-c", program], { encoding: "utf8" }).trim(), "..", "..");
}
