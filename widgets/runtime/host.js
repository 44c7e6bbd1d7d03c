/**
 * Runs CPython from an image of its memory, taken once it had started and knew the kernel.
 *
 * The image never needs Pyodide's loader: no files, no start, no JavaScript objects in Python. Whatever
 * is not there (a function that was emptied, a block of memory, a service of the system) stops the
 * program at once; nothing is ever guessed, and the caller then turns to the complete runtime.
 * Browser and build share this file.
 */
const KINDS = 4;

/**
 * @param {WebAssembly.Module} module as `prune.mjs` makes it
 * @param {Uint8Array} image as `image.mjs` makes it
 * @param {{block: number, map: number, opener: number}} facts the size of a block, and the addresses
 *   of the map of absent blocks and of the kernel's `open_questionnaire`
 * @returns {Promise<{open: (words: string) => (request: string) => string, memory: () => Uint8Array}>}
 *   the kernel's `open_questionnaire`, and the memory for whoever wants to look into it
 */
export async function restore(module, image, facts) {
  const state = { lost: false };
  const { exports } = await WebAssembly.instantiate(module, imports(module, state, () => exports));
  fill(new Uint8Array(exports.memory.buffer), image, facts);
  exports.emscripten_stack_init();
  const call = (callable, argument) => callPython(exports, callable, argument, state);
  const open = (words) => {
    const respond = call(facts.opener, words);
    return (request) => takeText(exports, call(respond, request), state);
  };
  return { open, memory: () => new Uint8Array(exports.memory.buffer) };
}

/** One service is really given: calling a C function whose signature differs from its type. */
function imports(module, state, exports) {
  const services = {
    _PyEM_TrampolineCall_JS: (at, ...values) => exports().__indirect_function_table.get(at)(...values),
  };
  const lost = () => {
    state.lost = true;
    throw new Error("not in this runtime");
  };
  const given = {};
  for (const { module: room, name, kind } of WebAssembly.Module.imports(module)) {
    const own = kind === "global" ? new WebAssembly.Global({ value: "i32", mutable: true }, 0) : lost;
    (given[room] ??= {})[name] = Object.hasOwn(services, name) ? services[name] : own;
  }
  return given;
}

/** Memory from its runs of blocks: empty, shipped, or absent and marked so in the map. */
function fill(memory, image, { block, map }) {
  const [count] = new Uint32Array(image.buffer, image.byteOffset, 1);
  const runs = new Uint32Array(image.buffer, image.byteOffset + 4, count);
  let [at, from] = [0, 4 + 4 * count];
  for (const run of runs) {
    const [kind, blocks] = [run % KINDS, Math.floor(run / KINDS)];
    if (kind === 1) memory.set(image.subarray(from, (from += blocks * block)), at * block);
    if (kind === 2) memory.fill(1, map + at, map + at + blocks);
    at += blocks;
  }
}

/** @returns {number} the address of the result */
function callPython(exports, callable, argument, state) {
  const text = putText(exports, argument);
  const result = exports.PyObject_CallOneArg(callable, text);
  exports.Py_DecRef(text);
  if (!result || state.lost) throw new Error("Python failed");
  return result;
}

/** A Python text from one of ours. */
function putText(exports, text) {
  const bytes = new TextEncoder().encode(text);
  const at = exports.malloc(bytes.length + 1);
  new Uint8Array(exports.memory.buffer).set(bytes, at);
  const made = exports.PyUnicode_FromStringAndSize(at, bytes.length);
  exports.free(at);
  if (!made) throw new Error("Python has no room");
  return made;
}

/** One of our texts from a Python text, which is let go. */
function takeText(exports, text, state) {
  const size = exports.malloc(4);
  const at = exports.PyUnicode_AsUTF8AndSize(text, size);
  const { buffer } = exports.memory;
  const taken = new TextDecoder().decode(new Uint8Array(buffer, at, new Uint32Array(buffer, size, 1)[0]));
  exports.free(size);
  exports.Py_DecRef(text);
  if (!at || state.lost) throw new Error("Python failed");
  return taken;
}
