/**
 * The questionnaire: collects the answers, asks Python, shows the profile.
 *
 * Every sentence is in the page, hidden until it is needed, or comes from the kernel. Answers stay in this
 * tab, or where the visitor keeps them (`visit.js`); nothing is sent but requests for Python's own files.
 */
import { connect } from "../shared/asking.js";
import { welcome } from "./guest.js";
import { sayNewer } from "./keeping.js";
import { afresh } from "../shared/later.js";
import { address, appear, byId, filled, once } from "../shared/nodes.js";
import { askToKeep, fillRest, greet, seenIn } from "./resting.js";
import { walk } from "./steps.js";
import { openVisit } from "../shared/visit.js";

/** How long somebody reads before they are likely to answer, in milliseconds. */
const READING = 10_000;

/** The addresses that name no statement, of whoever comes again. */
const COMING = ["", "#reprise", "#continuer"];

const [form, progress, profile, next] = byId("positionnement", "avancement", "profil", "suite");
const [failure, again] = byId("panne", "reprise");
const fragment = location.hash;
const visit = openVisit(Number(form.dataset.edition));
const guest = welcome(form, visit, follow);
const python = connect(form, visit.lasting, prepare);
const asked = () => [...form.querySelectorAll("fieldset")].filter((statement) => !statement.closest("[hidden]"));
/** Which statements have an answer by now, here or in detail. */
const done = () => seenIn(visit.sheet().answers);
let shown; // shows results, once its script is there

restore();
if (["", "#reprise"].includes(fragment)) greet(visit.sheet().answers);
const steps = walk(visit, done, rest);
const began = steps.here();
let begun = false; // has the visitor answered here?

/** What the kernel is asked: all answers so far, by line, and the domain that the page is about. */
const request = () => ({ domain: form.dataset.domain || null, answers: visit.sheet().answers, easy: guest.easy() });

/** What shows a result comes with Python; what was lost is asked for past what the browser remembers of it. */
async function prepare(again) {
  const source = address(form, "result");
  const { openResult } = await import(again ? afresh(source) : source);
  shown ??= openResult(visit, guest.from, { begin, ask });
}

function give(result) {
  profile.hidden = false;
  if (result.sections.length && !steps.listed() && steps.here() !== "profil") steps.go("profil");
  shown.show(result, guest.easy());
  offer(result);
}

/** From a result without any answer, back to the first statement. */
function begin() {
  profile.hidden = true;
  goOn();
}

/** What one may do after a result: go on. */
function offer({ sections }) {
  next.hidden = !sections.length;
  next.querySelector("button").hidden = !unanswered();
}

/** The first statement that has no answer yet, in the order of the page or of the path. */
function unanswered() {
  if (!steps.listed()) return steps.path().unanswered(done());
  return asked().find((statement) => !statement.querySelector(":checked"))?.id;
}

function goOn() {
  const id = unanswered();
  if (!id) return;
  if (!steps.listed()) return steps.go(id);
  const [question] = byId(id);
  question.querySelector("input").focus({ preventScroll: true });
  question.scrollIntoView();
}

/** Older answers are back: whoever has not begun meanwhile is greeted, or led on, as if they had been there before. */
function comeAgain(carried) {
  if (!carried || begun || steps.listed() || steps.here() !== began || !COMING.includes(fragment)) return;
  if (fragment !== "#continuer") greet(visit.sheet().answers);
  steps.refresh(true);
}

/** A rest of the path says what is strong so far. */
function rest(id, path) {
  const [place] = byId(id);
  if (!place.matches(".rest")) return;
  const answered = done();
  fillRest(place, (number) => path.left(number, answered));
  askToKeep(place, visit);
}

/** A result on the page follows the answers, so that nobody reads or prints an old one. */
function follow() {
  if (profile.hidden) return;
  python.follow(request, (result) => {
    shown.draw(result, guest.easy());
    offer(result);
  });
}

/** How many statements have an answer so far; which ones were looked at in detail, on another page. */
function showProgress() {
  const statements = asked();
  const chosen = form.querySelectorAll("input[type=radio]:checked").length;
  const total = progress.querySelector("[data-of]");
  progress.querySelector("[data-count]").textContent = chosen;
  total.textContent = filled(total.dataset.of, { total: statements.length });
  progress.hidden = false;
  form.toggleAttribute("data-answered", chosen > 0);
  const seen = done();
  for (const statement of statements) {
    if (seen(statement.id) && !statement.querySelector(":checked")) statement.dataset.seen = form.dataset.seen;
    else delete statement.dataset.seen;
  }
}

/** Show what is stored, no more and no less; `erased`: and nothing that was made of it before. */
function restore(erased = false) {
  const { answers } = visit.sheet();
  for (const input of form.querySelectorAll("input[type=radio]")) input.checked = answers[input.name] === input.value;
  showProgress();
  for (const part of failure.querySelectorAll("[data-older]")) part.hidden = visit.older() !== (part.dataset.older === "yes");
  if (!erased) return follow();
  for (const part of [profile, next, failure, again]) part.hidden = true;
  profile.replaceChildren();
}

/** Ask for the result, with the answers of older editions in it. */
const ask = () => visit.catchUp(python.want, () => python.want(request, give));

// The first sign that somebody is answering, or a while of reading, starts Python: before that, a visit
// costs nothing. Whoever has asked to save data starts it by asking for a result.
if (!navigator.connection?.saveData) {
  for (const sign of ["focusin", "pointerdown", "change"]) form.addEventListener(sign, python.wake);
  setTimeout(() => document.hidden || python.wake(), READING);
}
form.addEventListener("change", ({ target: { name, value } }) => visit.update({ answers: { [name]: value } }));
form.addEventListener("change", () => (begun = true));
form.addEventListener("change", showProgress);
form.addEventListener("change", follow);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
profile.addEventListener("input", ({ target }) => visit.update({ examples: { [target.dataset.line]: target.value } }));
next.querySelector("button").addEventListener("click", goOn);
window.addEventListener("hashchange", () => steps.listed() && location.hash === "#continuer" && goOn());
visit.follow((erased) => {
  restore(erased);
  steps.refresh(erased);
});
sayNewer(visit);
visit.catchUp(python.want, comeAgain);
if (steps.listed() && fragment === "#continuer") once(goOn);
// A reload stays with the result. What is wanted first is that an older edition's answers be read.
if (fragment === "#profil" || (python.again && !visit.older())) ask();
appear();
