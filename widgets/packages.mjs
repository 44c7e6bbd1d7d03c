/** The packages that the site is made from: each installed in the version that is asked for, or one line says so. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const HERE = import.meta.dirname;

/** The version of an npm package that is installed; nothing when none is. */
export function installed(name, folder = HERE) {
  try {
    return JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8")).version;
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}

/** What `npm install` has still to do in a folder, in one line; nothing when all is there. */
export function missing(folder = HERE) {
  const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const others = Object.entries(dependencies).filter(([name, version]) => installed(name, folder) !== version);
  const wanted = others.map(([name, version]) => `${name} ${version} (here: ${installed(name, folder) ?? "none"})`);
  return wanted.length ? `widgets/package.json asks for ${wanted.join(", ")}: run \`npm install\` in widgets/.` : "";
}

/**
 * Fill the blanks of the list of licences, « {pyodide} », with the versions of the packages.
 *
 * @param {string} text
 * @param {string} packages the folder of the packages from PyPI
 */
export const withVersions = (text, packages) => text.replace(/\{([^}]+)\}/g, (_, name) => version(name, packages));

function version(name, packages) {
  const found = name === "python" ? pythonOfPyodide() : (installed(name) ?? fromPyPI(name, packages));
  if (!found) throw new Error(`LICENSES.txt names ${name}, which is not installed.`);
  return found;
}

function pythonOfPyodide() {
  return JSON.parse(readFileSync(join(HERE, "node_modules/pyodide/pyodide-lock.json"), "utf8")).info.python;
}

function fromPyPI(name, packages) {
  const folder = new RegExp(`^${name.replaceAll("-", "[-_]")}-(.+)[.]dist-info$`);
  return readdirSync(packages).map((entry) => folder.exec(entry)?.[1]).find(Boolean);
}
