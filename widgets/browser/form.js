/**
 * The questionnaire: collects the answers, asks Python, shows the profile.
 *
 * Every sentence is in the page, hidden until it is needed, or comes from the kernel. Answers stay in
 * the page: nothing is stored, and nothing is sent but requests for Python's own files.
 */
import { startPython } from "./python.js";
import { drawProfile, showProfile } from "./render.js";

/** How long a wait may be before it is worth a sentence, in milliseconds. */
const SHORT_WAIT = 1000;

/** How long somebody reads before they are likely to answer, in milliseconds. */
const READING = 10_000;

const state = document.documentElement.dataset;
const ids = ["positionnement", "avancement", "attente", "panne", "profil"];
const [form, progress, waiting, failure, profile] = ids.map((id) => document.getElementById(id));
const actions = { print: () => window.print() };

let python = null;
let wanted = false;
let retries = 0;

/** Start Python; after a failure, `retry` counts the times. */
function wake(retry = 0) {
  const { worker, words, patience } = form.dataset;
  const [script, sentences] = [worker, words].map((address) => new URL(address, document.baseURI).href);
  state.python = "loading";
  try {
    python = startPython({ script, words: sentences, patience: Number(patience) || 60, retry });
  } catch (error) {
    return fail(error); // a browser without such workers
  }
  python.ready.then(() => (state.python = "ready"), fail);
}

/** Give the result as soon as Python can, from the answers as they are by then. */
async function answer() {
  wanted = true;
  const silence = announceWait();
  try {
    await python.ready;
    const result = await python.ask(request());
    silence();
    showProfile(profile, result, actions);
    wanted = false;
  } catch (error) {
    silence();
    fail(error);
  }
}

/** A result on the page follows the answers, so that nobody reads or prints an old one. */
function follow() {
  if (profile.hidden || state.python !== "ready") return;
  python.ask(request()).then((result) => drawProfile(profile, result, actions), fail);
}

/** What the kernel is asked: the answers given so far, by criterion, and the domain they are about. */
function request() {
  const answers = Object.fromEntries(chosen().map(({ name, value }) => [name, value]));
  return { domain: form.dataset.domain || null, answers };
}

const chosen = () => [...form.querySelectorAll("input[type=radio]:checked")];

/** Python is lost. Whoever has not asked for a result does not need to know yet. */
function fail(error) {
  if (state.python === "failed") return; // told twice when a result is awaited
  console.warn(error);
  state.python = "failed";
  python?.stop();
  if (wanted) reveal();
}

function submit(event) {
  event.preventDefault();
  if (!python) wake();
  if (state.python === "failed") return failure.hidden ? reveal() : retry();
  if (!wanted) answer();
}

/** The sentence goes where the eyes and the keyboard are: the form may be several screens long. */
function reveal() {
  wanted = true;
  failure.hidden = false;
  failure.focus({ preventScroll: true });
  failure.scrollIntoView({ block: "center" });
}

/** Try again with a new worker. The pressed button disappears: the focus must not be lost with it. */
function retry() {
  failure.hidden = true;
  form.querySelector("[type=submit]").focus();
  wake(++retries);
  if (wanted) answer();
}

/** Say that it takes time, if it does. Returns what to call when the wait is over. */
function announceWait() {
  const sentence = waiting.firstElementChild;
  const timer = setTimeout(() => (sentence.hidden = false), SHORT_WAIT);
  return () => {
    clearTimeout(timer);
    sentence.hidden = true;
  };
}

/** How many questions have an answer so far. */
function showProgress() {
  progress.querySelector("[data-count]").textContent = chosen().length;
  progress.hidden = false;
}

// The first sign that somebody is answering, or a while of reading, starts Python: before that, a visit
// costs nothing. Whoever has asked to save data starts it by asking for a result.
if (!navigator.connection?.saveData) {
  const begin = () => python ?? wake();
  for (const sign of ["focusin", "pointerdown", "change"]) form.addEventListener(sign, begin);
  setTimeout(() => document.hidden || begin(), READING);
}
form.addEventListener("change", showProgress);
form.addEventListener("change", follow);
form.addEventListener("submit", submit);
failure.querySelector("[data-retry]").addEventListener("click", retry);
failure.querySelector("[data-print]").addEventListener("click", actions.print);
showProgress();
