/**
 * The questionnaire: collects the answers, asks Python, shows the profile.
 *
 * Every sentence is in the page, hidden until it is needed, or comes from the kernel. Answers stay in this
 * tab, or where the visitor keeps them (`answers.js`); nothing is sent but requests for Python's own files.
 */
import { asFile, remember, remembered, same } from "../shared/answers.js";
import { connect } from "../shared/asking.js";
import { welcome } from "./guest.js";
import { offerKeeping } from "./keeping.js";
import { appear, byId } from "../shared/nodes.js";
import { drawProfile, showProfile } from "../shared/render.js";

/** How long somebody reads before they are likely to answer, in milliseconds. */
const READING = 10_000;

const [form, progress, profile, panel, next] = byId("positionnement", "avancement", "profil", "garder", "suite");
const edition = Number(form.dataset.edition);
const actions = { print: () => window.print() };
const python = connect(form, () => same(remembered() ?? { answers: {} }, sheet()));
const guest = welcome(form, follow);
const show = offerKeeping(panel, sheet);

/** The answers of other pages of this visit, which this page does not ask. */
let others = {};

/** What the kernel is asked: all answers so far, by line, and the domain that the page is about. */
const request = () => ({ domain: form.dataset.domain || null, answers: sheet().answers, easy: guest.easy() });

const chosen = () => [...form.querySelectorAll("input[type=radio]:checked")];

/** All answers of the visit, those of this page as they are now. */
function sheet() {
  return { edition, answers: { ...others, ...Object.fromEntries(chosen().map(({ name, value }) => [name, value])) } };
}

function give(result) {
  showProfile(profile, result, actions);
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
    drawProfile(profile, result, actions);
    offer(result.link);
  });
}

/** How many questions have an answer so far. */
function showProgress() {
  progress.querySelector("[data-count]").textContent = chosen().length;
  progress.hidden = false;
}

/** What was answered before, on this page or on another; Python carries the answers of an older edition. */
function restore(before) {
  if (!before) return;
  if (before.edition !== edition) {
    const opened = ({ answers }) => restore({ edition, answers });
    return python.want(() => ({ do: "open", text: asFile(before) }), opened);
  }
  others = { ...before.answers };
  for (const input of form.querySelectorAll("input[type=radio]")) {
    if (before.answers[input.name] === input.value) input.checked = true;
    delete others[input.name];
  }
  showProgress();
}

// The first sign that somebody is answering, or a while of reading, starts Python: before that, a visit
// costs nothing. Whoever has asked to save data starts it by asking for a result.
if (!navigator.connection?.saveData) {
  for (const sign of ["focusin", "pointerdown", "change"]) form.addEventListener(sign, python.wake);
  setTimeout(() => document.hidden || python.wake(), READING);
}
form.addEventListener("change", () => remember(sheet()));
form.addEventListener("change", showProgress);
form.addEventListener("change", follow);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  python.want(request, give);
});
next.querySelector("button").addEventListener("click", goOn);
showProgress();
restore(remembered());
if (location.hash === "#continuer") goOn();
// What is wanted first is that an older edition's answers be read: the visitor then asks again.
if (python.again && remembered()?.edition === edition) python.want(request, give);
appear();
