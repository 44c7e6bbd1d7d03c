/** Bundle the scripts of one page of the bench: `node pages.mjs CLIENT DIR`. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const HERE = import.meta.dirname;

/** esbuild is the widgets': the bench builds its pages with what builds the site's. */
const { build } = createRequire(join(HERE, "..", "..", "widgets", "package.json"))("esbuild");

/** `page.js`, and `worker.js` for a client that has its own. */
export async function bundle(client, folder) {
  const parts = { page: `${client}.js`, worker: `${client}.worker.js` };
  for (const [name, source] of Object.entries(parts)) {
    const path = join(HERE, "clients", source);
    if (existsSync(path)) await build({ ...OPTIONS, entryPoints: { [name]: path }, outdir: folder });
  }
}

const OPTIONS = {
  bundle: true,
  minify: true,
  format: "esm",
  splitting: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  loader: { ".py": "text" },
  // MicroPython's branches for Node, which a browser never takes.
  external: ["node:*", "module", "fs", "path", "url", "crypto"],
};

const [client, folder] = process.argv.slice(2);
await bundle(client, resolve(folder));
