/** The small runtime: a module with an image of memory as its data, cut to what training has shown. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cached } from "./cache.mjs";
import { restore } from "../shipped/host.js";
import { takeImage } from "./image.mjs";
import { countFunctions, prune, withCallees } from "./prune.mjs";
import { PYODIDE } from "./python.mjs";

const HERE = import.meta.dirname;
const WASM = join(PYODIDE, "pyodide.asm.wasm");

/** What is shipped around each block that training has touched, in bytes: docs/decisions/0004 has the curve. */
const PAGE = 512;

const [EMPTY, SHIPPED, ABSENT] = [0, 1, 2];

const OWN = ["small.mjs", "prune.mjs", "guard.mjs", "instructions.mjs", "wasm.mjs", "../shipped/host.js", "exercises.py"];

/**
 * What runs in the browser, each in an image of its own, so that a visit downloads what it needs only.
 * `packages` is its code, of which `opener` is the one function of `module` that the browser calls;
 * `exercises` is a Python module that says what it will be asked.
 */
export const PROGRAMS = [
  {
    ...{ name: "python", module: "positioning.bridge", opener: "open_questionnaire" },
    ...{ packages: ["positioning"], training: "training.py", exercises: "exercises" },
  },
  {
    ...{ name: "codes", module: "qrcodes.bridge", opener: "open_codes" },
    ...{ packages: ["qrcodes", "segno"], training: "training_codes.py", exercises: "training_codes" },
  },
];

/**
 * @param {{library: string, code: string}} zips
 * @param {object} program one of `PROGRAMS`
 * @param {{cache: string, python: string, kernel: string, steps: string[]}} settings
 * @returns {Promise<{file: string, opener: number}>} the path of the module, and what `restore` wants
 */
export async function makeSmall(zips, program, settings) {
  const image = await takeImage(zips, program, settings);
  const pruned = settings.steps.includes("prune");
  const inputs = [WASM, image.path, ...[...OWN, program.training].map((file) => join(HERE, file))];
  const name = `${program.name}.wasm`;
  const made = await cached(program.name, { ...settings, inputs, settings: { pruned } }, async (draft) => {
    const memory = readFileSync(image.path);
    const { kept, touched } = pruned ? await trained(image, program, inputs, settings) : {};
    const map = pruned && image.facts.map;
    const module = prune(readFileSync(WASM), { kept, map }, segments(memory, image.facts, touched));
    writeFileSync(join(draft, name), module);
  });
  return { file: join(made, name), opener: image.facts.opener };
}

async function trained({ path, facts }, program, inputs, settings) {
  const made = await cached(`trained-${program.name}`, { ...settings, inputs, settings: {} }, async (draft) => {
    const seen = await train(readFileSync(path), facts, exercises(program, settings));
    writeFileSync(join(draft, "trained.json"), JSON.stringify(seen));
  });
  const { ran, touched } = JSON.parse(readFileSync(join(made, "trained.json"), "utf8"));
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
function exercises({ exercises }, { python, kernel }) {
  const program = `import json, ${exercises} as module; print(json.dumps(module.exercises()))`;
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
