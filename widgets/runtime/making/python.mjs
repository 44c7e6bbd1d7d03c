/** Python for the build: the complete Pyodide under Node, with this machine's files in its sight. */
import { createRequire } from "node:module";
import { dirname } from "node:path";

/** Where npm has put Pyodide. */
export const PYODIDE = dirname(createRequire(import.meta.url).resolve("pyodide/package.json"));

/** How Pyodide sees a path of this machine. */
export const seen = (path) => `/host${path}`;

/**
 * Start Pyodide and let it import from some folders of this machine.
 *
 * @param {string[]} folders absolute paths
 * @param {Record<string, string>} [variables] for Python
 */
export async function startPython(folders, variables = {}) {
  const { loadPyodide } = await import("pyodide");
  const env = { HOME: "/", PYTHONDONTWRITEBYTECODE: "1", PYTHONHASHSEED: "0", ...variables };
  const python = await loadPyodide({ packages: [], env });
  python.mountNodeFS("/host", "/");
  const { path } = python.pyimport("sys");
  for (const folder of folders) path.append(seen(folder));
  return python;
}
