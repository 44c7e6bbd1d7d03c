/** Scripts for the browser: each bundled into one small module by esbuild, once per content. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cached } from "./runtime/making/cache.mjs";

const HERE = import.meta.dirname;

/** Cheap phones keep old browsers: pages are written for those of 2020. */
const PAGE_TARGET = "es2020";

/** Whoever runs Pyodide's WebAssembly reads these too. */
const WORKER_TARGET = "es2022";

const NOTICE = "/*! Python's files come from Pyodide (MPL-2.0), CPython (PSF-2.0) and others: see LICENSES.txt beside this one. */";

/** Where each script begins, below browser/: those of the pages, then Python's worker. */
const SCRIPTS = {
  "visit.js": "shared/visit.js",
  "site.js": "shared/site.js",
  "form.js": "answering/form.js",
  "result.js": "answering/result.js",
  "profile.js": "answering/profile.js",
  "group.js": "sharing/group.js",
  "decoding.js": "sharing/decoding.js",
  "encoding.js": "sharing/encoding.js",
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

/** Python's worker. @param {object} runtime what it knows of the files that it downloads */
export const bundleWorker = (settings, runtime) =>
  bundle("worker.js", { target: WORKER_TARGET, define: { RUNTIME: JSON.stringify(runtime) }, banner: { js: NOTICE } }, settings);

async function bundle(name, options, { cache }) {
  const inputs = ["browser", "runtime", "package-lock.json", "bundle.mjs"].map((input) => join(HERE, input));
  const made = await cached(name, { cache, inputs, settings: options }, async (draft) => {
    const { build } = await import("esbuild");
    await build({ ...common(name), ...options, outfile: join(draft, name) });
  });
  return readFileSync(join(made, name));
}

const common = (name) => ({
  entryPoints: [join(HERE, "browser", SCRIPTS[name])],
  bundle: true,
  minify: true,
  format: "esm",
  charset: "utf8",
  legalComments: "inline",
  logLevel: "warning",
});
