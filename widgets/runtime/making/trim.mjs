/**
 * Pyodide's loader and WebAssembly without the names that they exchange and never use: Pyodide exports
 * all of CPython for packages to link with, and there are none here.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { cached } from "./cache.mjs";
import { PYODIDE } from "./python.mjs";
import { list, Reader, readExport, readImport, SECTION, sections, text, withSection } from "./wasm.mjs";

const FILES = ["pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide.mjs"];
const [GLUE, WASM, LOADER] = FILES.map((each) => join(PYODIDE, each));
const OWN = ["trim.mjs", "wasm.mjs"].map((each) => join(import.meta.dirname, each));

/** Where the glue declares and takes exports: `var _a,_b;function assignWasmExports(wasmExports){…}`. */
const TAKING = /var ([\w$,]+);function assignWasmExports\(wasmExports\)\{([^{}]*)\}/g;

/** One export that is taken: `_a=Module["_a"]=wasmExports["a"].value>>>0`. */
const TAKEN = /^([\w$]+)=Module\["\1"\]=(?:\w+=|Module\["\w+"\]=)*wasmExports\["([\w$]+)"\](?:\.value>>>0)?$/;

/** esbuild warns of what it finds in our own code only; what lies in such a folder is not ours. */
const FOLDER = "node_modules";

/** @returns {Promise<{glue: string, wasm: string}>} the paths of both */
export async function trimmedPyodide({ cache }) {
  const made = await cached("trimmed", { cache, inputs: [GLUE, WASM, LOADER, ...OWN] }, async (draft) => {
    const { glue, wasm } = trim(readFileSync(GLUE, "utf8"), readFileSync(LOADER, "utf8"), readFileSync(WASM));
    mkdirSync(join(draft, FOLDER));
    writeFileSync(join(draft, FOLDER, basename(GLUE)), glue);
    writeFileSync(join(draft, FOLDER, basename(WASM)), wasm);
  });
  return { glue: join(made, FOLDER, basename(GLUE)), wasm: join(made, FOLDER, basename(WASM)) };
}

/**
 * @param {string} glue
 * @param {string} loader what else may use the exports
 * @param {Buffer} wasm
 * @throws {Error} when Pyodide is no longer written the way this relies on
 */
export function trim(glue, loader, wasm) {
  const [taking, ...others] = [...glue.matchAll(TAKING)];
  if (!taking || others.length) throw changed("assignWasmExports");
  const [whole, declared, body] = taking;
  const used = words(glue.replace(whole, "") + loader, wasm);
  const exports = body.split(";").map(readTaken);
  const kept = exports.filter(({ local, name }) => used.has(local) || used.has(name));
  if (kept.length > exports.length / 2) throw changed("so many exports are in use");
  const unused = new Set(exports.filter((each) => !kept.includes(each)).map(({ local }) => local));
  const variables = declared.split(",").filter((each) => !unused.has(each));
  const assignments = kept.map(({ source }) => source).join(";");
  const taken = `var ${variables};function assignWasmExports(wasmExports){${assignments}}`;
  const names = new Set([...used, ...kept.map(({ name }) => name)]);
  return { glue: glue.replace(whole, () => taken), wasm: withExports(wasm, names) };
}

function readTaken(source) {
  const match = TAKEN.exec(source);
  if (!match) throw changed(source);
  return { source, local: match[1], name: match[2] };
}

/** Every word by which a script, even in a text, may name an export; and what the module is linked with. */
function words(scripts, wasm) {
  const imports = new Reader(sections(wasm).get(SECTION.imports)).list(readImport);
  return new Set([...scripts.match(/[\w$]+/g), ...imports.map(({ name }) => name)]);
}

function withExports(wasm, names) {
  const exports = new Reader(sections(wasm).get(SECTION.exports)).list(readExport);
  const kept = exports.filter(({ name }) => names.has(name));
  return withSection(wasm, SECTION.exports, list(kept.map(({ name, rest }) => [...text(name), ...rest])));
}

const changed = (what) => new Error(`trim.mjs no longer fits Pyodide's loader: ${what.slice(0, 200)}`);
