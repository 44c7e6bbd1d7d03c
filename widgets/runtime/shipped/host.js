/**
 * Runs CPython from an image of its memory, taken once it had started and knew the kernel.
 *
 * The image never needs Pyodide's loader: no files, no start, no JavaScript objects in Python. Whatever
 * is not there (a function that was emptied, a block of memory, more memory, a service of the system) stops
 * the program at once; nothing is ever guessed.
 * Browser and build share this file.
 */
/**
 * @param {WebAssembly.Module} module as `modules.mjs` makes it: the image is its data
 * @param {number} opener the address of the kernel's `open_questionnaire`
 * @returns {Promise<{open: (words: string) => (request: string) => string, memory: () => Uint8Array}>}
 *   the kernel's `open_questionnaire`, and the memory for whoever wants to look into it
 */
export async function restore(module, opener) {
  const state = { lost: false };
  const { exports } = await WebAssembly.instantiate(module, imports(module, state, () => exports));
  exports.emscripten_stack_init();
  const call = (callable, argument) => callPython(exports, callable, argument, state);
  const open = (words) => {
    const respond = call(opener, words);
    return (request) => takeText(exports, call(respond, request), state);
  };
  return { open, memory: () => new Uint8Array(exports.memory.buffer) };
}

/** Two services are really given: calling a C function whose signature differs from its type, and more memory. */
function imports(module, state, exports) {
  const lost = () => {
    state.lost = true;
    throw new Error("not in this runtime");
  };
  const services = {
    _PyEM_TrampolineCall_JS: (at, ...values) => exports().__indirect_function_table.get(at)(...values),
    emscripten_resize_heap: (size) => grown(exports().memory, size) || lost(),
  };
  const given = {};
  for (const { module: room, name, kind } of WebAssembly.Module.imports(module)) {
    const own = kind === "global" ? new WebAssembly.Global({ value: "i32", mutable: true }, 0) : lost;
    (given[room] ??= {})[name] = Object.hasOwn(services, name) ? services[name] : own;
  }
  return given;
}

/** Whether memory, of which the module says the most, holds so many bytes now. */
function grown(memory, size) {
  try {
    return memory.grow(Math.ceil((size - memory.buffer.byteLength) / 65536)) >= 0;
  } catch {
    return false;
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
