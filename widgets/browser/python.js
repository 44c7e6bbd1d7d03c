/** The page's side of the worker: start Python, ask it, notice when it fails or falls silent. */

/**
 * Start Python in a worker.
 *
 * @param {object} options
 * @param {string} options.script absolute address of `worker.js`
 * @param {string | null} options.words absolute address of the questionnaire's words; null for a program
 *   that has none to say
 * @param {number} options.patience seconds without any news after which Python is given up
 * @param {number} [options.retry] which retry this is: each goes past what the HTTP cache holds of
 *   the starts that failed
 * @returns {{ready: Promise<void>, ask: (request: object) => Promise<object>, stop: () => void}}
 *   `ready` and `ask` fail as soon as Python does; then only `stop` is of use
 */
export function startPython({ script, words, patience, retry = 0 }) {
  const worker = spawn(retry ? `${script}?afresh=${retry}` : script);
  const waiting = new Map();
  const silence = watch(patience, () => fail(new Error("silence")));
  let asked = 0;
  let lost = null;

  function exchange(id, message) {
    if (lost) return Promise.reject(lost);
    silence.restart();
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage(message);
    });
  }

  function hear({ data }) {
    silence.restart();
    if (data.progress) return;
    settle(waiting.get(data.id), data);
    waiting.delete(data.id);
    if (!waiting.size) silence.end();
  }

  function fail(error) {
    lost = error;
    silence.end();
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
 * A clock that rings when nothing was heard for a while: Pyodide may hang without a word. It counts
 * seconds one by one, so that the time a phone spends asleep, and Python with it, does not count.
 */
function watch(seconds, ring) {
  let timer;
  const end = () => clearInterval(timer);
  const restart = () => {
    let quiet = 0;
    end();
    timer = setInterval(() => ++quiet >= seconds && ring(), 1000);
  };
  return { restart, end };
}
