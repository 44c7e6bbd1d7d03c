/** What the browser runs: modules with an image of memory as their data, one cut to what training has shown, one complete. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cached } from "./cache.mjs";
import { restore } from "../shipped/host.js";
import { takeImage } from "./image.mjs";
import { countFunctions, prune, reachable, withCallees } from "./prune.mjs";
import { PYODIDE } from "./python.mjs";

const HERE = import.meta.dirname;
const WASM = join(PYODIDE, "pyodide.asm.wasm");

/** What is shipped around each block that training has touched, in bytes: docs/decisions/0004 has the curve. */
const PAGE = 512;

const [EMPTY, SHIPPED, ABSENT] = [0, 1, 2];

const OWN = ["modules.mjs", "prune.mjs", "guard.mjs", "instructions.mjs", "wasm.mjs", "../shipped/host.js"];
const EXERCISES = ["exercises.py", "training.py"];

/**
 * @param {{library: string, code: string}} zips
 * @param {{cache: string, python: string, kernel: string}} settings
 * @returns {Promise<{small: string, complete: string, opener: number}>} the path of each module, and what `restore` wants
 */
export async function makeModules(zips, settings) {
  const { path, facts } = await takeImage(zips, settings);
  const make = (name, own, how) =>
    cached(name, { ...settings, inputs: [WASM, path, ...own.map((file) => join(HERE, file))] }, async (draft) => {
      const { kept, map, touched } = await how();
      const module = prune(readFileSync(WASM), { kept, map }, segments(readFileSync(path), facts, touched));
      writeFileSync(join(draft, `${name}.wasm`), module);
    });
  const small = await make("python", [...OWN, ...EXERCISES], async () => ({ map: facts.map, ...(await trained(path, facts, settings)) }));
  const complete = await make("complete", OWN, () => ({ kept: reachable(readFileSync(WASM)) }));
  return { small: join(small, "python.wasm"), complete: join(complete, "complete.wasm"), opener: facts.opener };
}

/** What the exercises have run, with what that calls, and what they have touched, with what lies near. */
async function trained(path, facts, settings) {
  const { ran, touched } = await train(readFileSync(path), facts, exercises(settings));
  return { kept: withCallees(readFileSync(WASM), ran), touched: spread(touched, facts) };
}

/** What lies near what was touched is likely to be touched too: whole pages are shipped. */
function spread(touched, { block }) {
  const page = PAGE / block;
  const pages = new Set(touched.map((n) => Math.floor(n / page)));
  return new Set([...pages].flatMap((n) => Array.from({ length: page }, (_, k) => n * page + k)));
}

/** Let a program do its exercises, and look at which functions ran and which blocks they touched. */
async function train(memory, facts, exercises) {
  const wasm = readFileSync(WASM);
  const watched = await WebAssembly.compile(prune(wasm, facts, segments(memory, facts)));
  const { open, memory: live } = await restore(watched, facts.opener);
  for (const { form, requests } of exercises) {
    const respond = open(form);
    for (const request of requests) respond(request);
  }
  const marks = (at, count) => [...live().subarray(at, at + count).entries()].filter(([, mark]) => mark);
  const ran = marks(facts.cover, countFunctions(wasm)).map(([n]) => n);
  const touched = marks(facts.map, Math.ceil(memory.length / facts.block)).map(([n]) => n);
  return { ran, touched };
}

/** Questionnaires, and what is asked about each; made by this machine's Python, which knows the kernel. */
function exercises({ python, kernel }) {
  const program = "import json, exercises; print(json.dumps(exercises.exercises()))";
  // Sets have an order too: without a fixed one, each build would be trained a little otherwise.
  const fixed = { PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" };
  const env = { ...process.env, ...fixed, PYTHONPATH: `${dirname(kernel)}:${HERE}` };
  return JSON.parse(execFileSync(python, ["-c", program], { env, encoding: "utf8", maxBuffer: 2 ** 28 }));
}

/**
 * What memory holds at the start: the blocks that are shipped, and in the map a 1 for each that is not.
 * Without `touched`, all are shipped.
 */
function segments(memory, { block, map }, touched) {
  const nothing = Buffer.alloc(block);
  const kinds = Array.from({ length: memory.length / block }, (_, n) => {
    if (nothing.equals(memory.subarray(n * block, (n + 1) * block))) return EMPTY;
    return !touched || touched.has(n) ? SHIPPED : ABSENT;
  });
  const shipped = runs(kinds, SHIPPED).map(([from, to]) => [from * block, memory.subarray(from * block, to * block)]);
  const absent = runs(kinds, ABSENT).map(([from, to]) => [map + from, Buffer.alloc(to - from, 1)]);
  return [...shipped, ...absent];
}

/** Where the blocks of a kind are: [first, the one after the last], for each row of them. */
function runs(kinds, kind) {
  const found = [];
  for (let from = 0, to; from < kinds.length; from = to + 1) {
    for (to = from; kinds[to] === kind; ) to += 1;
    if (to > from) found.push([from, to]);
  }
  return found;
}
