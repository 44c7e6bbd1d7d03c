/** Steps whose results are kept by content: the same inputs are never worked on twice. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** @returns {string} the SHA-256 of some bytes or text */
export const sha256 = (content, encoding = "hex") => createHash("sha256").update(content).digest(encoding);

/**
 * Every file below a path, sorted, as [name relative to the path, full path].
 * Byte code that Python leaves beside its sources is not part of them.
 */
function filesBelow(path, name = "") {
  if (!statSync(path).isDirectory()) return [[name, path]];
  return readdirSync(path)
    .filter((entry) => entry !== "__pycache__")
    .sort()
    .flatMap((entry) => filesBelow(join(path, entry), name ? `${name}/${entry}` : entry));
}

/**
 * The folder where `make` leaves its files, made again only when an input has changed.
 *
 * @param {string} name what the step is called, for people who look into the cache
 * @param {{cache: string, inputs: string[], settings?: object}} from the paths (files or folders)
 *   and the plain values that the result depends on
 * @param {(folder: string) => Promise<void>} make fills an empty folder
 */
export async function cached(name, { cache, inputs, settings = {} }, make) {
  const folder = join(cache, `${name}-${fingerprint(inputs, settings)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, "draft-"));
  try {
    await make(draft);
    settle(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/** A half-made folder is never seen: it takes its name once complete, unless another run was faster. */
function settle(draft, folder) {
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

function fingerprint(inputs, settings) {
  const files = inputs.flatMap((input) => filesBelow(input));
  const contents = files.map(([name, path]) => [name, sha256(readFileSync(path))]);
  return sha256(JSON.stringify([contents, settings])).slice(0, 16);
}
