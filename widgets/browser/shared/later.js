/** Scripts that come when they are first needed. */

/** How long one may take, in milliseconds. */
const PATIENCE = 15_000;

/**
 * @param {string} script its absolute address
 * @returns {Promise<object>} the module. What is not there, or damaged, is asked for once more, past the HTTP cache; then,
 *   or where nothing comes in time, it fails
 */
export function later(script) {
  const coming = import(script).catch(() => import(`${script}?afresh=${Date.now()}`));
  const silence = new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("too late")));
  return Promise.race([coming, silence]);
}
