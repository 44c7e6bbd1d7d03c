/** `node weigh.mjs FILE…`: how much some scripts below browser/ are together on the wire, in bytes, with nothing that they import. */
import { brotliCompressSync } from "node:zlib";
import { join } from "node:path";
import { build } from "../../widgets/node_modules/esbuild/lib/main.js";

const BROWSER = join(import.meta.dirname, "../../widgets/browser");
const contents = process.argv.slice(2).map((file) => `import ${JSON.stringify(join(BROWSER, file))};`);
const own = { name: "own", setup: (made) => made.onResolve({ filter: /^\./ }, ({ path }) => ({ path, external: true })) };
const { outputFiles } = await build({
  stdin: { contents: contents.join("\n"), resolveDir: BROWSER },
  bundle: true, minify: true, format: "esm", target: "es2020", charset: "utf8", write: false, plugins: [own], treeShaking: false,
});
console.log(brotliCompressSync(outputFiles[0].contents).length);
