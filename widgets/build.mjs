/**
 * Build everything the browser loads: `node build.mjs --out DIR [--cache DIR]`.
 *
 * Every file is named after its content, and `DIR/manifest.json` says which is which:
 * `{"form.js": "form-….js", …}`. The files find one another beside themselves, so that the site may
 * live in a sub-path. Helper steps run with the Python of the variable `PYTHON`.
 */
import "./ready.mjs";
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { bundlePage, bundleWorker, PAGE_SCRIPTS } from "./bundle.mjs";
import { withVersions } from "./packages.mjs";
import { sha256 } from "./runtime/making/cache.mjs";
import { makeZips, sitePackages } from "./runtime/making/library.mjs";
import { makeModules } from "./runtime/making/modules.mjs";

const HERE = import.meta.dirname;

/**
 * Build into a folder and write its manifest.
 *
 * @param {{out: string, cache: string, python: string}} settings
 * @returns {Promise<Record<string, string>>} from a file's plain name to its published name
 */
export async function build({ out, ...settings }) {
  const files = await makeFiles({ kernel: join(HERE, "positioning"), ...settings });
  const named = Object.entries(files).map(([name, content]) => [name, publishedName(name, content)]);
  const manifest = Object.fromEntries(named);
  tidy(out, new Set(Object.values(manifest)));
  for (const [name, content] of Object.entries(files)) write(join(out, manifest[name]), content);
  write(join(out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** The content of every file, by plain name. */
async function makeFiles({ kernel, ...settings }) {
  const licences = readFileSync(join(HERE, "runtime/shipped/LICENSES.txt"), "utf8");
  const files = { "LICENSES.txt": Buffer.from(withVersions(licences, sitePackages(settings.python))) };
  const { small, complete, opener } = await makeModules(await makeZips(kernel, settings), { ...settings, kernel });
  for (const path of [small, complete]) files[basename(path)] = readFileSync(path);
  const known = (path) => ({ ...described(basename(path), files[basename(path)]), address: opener });
  files["worker.js"] = await bundleWorker(settings, { small: known(small), complete: known(complete) });
  const visit = await bundlePage("visit.js", settings);
  const beside = { ...settings, visit: publishedName("visit.js", visit) };
  for (const name of PAGE_SCRIPTS) files[name] = name === "visit.js" ? visit : await bundlePage(name, beside);
  return files;
}

/** What the worker knows of a file that it downloads. */
const described = (name, content) => ({ name: publishedName(name, content), sha256: sha256(content, "base64") });

/** Licences keep their name: the worker's first comment points to them. */
function publishedName(name, content) {
  if (name === "LICENSES.txt") return name;
  const extension = extname(name);
  return `${basename(name, extension)}-${sha256(content).slice(0, 10)}${extension}`;
}

/** Remove what the last build has left in the folder and this one does not make; touch nothing else. */
function tidy(out, kept) {
  mkdirSync(out, { recursive: true });
  const last = join(out, "manifest.json");
  const names = existsSync(last) ? Object.values(JSON.parse(readFileSync(last, "utf8"))) : [];
  for (const name of names.filter((file) => !kept.has(file))) rmSync(join(out, basename(name)), { force: true });
}

/** A file that is already there is left alone: its date would make others work again. */
function write(path, content) {
  if (!existsSync(path) || !readFileSync(path).equals(Buffer.from(content))) writeFileSync(path, content);
}

function settingsFromCommandLine() {
  const text = { type: "string" };
  const { values } = parseArgs({ options: { out: text, cache: text } });
  if (!values.out) throw new Error("usage: node build.mjs --out DIR [--cache DIR]");
  const cache = resolve(values.cache ?? join(HERE, "..", ".build", "cache", "widgets"));
  const python = process.env.PYTHON ?? join(HERE, "..", ".venv", "bin", "python");
  return { out: resolve(values.out), cache, python };
}

const main = async () => build(settingsFromCommandLine());

/** Left to itself, Node would print the faulty line first: in Pyodide, that is a megabyte. */
function report(error) {
  console.error(error.stack ?? error);
  process.exitCode = 1;
}

if (realpathSync(process.argv[1]) === import.meta.filename) await main().catch(report);
