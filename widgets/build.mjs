/**
 * Build everything the browser loads: `node build.mjs --out DIR [--steps slim,stubs,…] [--cache DIR]`.
 *
 * Every file is named after its content, and `DIR/manifest.json` says which is which:
 * `{"form.js": "form-….js", …}`. The files find one another beside themselves, so that the site may
 * live in a sub-path. Helper steps run with the Python of the variable `PYTHON`.
 */
import "./ready.mjs";
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { bundleComplete, bundlePage, bundleWorker, PAGE_SCRIPTS } from "./bundle.mjs";
import { withVersions } from "./packages.mjs";
import { sha256 } from "./runtime/making/cache.mjs";
import { sitePackages } from "./runtime/making/library.mjs";
import { makeRuntime, STEPS } from "./runtime/making/runtime.mjs";

const HERE = import.meta.dirname;

/** The worker of each program. */
const WORKERS = { python: "worker.js", codes: "codes.js" };

/**
 * Build into a folder and write its manifest.
 *
 * @param {{out: string, steps: string[], cache: string, python: string}} settings
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
async function makeFiles(settings) {
  const { complete, glue, programs } = await makeRuntime(settings);
  const licences = readFileSync(join(HERE, "runtime/shipped/LICENSES.txt"), "utf8");
  const files = { "LICENSES.txt": Buffer.from(withVersions(licences, sitePackages(settings.python))) };
  const own = programs.flatMap(({ code, small }) => [code, small?.file ?? []].flat());
  for (const path of [...Object.values(complete), ...own]) files[basename(path)] = readFileSync(path);
  Object.assign(files, await workerScripts(complete, programs, files, { ...settings, glue }));
  const visit = await bundlePage("visit.js", settings);
  const beside = { ...settings, visit: publishedName("visit.js", visit) };
  for (const name of PAGE_SCRIPTS) files[name] = name === "visit.js" ? visit : await bundlePage(name, beside);
  return files;
}

/** A worker for each program, and beside the small runtimes the script that starts the complete one. */
async function workerScripts(complete, programs, files, settings) {
  const all = { files: runtimeFiles(complete, files) };
  const script = await bundleComplete(settings, all);
  const workers = programs.map(async ({ name, module, opener, code, small }) => {
    const program = { module, opener, ...runtimeFiles({ code }, files) };
    const quick = small && {
      files: runtimeFiles({ small: small.file }, files),
      address: small.opener,
      complete: publishedName("complete.js", script),
    };
    return [WORKERS[name], await bundleWorker(settings, { ...all, ...quick, program })];
  });
  const scripts = Object.fromEntries(await Promise.all(workers));
  return programs.some((program) => program.small) ? { ...scripts, "complete.js": script } : scripts;
}

/** What the worker knows of the files it downloads: name and hash. */
function runtimeFiles(runtime, files) {
  const known = Object.entries(runtime).map(([role, path]) => {
    const content = files[basename(path)];
    return [role, { name: publishedName(basename(path), content), sha256: sha256(content, "base64") }];
  });
  return Object.fromEntries(known);
}

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
  const { values } = parseArgs({ options: { out: text, steps: text, cache: text } });
  if (!values.out) throw new Error(`usage: node build.mjs --out DIR [--steps ${STEPS}] [--cache DIR]`);
  const steps = values.steps?.split(",").filter(Boolean) ?? STEPS;
  const unknown = steps.filter((step) => !STEPS.includes(step));
  if (unknown.length) throw new Error(`unknown step ${unknown}: the steps are ${STEPS}`);
  const cache = resolve(values.cache ?? join(HERE, "..", ".build", "cache", "widgets"));
  const python = process.env.PYTHON ?? join(HERE, "..", ".venv", "bin", "python");
  return { out: resolve(values.out), steps, cache, python };
}

const main = async () => build(settingsFromCommandLine());

/** Left to itself, Node would print the faulty line first: in Pyodide, that is a megabyte. */
function report(error) {
  console.error(error.stack ?? error);
  process.exitCode = 1;
}

if (realpathSync(process.argv[1]) === import.meta.filename) await main().catch(report);
