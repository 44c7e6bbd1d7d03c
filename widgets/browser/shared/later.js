/** Scripts that come when they are first needed. */

/** How long one may take, in milliseconds. */
const PATIENCE = 15_000;

/** Those that did not come: the next try goes past the HTTP cache. */
const missed = new Set();

/**
 * @param {string} script its absolute address
 * @returns {Promise<object>} the module; it fails where nothing came in time
 */
export async function later(script) {
  const silence = new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("too late")));
  try {
    return await Promise.race([import(missed.has(script) ? `${script}?afresh=${Date.now()}` : script), silence]);
  } catch (error) {
    missed.add(script);
    throw error;
  }
}
