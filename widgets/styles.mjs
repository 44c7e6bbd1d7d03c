/**
 * The site's one style sheet: the rules of Material's that a page uses, then ours.
 *
 *   node widgets/styles.mjs SITE [--whole]
 *
 * Reads SITE/assets/stylesheets/main.*.css and our sheets in SITE/assets, looks at every page and script
 * of SITE, writes SITE/assets/style-HASH.css and makes the pages load it. With --whole, which takes no time,
 * it keeps every rule, in SITE/assets/style.css: for a site that is being written. A mistake in a sheet of ours
 * stops it, with the file and the line.
 */
import "./ready.mjs";
import { createHash } from "node:crypto";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What only appears once a visitor acts: classes and elements, attributes. */
const LATER = { safelist: { standard: [/^profil/, "mark", "notice", "good"], deep: [/^dialog/] }, dynamicAttributes: ["open", "hidden"] };

/** Ours, in the order in which they are read. */
const OURS = ["clea.css", "questionnaire.css", "result.css", "organisms.css", "listening.css", "paper.css"];

/** Where people write them. */
const THEME = "generator/publishing/theme/assets";

const site = process.argv[2];
const files = (await readdir(site, { recursive: true })).map((name) => join(site, name));
const pages = files.filter((name) => name.endsWith(".html"));
const scripts = files.filter((name) => /\/assets\/widgets\/[a-z]+-[^/]*\.js$/.test(name) && !/\/(complete|worker|codes)-/.test(name));
const material = files.find((name) => /main\.[^/]*\.min\.css$/.test(name));
const ours = OURS.map((name) => join(site, "assets", name));

const whole = process.argv.includes("--whole");
const raw = (await readFile(material, "utf8")).replace(/\/\*# source.*?\*\//g, "");
const sheets = await Promise.all(ours.map((file) => readFile(file, "utf8")));

const mistakes = (await Promise.all(OURS.map((name, n) => mistakesIn(name, sheets[n])))).flat();
if (mistakes.length) {
  console.error(mistakes.join("\n"));
  process.exit(1);
}
if (whole) await writeFile(join(site, "assets/style.css"), [raw, ...sheets].join("\n"));
else await publish([await used(raw), ...sheets].join("\n"));
for (const sheet of [...ours, join(site, "assets/stylesheets")]) await rm(sheet, { recursive: true });

/** What a browser would leave out of a sheet of ours without a word: « clea.css:12: … ». */
async function mistakesIn(name, css) {
  const { transform } = await import("esbuild");
  const { warnings } = await transform(css, { loader: "css", logLevel: "silent" });
  return warnings.map(({ text, location }) => `${THEME}/${name}:${location?.line ?? 1}: ${text}`);
}

/** The rules of Material's sheet that some page needs. */
async function used(raw) {
  const { PurgeCSS } = await import("purgecss");
  const [{ css }] = await new PurgeCSS().purge({ content: [...pages, ...scripts], css: [{ raw }], ...LATER, variables: true, keyframes: true });
  return css;
}

/** Write the sheet, small, under a name that changes with it. */
async function publish(css) {
  const { transform } = await import("esbuild");
  const { code } = await transform(css, { loader: "css", minify: true, target: ["chrome90", "firefox90", "safari14"] });
  const name = `style-${createHash("sha256").update(code).digest("hex").slice(0, 12)}.css`;
  await writeFile(join(site, "assets", name), code);
  for (const page of pages) {
    const html = await readFile(page, "utf8");
    await writeFile(page, html.replace('assets/style.css"', `assets/${name}"`));
  }
}
