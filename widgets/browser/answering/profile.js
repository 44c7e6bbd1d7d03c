/** Reads a profile from a link, a file or this visit, and shows it; nothing is changed until « Reprendre ». */
import { answered, asFile, same } from "../shared/answers.js";
import { connect } from "../shared/asking.js";
import limits from "../shared/limits.json" with { type: "json" };
import { offerKeeping, sayNewer } from "./keeping.js";
import { address, appear, byId, element, filled } from "../shared/nodes.js";
import { drawProfile, frenchDay, showProfile } from "../shared/render.js";
import { openVisit } from "../shared/visit.js";
import { takeAway } from "./taking.js";

/** Larger files are none of ours; one that holds everything has 4 kB. */
const LARGEST = 100_000;

/** What stands for a file that cannot be one of ours. */
const NONE = "{}";

const [reader, profile, panel, news, again, origin] = byId("lecture", "profil", "garder", "nouvelles", "reprendre", "venus");
const python = connect(reader, () => (own ? visit.lasting() : location.hash.length > 1));
const visit = openVisit(Number(reader.dataset.edition));
const [earlier, since] = byId("avant", "depuis");
const keeping = offerKeeping(panel, visit, () => (mine ? visit.sheet() : { answers, examples }));
const start = () => location.assign(`${address(panel, "start")}#continuer`);
const actions = { ...takeAway(profile, () => panel.querySelector("[data-link]").value), begin: { act: start } };
let [answers, examples, shown] = [{}, {}, ""];
let [easy, mine, own] = [false, false, false];
let before = {};

/** `isOwn`: it is the visit's, and shown again when that has changed; `carried`: what was said of older answers. */
function read(text, isOwn = false, carried = {}) {
  [own, before, shown] = [isOwn, carried, text];
  easy = !(visit.sheet().precise || text.trim().endsWith(limits.precise));
  python.want(() => ({ do: "open", text, easy }), show);
}

function show(result, draw = showProfile) {
  const { profile: found } = result;
  const { notice, reworded } = before.notice ? before : result;
  ({ answers, examples } = result);
  news.replaceChildren(element("p", {}, notice ?? ""), ...listed(reworded));
  news.hidden = !notice;
  for (const part of [profile, panel, again, earlier]) part.hidden = !found;
  since.hidden = true;
  sayWhose(Boolean(found));
  if (!found) return news.focus();
  draw(profile, found, actions, mine ? visit.sheet().examples : examples);
  keeping(found.link, easy, mine);
}

/** Another person's answers, or those of another day, replace the visit's own only when somebody says so. */
function sayWhose(found) {
  const already = answered(visit.sheet());
  mine = already && same(visit.sheet(), { answers });
  origin.hidden = !found || mine;
  origin.querySelector("[data-others]").hidden = !already;
  const button = again.querySelector("button");
  button.textContent = button.dataset[already && !mine ? "replace" : "goOn"];
}

/** Statements one below the other; no list at all when there are none. */
const listed = (statements) =>
  statements.length ? [element("ul", {}, ...statements.map((statement) => element("li", {}, statement)))] : [];

const ownText = () => asFile(visit.edition, visit.sheet());

const open = () => visit.catchUp(python.want, readAddress);

function readAddress(carried) {
  if (location.hash.length > 1) read(location.hash);
  else if (answered(visit.sheet())) read(ownText(), true, carried);
  else clear();
}

function clear() {
  [answers, examples, shown] = [{}, {}, ""];
  for (const part of [profile, panel, again, origin, news, earlier, since]) part.hidden = true;
  for (const part of [profile, news, since]) part.replaceChildren();
  for (const form of [reader, earlier]) form.reset();
}

/** What has become a strength since another result of the same person. */
function compare(text) {
  python.want(() => ({ do: "compare", before: text, text: own ? ownText() : shown, easy }), showSince);
}

function showSince({ notice, title, day, strengths }) {
  news.replaceChildren(element("p", {}, notice ?? ""));
  news.hidden = !notice;
  since.hidden = Boolean(notice);
  if (notice) return news.focus();
  const heading = element("h2", { tabIndex: -1 }, filled(title, { day: frenchDay(new Date(`${day}T12:00`)) }));
  since.replaceChildren(heading, ...listed(strengths));
  heading.focus({ preventScroll: true });
  since.scrollIntoView();
}

/** Call back with each link that is pasted into a form, and with what each file holds. */
function receive(form, back) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    back(form.elements.lien.value);
  });
  form.elements.fichier.addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    const text = file.size > LARGEST ? NONE : await file.text().catch(() => NONE);
    back(text.trimStart().startsWith("{") ? text : NONE);
    target.value = "";
  });
}

/** The visit was changed elsewhere. */
function restore(erased) {
  if (erased) clear();
  else if (own && !profile.hidden) python.follow(() => ({ do: "open", text: ownText(), easy }), (result) => show(result, drawProfile));
  else if (profile.hidden && location.hash.length < 2) open();
}

receive(reader, (text) => read(text));
receive(earlier, compare);
again.querySelector("button").addEventListener("click", () => {
  if (!mine) visit.replace({ answers, examples });
  start();
});
profile.addEventListener("input", ({ target }) => {
  if (mine) visit.update({ examples: { [target.dataset.line]: target.value } });
});
visit.follow(restore);
sayNewer(visit);
window.addEventListener("hashchange", open);
open();
appear();
