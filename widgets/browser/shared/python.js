/** The page's side of the worker: start Python, ask it, notice when it fails, falls silent or comes too slowly. */
import { afresh } from "./later.js";

/**
 * How few bytes a second are too few. They are counted unpacked: brotli makes this 20 kbit/s of the network.
 */
const SLOWEST = 10_000;

/** How long a start or an answer may take in all, in seconds: at the slowest, the small runtime has arrived. */
const LONGEST = 300;

/** The programs that were lost: their next start goes past what the HTTP cache holds of them. */
const lostOnce = new Set();

/**
 * Start Python in a worker.
 *
 * @param {object} options
 * @param {string} options.script absolute address of `worker.js`
 * @param {string} options.words absolute address of the questionnaire's words
 * @param {number} options.patience seconds without any news after which Python is given up
 * @returns {{ready: Promise<void>, ask: (request: object) => Promise<object>, stop: () => void}}
 *   `ready` and `ask` fail as soon as Python does; then only `stop` is of use
 */
export function startPython({ script, words, patience }) {
  const worker = spawn(lostOnce.has(script) ? afresh(script) : script);
  const waiting = new Map();
  const clock = watch(patience, () => fail(new Error("too late")));
  let asked = 0;
  let lost = null;

  function exchange(id, message) {
    if (lost) return Promise.reject(lost);
    clock.start();
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage(message);
    });
  }

  function hear({ data }) {
    if (data.progress) return clock.hear(data.progress);
    settle(waiting.get(data.id), data);
    waiting.delete(data.id);
    if (waiting.size) clock.start();
    else clock.end();
  }

  function fail(error) {
    lost = error;
    lostOnce.add(script);
    clock.end();
    worker.terminate();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  listen(worker, hear, fail);
  const ready = exchange(undefined, { words });
  ready.catch(() => {}); // told to whoever asks
  const ask = async (request) => {
    asked += 1;
    return JSON.parse(await exchange(asked, { id: asked, request: JSON.stringify(request) }));
  };
  return { ready, ask, stop: () => fail(new Error("stopped")) };
}

/**
 * A worker that is born from a `blob:` inherits the page's Content-Security-Policy; one that comes
 * from the network would escape it.
 */
function spawn(script) {
  const source = new Blob([`import ${JSON.stringify(script)};`], { type: "text/javascript" });
  const address = URL.createObjectURL(source);
  const worker = new Worker(address, { type: "module" });
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
}

/** Whatever is not a message is a failure: a script that is missing, refused or broken says no more. */
function listen(worker, hear, fail) {
  worker.addEventListener("message", hear);
  for (const failure of ["error", "messageerror"]) {
    worker.addEventListener(failure, (event) => {
      event.preventDefault();
      fail(new Error(event.message ?? failure));
    });
  }
}

function settle(request, { error, response }) {
  if (error) request?.reject(new Error(error));
  else request?.resolve(response);
}

/**
 * A clock that rings when what is awaited does not come: Python may hang without a word, and a network may
 * bring a byte a second. Each second uses up patience, bytes give back what they would take at the slowest.
 * It counts seconds one by one, so that the time a phone spends asleep, and Python with it, does not count.
 */
function watch(patience, ring) {
  let timer, left, spent;
  const end = () => clearInterval(timer);
  const start = () => {
    end();
    [left, spent] = [patience, 0];
    timer = setInterval(() => (--left <= 0 || ++spent >= LONGEST) && ring(), 1000);
  };
  const hear = (bytes) => (left = Math.min(patience, left + bytes / SLOWEST));
  return { start, hear, end };
}
