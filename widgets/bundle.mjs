/** Scripts for the browser: each bundled into one small module by esbuild, once per content. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { emptyLock } from "./runtime/making/runtime.mjs";
import { cached } from "./runtime/making/cache.mjs";

const HERE = import.meta.dirname;

/** Cheap phones keep old browsers: pages are written for those of 2020. */
const PAGE_TARGET = "es2020";

/** Whoever runs Pyodide's WebAssembly reads these too. */
const WORKER_TARGET = "es2022";

const NOTICE = "/*! Pyodide (MPL-2.0), CPython (PSF-2.0) and others: see LICENSES.txt beside this file. */";

/** Where each script begins, below browser/: those of the pages, then Python's worker. */
const SCRIPTS = {
  "visit.js": "shared/visit.js",
  "site.js": "shared/site.js",
  "form.js": "answering/form.js",
  "result.js": "answering/result.js",
  "profile.js": "answering/profile.js",
  "group.js": "sharing/group.js",
  "decoding.js": "sharing/decoding.js",
  "adviser.js": "sharing/adviser.js",
  "sheets.js": "sharing/sheets.js",
  "search.js": "finding/search.js",
  "listening.js": "shared/listening.js",
  "offline.js": "shared/offline.js",
  "organisms.js": "finding/organisms.js",
  "worker.js": "shared/worker.js",
};

export const PAGE_SCRIPTS = Object.keys(SCRIPTS).filter((name) => name !== "worker.js");

/**
 * A script of the pages, with what it imports but `visit.js`, which lies beside it under its published name:
 * however many scripts a page loads, one module owns the visit's answers.
 */
export const bundlePage = (name, { visit, ...settings }) =>
  bundle(name, { target: PAGE_TARGET, plugins: [beside(/\/visit\.js$/, visit)] }, settings);

const beside = (filter, name) => ({
  name: "beside",
  setup: ({ onResolve }) => onResolve({ filter }, ({ kind }) => (kind === "entry-point" ? null : { path: `./${name}`, external: true })),
});

/**
 * The worker, with the small runtime's host in it or with Pyodide's own loader.
 * @param {{cache: string, glue: string}} settings `glue` is the script that goes with Pyodide's wasm
 * @param {object} runtime what the script knows of the files that it downloads
 */
export function bundleWorker(settings, runtime) {
  const start = join(HERE, "runtime/shipped", runtime.address ? "quick.js" : "start.js");
  return bundle("worker.js", forWorker(settings, runtime, { runtime: start }), settings);
}

/** What the worker turns to when the small runtime is not enough. */
export const bundleComplete = (settings, runtime) => bundle("complete.js", forWorker(settings, runtime), settings);

function forWorker({ glue }, runtime, alias = {}) {
  // Pyodide may evaluate text that comes with packages. There are none, the policy forbids it, and esbuild
  // shortens no name that such a text could use.
  const define = { RUNTIME: JSON.stringify({ ...runtime, lock: emptyLock() }), eval: "globalThis.eval" };
  const aliases = { "pyodide/pyodide.asm.mjs": glue, ...alias };
  return { target: WORKER_TARGET, define, banner: { js: NOTICE }, alias: aliases };
}

async function bundle(name, options, { cache }) {
  const inputs = ["browser", "runtime", "package-lock.json", "bundle.mjs"].map((input) => join(HERE, input));
  const made = await cached(name, { cache, inputs, settings: options }, async (draft) => {
    const { build } = await import("esbuild");
    await build({ ...common(name), ...options, outfile: join(draft, name) });
  });
  return readFileSync(join(made, name));
}

const common = (name) => ({
  entryPoints: [join(HERE, name === "complete.js" ? "runtime/shipped/start.js" : `browser/${SCRIPTS[name]}`)],
  bundle: true,
  minify: true,
  format: "esm",
  charset: "utf8",
  legalComments: "inline",
  logLevel: "warning",
  // Pyodide's branches for Node, which a browser never takes.
  external: ["node:*", "ws"],
});
