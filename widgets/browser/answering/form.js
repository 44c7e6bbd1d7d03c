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
import { openVisit } from "../shared/visit.js";

/** How long somebody reads before they are likely to answer, in milliseconds. */
const READING = 10_000;

const [form, progress, profile, panel, next] = byId("positionnement", "avancement", "profil", "garder", "suite");
const [failure] = byId("panne");
const visit = openVisit(Number(form.dataset.edition));
const actions = { print: () => window.print() };
const python = connect(form, visit.lasting);
const guest = welcome(form, visit, follow);
const show = offerKeeping(panel, visit, visit.sheet);

/** What the kernel is asked: all answers so far, by line, and the domain that the page is about. */
const request = () => ({ domain: form.dataset.domain || null, answers: visit.sheet().answers, easy: guest.easy() });

const chosen = () => [...form.querySelectorAll("input[type=radio]:checked")];

function give(result) {
  showProfile(profile, result, actions, visit.sheet().examples);
  offer(result.link);
}

/** What one may do with a result: keep or show it, and go on. */
function offer(link) {
  show(link, guest.easy());
  next.hidden = false;
  next.querySelector("button").hidden = !unanswered();
}

/** The first question that has no answer yet. */
const unanswered = () =>
  [...form.querySelectorAll("fieldset")].find((each) => each.checkVisibility() && !each.querySelector(":checked"));

function goOn() {
  const question = unanswered();
  question?.querySelector("input").focus({ preventScroll: true });
  question?.scrollIntoView();
}

/** A result on the page follows the answers, so that nobody reads or prints an old one. */
function follow() {
  if (profile.hidden) return;
  python.follow(request, (result) => {
    drawProfile(profile, result, actions, visit.sheet().examples);
    offer(result.link);
  });
}

/** How many questions have an answer so far. */
function showProgress() {
  progress.querySelector("[data-count]").textContent = chosen().length;
  progress.hidden = false;
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
  visit.catchUp(python.want, () => python.want(request, give));
});
profile.addEventListener("input", ({ target }) => visit.update({ examples: { [target.dataset.line]: target.value } }));
next.querySelector("button").addEventListener("click", goOn);
visit.follow(restore);
sayNewer(visit);
restore();
visit.catchUp(python.want);
if (location.hash === "#continuer") goOn();
// What is wanted first is that an older edition's answers be read: the visitor then asks again.
if (python.again && !visit.older()) python.want(request, give);
appear();
