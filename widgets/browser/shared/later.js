/** Scripts that come when they are first needed. */

/** How long one may take, in seconds. */
const PATIENCE = 15;

/** What fails after some seconds. */
export const silence = (seconds) => new Promise((_, reject) => setTimeout(reject, seconds * 1000, new Error("too late")));

/** The address of a script past what the HTTP cache holds of it. */
export const afresh = (script) => `${script}?afresh=${Date.now()}`;

/**
 * @param {string} script its absolute address
 * @returns {Promise<object>} the module. What is not there, or damaged, is asked for once more, past the HTTP cache; then,
 *   or where nothing comes in time, it fails
 */
export function later(script) {
  const coming = import(script).catch(() => import(afresh(script)));
  return Promise.race([coming, silence(PATIENCE)]);
}
