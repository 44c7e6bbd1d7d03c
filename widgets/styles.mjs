/**
 * The site's one style sheet: Material's and ours, without the rules that no page uses.
 *
 *   node widgets/styles.mjs SITE
 *
 * Reads SITE/assets/stylesheets/main.*.css and SITE/assets/clea.css, looks at every page and script
 * of SITE, writes SITE/assets/style-HASH.css and makes the pages load it.
 */
import { createHash } from "node:crypto";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";
import { PurgeCSS } from "purgecss";

/** Classes and attributes that only appear once a visitor acts. */
const SAFE = { standard: [/^profil/, "mark", "notice", "good"], deep: [/^dialog/], greedy: [/aria-|data-|open|hidden/] };

const site = process.argv[2];
const files = (await readdir(site, { recursive: true })).map((name) => join(site, name));
const pages = files.filter((name) => name.endsWith(".html"));
const scripts = files.filter((name) => /\/assets\/widgets\/(form|site|search)-[^/]*\.js$/.test(name));
const sheets = [...files.filter((name) => /main\.[^/]*\.min\.css$/.test(name)), join(site, "assets/clea.css")];

const css = (await Promise.all(sheets.map((name) => readFile(name, "utf8")))).join("\n").replace(/\/\*# source.*?\*\//g, "");
const [purged] = await new PurgeCSS().purge({ content: [...pages, ...scripts], css: [{ raw: css }], safelist: SAFE, variables: true, keyframes: true });
const { code } = await transform(purged.css, { loader: "css", minify: true, target: ["chrome90", "firefox90", "safari14"] });
const name = `style-${createHash("sha256").update(code).digest("hex").slice(0, 12)}.css`;

await writeFile(join(site, "assets", name), code);
for (const page of pages) {
  const html = await readFile(page, "utf8");
  await writeFile(page, html.replace('assets/style.css"', `assets/${name}"`));
}
for (const sheet of [join(site, "assets/clea.css"), join(site, "assets/stylesheets")]) await rm(sheet, { recursive: true });
