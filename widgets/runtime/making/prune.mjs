/**
 * Pyodide's WebAssembly cut to what the kernel needs: the image for data, few exports, and, once training has
 * shown what runs, the other functions emptied. Indexes and tables stay as they are.
 */
import { Guards } from "./guard.mjs";
import { instructions, localsEnd } from "./instructions.mjs";
import { assemble, constant, list, number, Reader, readElements, readExport, readImport } from "./wasm.mjs";
import { SECTION, sections, sized, text } from "./wasm.mjs";

/** What `host.js` calls, and what it finds by name. */
const EXPORTED = new Set([
  ...["memory", "__indirect_function_table", "emscripten_stack_init", "malloc", "free"],
  ...["PyObject_CallOneArg", "PyUnicode_FromStringAndSize", "PyUnicode_AsUTF8AndSize", "Py_DecRef"],
]);

/** Imports that keep their name; the others only say that they are not there (see `host.js`). */
const SERVICES = new Set(["_PyEM_TrampolineCall_JS", "emscripten_resize_heap"]);

/** Memory does not grow where it is guarded: more than this is not needed, and less is not worth counting. */
export const MEMORY_PAGES = 512;

/** The most that it may grow to elsewhere: 512 MB. */
const MOST_PAGES = 8192;

const EMPTY = Buffer.from([0, 0x00, 0x0b]); // no locals, unreachable, end

/**
 * @param {Buffer} wasm the complete module
 * @param {object} how
 * @param {Set<number>} [how.kept] functions to keep, numbered as in the code section; default: all
 * @param {number} [how.map] address of the map of blocks: without it, memory is not guarded
 * @param {number} [how.cover] address of one byte for each function, to note which ones run
 * @param {[number, Buffer][]} data what memory holds at the start, by address
 * @returns {Buffer}
 */
export function prune(wasm, { kept, map, cover }, data) {
  const found = sections(wasm);
  const imported = countImports(found.get(SECTION.imports));
  const guards = new Guards(imported + bodies(found).length);
  let code = bodies(found).map((body, n) => (!kept || kept.has(n) ? body : EMPTY));
  if (map) code = code.map((body) => guards.rewrite(body));
  if (cover) code = code.map((body, n) => marked(body, cover + n));
  found.set(SECTION.code, code);
  addFunctions(found, guards.functions(map, Boolean(cover)));
  found.set(SECTION.code, list(found.get(SECTION.code).map(sized)));
  trim(found, map ? MEMORY_PAGES : MOST_PAGES);
  found.set(SECTION.data, list(data.map(([at, bytes]) => [0, 0x41, ...constant(at), 0x0b, ...sized(bytes)])));
  return assemble(found);
}

/** The bodies of a module's functions. */
const bodies = (found) => new Reader(found.get(SECTION.code)).list((reader) => reader.slice(reader.number()));

/** What some functions call directly, and themselves. */
export function withCallees(wasm, ran) {
  const callees = calls(sections(wasm));
  return new Set([...ran, ...ran.flatMap(callees)]);
}

/** All that can run at all: what `host.js` calls or the table holds, what that calls, and so on. */
export function reachable(wasm) {
  const found = sections(wasm);
  const callees = calls(found);
  const exported = new Reader(found.get(SECTION.exports)).list(readExport).filter(({ name, kind }) => kind === 0 && EXPORTED.has(name));
  const entries = new Reader(found.get(SECTION.elements)).list(readElements).flat();
  const imported = countImports(found.get(SECTION.imports));
  const known = new Set([...exported.map(({ index }) => index), ...entries].map((index) => index - imported));
  for (const n of known) callees(n).forEach((callee) => known.add(callee)); // those that are added are visited too
  return known;
}

/** From a function to those that it calls directly, numbered as in the code section; imports call nothing. */
function calls(found) {
  const imported = countImports(found.get(SECTION.imports));
  const all = bodies(found);
  const called = (n) => [...instructions(all[n])].filter(({ code }) => code === 0x10);
  return (n) => (n < 0 ? [] : called(n).map(({ operands }) => operands[0] - imported).filter((callee) => callee >= 0));
}

export const countFunctions = (wasm) => bodies(sections(wasm)).length;

/** A function that notes that it ran: `cover[n] = 1` before all else. */
function marked(body, address) {
  const start = localsEnd(body);
  const mark = [0x41, ...constant(address), 0x41, 1, 0x3a, 0, 0];
  return Buffer.concat([body.subarray(0, start), Buffer.from(mark), body.subarray(start)]);
}

function addFunctions(found, added) {
  const types = new Reader(found.get(SECTION.types));
  const count = types.number();
  const kinds = [...new Map(added.map(({ type }) => [type.join(), type])).values()];
  const kindOf = ({ type }) => number(count + kinds.findIndex((kind) => kind.join() === type.join()));
  found.set(SECTION.types, longer(types, count, kinds));
  const functions = new Reader(found.get(SECTION.functions));
  found.set(SECTION.functions, longer(functions, functions.number(), added.map(kindOf)));
  found.get(SECTION.code).push(...added.map(({ body }) => body));
}

/** A list with more at its end. */
function longer({ bytes, at }, count, more) {
  const added = more.map((item) => Buffer.from(item));
  return Buffer.concat([Buffer.from(number(count + more.length)), bytes.subarray(at), ...added]);
}

/** Without the names that nobody looks up, and with memory that grows to so many pages. */
function trim(found, most) {
  found.delete(SECTION.dataCount);
  found.set(SECTION.imports, list(imports(found.get(SECTION.imports)).map(anonymous)));
  const exported = new Reader(found.get(SECTION.exports)).list(readExport);
  const wanted = exported.filter(({ name }) => EXPORTED.has(name));
  if (wanted.length !== EXPORTED.size) throw new Error("Pyodide no longer exports what host.js calls");
  found.set(SECTION.exports, list(wanted.map(({ name, kind, index }) => [...text(name), kind, ...number(index)])));
  found.set(SECTION.memory, list([[1, ...number(MEMORY_PAGES), ...number(most)]]));
}

const imports = (section) => new Reader(section).list(readImport);

const countImports = (section) => imports(section).filter(({ kind }) => kind === 0).length;

function anonymous({ name, kind, rest }) {
  return [...text(kind === 0 ? "f" : "g"), ...text(SERVICES.has(name) ? name : ""), kind, ...rest];
}
