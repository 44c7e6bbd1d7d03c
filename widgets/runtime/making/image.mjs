/**
 * The memory of a CPython that has started, knows the kernel and has answered once: Pyodide's own
 * WebAssembly, started under Node without Pyodide's Python part, which the kernel never uses.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BLOCK_BITS } from "./guard.mjs";
import { cached } from "./cache.mjs";
import { countFunctions, MEMORY_PAGES } from "./prune.mjs";
import { PYODIDE } from "./python.mjs";

const HERE = import.meta.dirname;
const WASM = join(PYODIDE, "pyodide.asm.wasm");
const BLOCK = 2 ** BLOCK_BITS;
const PAGE = 65536;

/** Python's own allocator: the size of its pools, and of the largest object that it puts there. */
const [POOL, SMALL] = [16384, 512];

/** What requests must find free, in bytes: memory does not grow. */
const ROOM = 2 ** 23;

/** The environment in which Python starts: the same on every machine, and nothing random. */
const ENVIRONMENT = {
  ...{ HOME: "/", LANG: "C.UTF-8", _: "python", PYTHONUTF8: "1", PYTHONHASHSEED: "0" },
  ...{ PYTHONHOME: "/", PYTHONPATH: "/lib/code.zip:/lib", PYTHONDONTWRITEBYTECODE: "1" },
};

/** What the browser calls: the kernel's own border. */
const [BRIDGE, OPENER] = ["positioning.bridge", "open_questionnaire"];

/**
 * @param {{library: string, code: string}} zips
 * @returns {Promise<{path: string, facts: object}>} all of the memory, and where things are in it
 */
export async function takeImage(zips, { cache }) {
  const own = ["image.mjs", "prune.mjs", "guard.mjs", "warm.py", "training.py"].map((file) => join(HERE, file));
  const inputs = [WASM, ...Object.values(zips), ...own];
  const made = await cached("image", { cache, inputs }, async (draft) => {
    const { memory, facts } = await nowhere(() => start(zips));
    writeFileSync(join(draft, "memory.bin"), memory);
    writeFileSync(join(draft, "facts.json"), JSON.stringify(facts));
  });
  return { path: join(made, "memory.bin"), facts: JSON.parse(readFileSync(join(made, "facts.json"), "utf8")) };
}

/** Pyodide's files are dated by this clock, and Python remembers their dates and the time zone of its start. */
async function nowhere(work) {
  const { now } = Date;
  Date.now = () => 0;
  process.env.TZ = "UTC";
  try {
    return await work();
  } finally {
    Date.now = now;
  }
}

async function start(zips) {
  const { exports } = await startModule(zips);
  const wasm = readFileSync(WASM);
  const facts = {
    block: BLOCK,
    map: exports.malloc((MEMORY_PAGES * PAGE) / BLOCK),
    cover: exports.malloc(countFunctions(wasm)),
  };
  initialize(exports);
  run(exports, readFileSync(join(HERE, "warm.py"), "utf8"));
  facts.opener = opener(exports);
  clearFree(exports);
  return { memory: snapshot(exports), facts };
}

/** Pyodide's module as its own loader sets it up, caught before it starts Python. */
async function startModule({ library, code }) {
  const { loadPyodide } = await import("pyodide");
  const { default: create } = await import("pyodide/pyodide.asm.mjs");
  const caught = catchInstance();
  const files = { "code.zip": code, "training.py": join(HERE, "training.py") };
  const fsInit = async (folder) => {
    for (const [name, path] of Object.entries(files)) folder.writeFile(`/lib/${name}`, readFileSync(path));
  };
  return new Promise((resolve, reject) => {
    const createPyodideModule = async (settings) => {
      await create({ ...settings, thisProgram: "python", noInitialRun: true });
      resolve(await caught);
      return new Promise(() => {}); // the loader has done its part
    };
    loadPyodide({ createPyodideModule, fsInit, stdLibURL: library, packages: [], env: ENVIRONMENT }).catch(reject);
  });
}

/** The next instance that is made, with still clocks. */
function catchInstance() {
  const { instantiate } = WebAssembly;
  return new Promise((resolve) => {
    WebAssembly.instantiate = async (source, imports) => {
      WebAssembly.instantiate = instantiate;
      let instance = null;
      const memory = () => new DataView(instance.exports.memory.buffer);
      const made = await instantiate(source, stilled(imports, memory));
      instance = made.instance;
      resolve(instance);
      return made;
    };
  });
}

/** Nothing of a clock, a random number or this machine leaves a trace in memory. */
function stilled(imports, memory) {
  const services = {
    emscripten_date_now: () => 0,
    emscripten_get_now: () => 0,
    clock_time_get: (_clock, _precision, at) => memory().setBigInt64(at, 0n, true) ?? 0,
    random_get: (at, size) => new Uint8Array(memory().buffer, at, size).fill(0) && 0,
  };
  const still = (room) =>
    new Proxy(room, { get: (target, name) => (Object.hasOwn(services, name) ? services[name] : target[name]) });
  return { ...imports, env: still(imports.env), wasi_snapshot_preview1: still(imports.wasi_snapshot_preview1) };
}

/** Python without `site`, asserts nor docstrings; C calls go the way that every browser knows. */
function initialize(exports) {
  const memory = new DataView(exports.memory.buffer);
  memory.setInt32(exports.Py_NoSiteFlag.value, 1, true);
  memory.setInt32(exports.Py_OptimizeFlag.value, 2, true);
  const offset = memory.getInt32(exports._PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET.value, true);
  memory.setInt32(exports._PyRuntime.value + offset, 0, true);
  exports.Py_InitializeEx(0);
}

function run(exports, program) {
  const status = withText(exports, program, (at) => exports.PyRun_SimpleStringFlags(at, 0));
  if (status) throw new Error("Python failed, and has said why");
}

/** The address of the one function that the browser calls. */
function opener(exports) {
  const bridge = withText(exports, BRIDGE, exports.PyImport_ImportModule);
  return withText(exports, OPENER, (at) => exports.PyObject_GetAttrString(bridge, at));
}

function withText(exports, text, use) {
  const bytes = Buffer.from(`${text}\0`);
  const at = exports.malloc(bytes.length);
  new Uint8Array(exports.memory.buffer).set(bytes, at);
  const result = use(at);
  exports.free(at);
  return result;
}

/** What is free is as good as empty, and what is empty costs nothing: for C, then for Python. */
function clearFree(exports) {
  const top = exports.sbrk(0);
  for (let size = 2 ** 20; size >= 16; size /= 2) {
    clearBlocks(exports, "malloc", "free", size, (at) => at + size > top);
  }
  for (let size = 16; size <= SMALL; size += 16) {
    let empty = 0; // as many in a row as a pool has: nothing that was used is left
    const done = (_, used) => (empty = used ? 0 : empty + 1) > POOL / size;
    clearBlocks(exports, "PyObject_Malloc", "PyObject_Free", size, done);
  }
}

/** Take the free blocks of a size until there are no more, empty them and give them back. */
function clearBlocks(exports, take, give, size, done) {
  const taken = [];
  for (let last = false; !last; ) {
    const at = exports[take](size);
    const block = new Uint8Array(exports.memory.buffer, at, size);
    last = done(at, block.some((byte) => byte));
    if (!last) block.fill(0);
    taken.push(at);
  }
  for (const at of taken.reverse()) exports[give](at);
}

/** All that is below the top of the heap; nothing that the stack has left behind. */
function snapshot(exports) {
  const top = Math.ceil(exports.sbrk(0) / PAGE) * PAGE;
  if (top > MEMORY_PAGES * PAGE - ROOM) throw new Error(`the image has grown to ${top} bytes`);
  const memory = Buffer.from(new Uint8Array(exports.memory.buffer).slice(0, top));
  return memory.fill(0, exports.emscripten_stack_get_end(), exports.emscripten_stack_get_current());
}
