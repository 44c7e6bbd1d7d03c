/** A page and its worker, as plainly as can be: one message, one answer. */

/**
 * The page's side.
 * @returns {import("../measure.js").Client}
 */
export function callWorker({ worker: script, words }) {
  const worker = new Worker(script, { type: "module" });
  const say = (message) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(message);
    });
  const ask = async (request) => JSON.parse(await say({ request: JSON.stringify(request) }));
  return { ready: say({ words }), ask };
}

/**
 * The worker's side.
 * @param {(words: string) => Promise<(request: string) => string>} open takes an address
 */
export function answerCalls(open) {
  let respond;
  self.onmessage = async ({ data }) => {
    try {
      if (data.words) respond = await open(data.words);
      self.postMessage(data.words ? "ready" : respond(data.request));
    } catch (error) {
      setTimeout(() => fail(error)); // out of this promise, so that the page hears of it
    }
  };
}

function fail(error) {
  throw error;
}

/** The text of a file. */
export const readText = async (address) => (await fetch(address)).text();
