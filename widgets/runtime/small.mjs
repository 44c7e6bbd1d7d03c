/** The small runtime: an image of memory and a module for it, cut to what training has shown. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cached } from "./cache.mjs";
import { restore } from "./host.js";
import { takeImage } from "./image.mjs";
import { countFunctions, prune, withCallees } from "./prune.mjs";
import { PYODIDE } from "./python.mjs";

const HERE = import.meta.dirname;
const WASM = join(PYODIDE, "pyodide.asm.wasm");

/** What is shipped around each block that training has touched, in bytes. */
const PAGE = 4096;

/** How a run of blocks is described: its kind, and 4 times its length (see `host.js`). */
const [EMPTY, SHIPPED, ABSENT] = [0, 1, 2];

/**
 * @param {{library: string, kernel: string}} zips
 * @param {{cache: string, python: string, kernel: string, steps: string[]}} settings
 * @returns {Promise<{files: {module: string, image: string}, facts: object}>} two paths, and what `restore` wants
 */
export async function makeSmall(zips, settings) {
  const image = await takeImage(zips, settings);
  const pruned = settings.steps.includes("prune");
  const own = ["small.mjs", "prune.mjs", "guard.mjs", "instructions.mjs", "wasm.mjs", "host.js", "exercises.py", "training.py"].map((each) => join(HERE, each));
  const inputs = [WASM, image.path, ...own];
  const made = await cached("small", { ...settings, inputs, settings: { pruned } }, async (draft) => {
    const memory = readFileSync(image.path);
    const { kept, touched } = pruned ? await trained(image, inputs, settings) : {};
    const map = pruned && image.facts.map;
    writeFileSync(join(draft, "python.wasm"), prune(readFileSync(WASM), { kept, map }));
    writeFileSync(join(draft, "python.image"), packed(memory, image.facts, touched));
  });
  const { cover: _, ...facts } = image.facts;
  return { files: { module: join(made, "python.wasm"), image: join(made, "python.image") }, facts };
}

async function trained({ path, facts }, inputs, settings) {
  const made = await cached("trained", { ...settings, inputs, settings: {} }, async (draft) => {
    writeFileSync(join(draft, "trained.json"), JSON.stringify(await train(readFileSync(path), facts, settings)));
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

/** Let the kernel do all of its exercises, and look at which functions ran and which blocks they touched. */
async function train(memory, facts, settings) {
  const wasm = readFileSync(WASM);
  const watched = await WebAssembly.compile(prune(wasm, facts));
  const { open, memory: live } = await restore(watched, packed(memory, facts), facts);
  for (const { form, requests } of exercises(settings)) {
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
  const env = { ...process.env, PYTHONPATH: `${dirname(kernel)}:${HERE}`, PYTHONDONTWRITEBYTECODE: "1" };
  return JSON.parse(execFileSync(python, ["-c", program], { env, encoding: "utf8", maxBuffer: 2 ** 28 }));
}

/** The runs of blocks, then the blocks that are shipped. Without `touched`, all that are not empty. */
function packed(memory, { block }, touched) {
  const blocks = Array.from({ length: Math.ceil(memory.length / block) }, (_, n) =>
    memory.subarray(n * block, (n + 1) * block),
  );
  const nothing = Buffer.alloc(block);
  const kinds = blocks.map((each, n) => {
    if (each.equals(nothing)) return EMPTY;
    return !touched || touched.has(n) ? SHIPPED : ABSENT;
  });
  const shipped = blocks.filter((_, n) => kinds[n] === SHIPPED);
  const lengths = runs(kinds);
  return Buffer.concat([Buffer.from(new Uint32Array([lengths.length, ...lengths]).buffer), ...shipped]);
}

function runs(kinds) {
  const found = [];
  for (let from = 0, to; from < kinds.length; from = to) {
    for (to = from; kinds[to] === kinds[from]; ) to += 1;
    found.push(kinds[from] + 4 * (to - from));
  }
  return found;
}
