/**
 * The site's one style sheet: the rules of Material's that a page uses, then ours.
 *
 *   node widgets/styles.mjs SITE
 *
 * Reads SITE/assets/stylesheets/main.*.css and our sheets in SITE/assets, looks at every page and script
 * of SITE, writes SITE/assets/style-HASH.css and makes the pages load it.
 */
import { createHash } from "node:crypto";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";
import { PurgeCSS } from "purgecss";

/** Classes and attributes that only appear once a visitor acts. */
const SAFE = { standard: [/^profil/, "mark", "notice", "good"], deep: [/^dialog/], greedy: [/aria-|data-|open|hidden/] };

/** Ours, in the order in which they are read. */
const OURS = ["clea.css", "questionnaire.css", "organisms.css", "paper.css"];

const site = process.argv[2];
const files = (await readdir(site, { recursive: true })).map((name) => join(site, name));
const pages = files.filter((name) => name.endsWith(".html"));
const scripts = files.filter((name) => /\/assets\/widgets\/[a-z]+-[^/]*\.js$/.test(name) && !/\/(complete|worker|codes)-/.test(name));
const material = files.find((name) => /main\.[^/]*\.min\.css$/.test(name));
const ours = OURS.map((name) => join(site, "assets", name));

const raw = (await readFile(material, "utf8")).replace(/\/\*# source.*?\*\//g, "");
const [used] = await new PurgeCSS().purge({ content: [...pages, ...scripts], css: [{ raw }], safelist: SAFE, variables: true, keyframes: true });
const sheets = await Promise.all(ours.map((file) => readFile(file, "utf8")));
const css = [used.css, ...sheets].join("\n");
const { code } = await transform(css, { loader: "css", minify: true, target: ["chrome90", "firefox90", "safari14"] });
const name = `style-${createHash("sha256").update(code).digest("hex").slice(0, 12)}.css`;

await writeFile(join(site, "assets", name), code);
for (const page of pages) {
  const html = await readFile(page, "utf8");
  await writeFile(page, html.replace('assets/style.css"', `assets/${name}"`));
}
for (const sheet of [...ours, join(site, "assets/stylesheets")]) await rm(sheet, { recursive: true });
