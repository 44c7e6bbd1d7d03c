/**
 * A page that asks Python: starts it, says what takes long or fails, and asks again after a failure.
 *
 * The page has the elements `#attente` (a status line; its `data-…` say what `waiting.js` wants) and `#panne`
 * (a failure, with its buttons);
 * `<html data-python>` says how far Python is: `loading`, `ready` or `failed`.
 */
import { silence } from "./later.js";
import { address, byId } from "./nodes.js";
import { startPython } from "./python.js";
import { renew, renewed } from "./renewing.js";
import { announceWait } from "./waiting.js";

const state = document.documentElement.dataset;

/**
 * @param {HTMLElement} host its `data-worker` and `data-words` say where Python's files are, its
 *   `data-patience` how many seconds of silence are too many
 * @param {() => boolean} lasting whether all that the visitor gave would still be there if the page were loaded again
 * @param {(again: boolean) => Promise<void>} prepare what else the page needs to show an answer; `again`: it was lost once
 * @returns {{wake: () => void, want: Function, follow: Function, again: boolean}} `want(request, show)` asks for
 *   what the visitor waits for: `request()` says what to ask, `show(answer)` draws it; after a failure,
 *   « Réessayer » does the same again; when that fails too, the page is loaded again if what it holds is `lasting`,
 *   and then says `again`. `follow` asks without a word, if Python is ready.
 */
export function connect(host, lasting = () => false, prepare = async () => {}) {
  const [waiting, failure, content] = byId("attente", "panne", "contenu");
  let python = null;
  let ready = null;
  let wanted = null;
  let awaited = false;
  let losses = 0;

  function start() {
    const [script, words] = ["worker", "words"].map((name) => address(host, name));
    const patience = Number(host.dataset.patience) || 60;
    state.python = "loading";
    try {
      python = startPython({ script, words, patience });
    } catch (error) {
      return fail(error); // a browser without such workers
    }
    ready = Promise.all([python.ready, Promise.race([prepare(losses > 0), silence(patience)])]);
    ready.then(() => (state.python = "ready"), fail);
  }

  const wake = () => python ?? state.python ?? start();

  function want(request, show) {
    wanted = { request, show };
    wake();
    if (state.python === "failed") return failure.hidden ? reveal() : retry();
    if (!awaited) answer();
  }

  /** Give what is wanted by then as soon as Python can; and what is wanted meanwhile after it. */
  async function answer() {
    awaited = true;
    const over = announceWait(waiting.dataset, say);
    try {
      await ready;
      while (wanted) {
        const now = wanted;
        const result = await python.ask(now.request());
        now.show(result);
        if (wanted === now) wanted = null;
      }
      losses = 0;
    } catch (error) {
      fail(error);
    } finally {
      over();
      awaited = false;
    }
  }

  function say(sentence) {
    const line = waiting.firstElementChild;
    line.textContent = sentence;
    line.hidden = !sentence;
  }

  function follow(request, show) {
    if (state.python === "ready") python.ask(request()).then(show, fail);
  }

  /** Python is lost. Whoever has not asked for a result does not need to know yet. */
  async function fail(error) {
    if (state.python === "failed") return; // told twice when a result is awaited
    console.warn(error);
    state.python = "failed";
    python?.stop();
    losses += 1;
    if (wanted && !(losses > 1 && lasting() && (await renew()))) reveal();
  }

  /** The sentence goes where the eyes and the keyboard are: the form may be several screens long. */
  function reveal() {
    failure.hidden = false;
    failure.focus({ preventScroll: true });
    failure.scrollIntoView({ block: "center" });
  }

  /** Try again with a new worker. The pressed button disappears: the focus must not be lost with it. */
  function retry() {
    failure.hidden = true;
    (host.querySelector("[type=submit]") ?? content).focus();
    start();
    if (wanted) answer();
  }

  failure.querySelector("[data-retry]").addEventListener("click", retry);
  failure.querySelector("[data-print]")?.addEventListener("click", () => window.print());
  return { wake, want, follow, again: renewed() };
}
