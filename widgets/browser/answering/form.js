/**
 * The questionnaire: collects the answers, asks Python, shows the profile.
 *
 * Every sentence is in the page, hidden until it is needed, or comes from the kernel. Answers stay in this
 * tab, or where the visitor keeps them (`visit.js`); nothing is sent but requests for Python's own files.
 */
import { connect } from "../shared/asking.js";
import { welcome } from "./guest.js";
import { offerKeeping, sayNewer } from "./keeping.js";
import { appear, byId } from "../shared/nodes.js";
import { drawProfile, showProfile } from "../shared/render.js";
import { askToKeep, fillRest, greet, seenIn } from "./resting.js";
import { filled, walk } from "./steps.js";
import { openVisit } from "../shared/visit.js";
import { takeAway } from "./taking.js";

/** How long somebody reads before they are likely to answer, in milliseconds. */
const READING = 10_000;

const [form, progress, profile, panel, next] = byId("positionnement", "avancement", "profil", "garder", "suite");
const [failure] = byId("panne");
const fragment = location.hash;
const visit = openVisit(Number(form.dataset.edition));
const python = connect(form, visit.lasting);
const guest = welcome(form, visit, follow);
const show = offerKeeping(panel, visit, visit.sheet, () => form.requestSubmit());
const chosen = () => [...form.querySelectorAll("input[type=radio]:checked")];
const done = (id) => seenIn(visit.sheet().answers)(id);

restore();
if (["", "#reprise"].includes(fragment)) greet(visit.sheet().answers);
const steps = walk(visit, done, rest);
const actions = { ...takeAway(profile, () => panel.querySelector("[data-link]").value, guest.from), begin: { act: begin } };

/** What the kernel is asked: all answers so far, by line, and the domain that the page is about. */
const request = () => ({ domain: form.dataset.domain || null, answers: visit.sheet().answers, easy: guest.easy() });

function give(result) {
  profile.hidden = false;
  if (result.sections.length && !steps.listed() && steps.here() !== "profil") steps.go("profil");
  showProfile(profile, result, actions, visit.sheet().examples);
  offer(result);
}

/** From a result without any answer, back to the first statement. */
function begin() {
  profile.hidden = true;
  goOn();
}

/** What one may do with a result: keep or show it, and go on. */
function offer({ link, sections }) {
  next.hidden = panel.hidden = !sections.length;
  if (panel.hidden) return;
  show(link, guest.easy());
  next.querySelector("button").hidden = !unanswered();
}

/** The first statement that has no answer yet, in the order of the page or of the path. */
function unanswered() {
  if (!steps.listed()) return steps.path().unanswered(done);
  const shown = [...form.querySelectorAll("fieldset")].filter((each) => !each.closest("[hidden]"));
  return shown.find((each) => !each.querySelector(":checked"))?.id;
}

function goOn() {
  const id = unanswered();
  if (!id) return;
  if (!steps.listed()) return steps.go(id);
  const [question] = byId(id);
  question.querySelector("input").focus({ preventScroll: true });
  question.scrollIntoView();
}

/** A rest of the path says what is strong so far. */
function rest(id, path) {
  const [place] = byId(id);
  if (!place.matches(".rest")) return;
  fillRest(place, (number) => path.left(number, done));
  askToKeep(place, visit);
}

/** A result on the page follows the answers, so that nobody reads or prints an old one. */
function follow() {
  if (profile.hidden) return;
  python.follow(request, (result) => {
    drawProfile(profile, result, actions, visit.sheet().examples);
    offer(result);
  });
}

/** How many statements have an answer so far; which ones were looked at in detail, on another page. */
function showProgress() {
  const statements = [...form.querySelectorAll("fieldset")].filter((each) => !each.closest("[hidden]"));
  const total = progress.querySelector("[data-of]");
  progress.querySelector("[data-count]").textContent = chosen().length;
  total.textContent = filled(total.dataset.of, { total: statements.length });
  progress.hidden = false;
  form.toggleAttribute("data-answered", chosen().length > 0);
  const seen = seenIn(visit.sheet().answers);
  for (const each of statements) {
    if (seen(each.id) && !each.querySelector(":checked")) each.dataset.seen = form.dataset.seen;
    else delete each.dataset.seen;
  }
}

/** Show what is stored, no more and no less; `erased`: and nothing that was made of it before. */
function restore(erased = false) {
  const { answers } = visit.sheet();
  for (const input of form.querySelectorAll("input[type=radio]")) input.checked = answers[input.name] === input.value;
  showProgress();
  for (const part of failure.querySelectorAll("[data-older]")) part.hidden = visit.older() !== (part.dataset.older === "yes");
  if (!erased) return follow();
  for (const part of [profile, next, failure]) part.hidden = true;
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
  steps.refresh();
});
sayNewer(visit);
visit.catchUp(python.want);
if (steps.listed() && fragment === "#continuer") goOn();
// A reload stays with the result. What is wanted first is that an older edition's answers be read.
if (fragment === "#profil" || (python.again && !visit.older())) ask();
appear();
