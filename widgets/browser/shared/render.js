/** From the kernel's answer to the page: text only, so nothing in an answer can become markup. */
import { LONGEST } from "./answers.js";
import { element } from "./nodes.js";
import { pictureNode } from "./picture.js";

/**
 * Show a profile and lead there.
 *
 * @param {HTMLElement} place emptied first. With a `data-legend` it also shows all domains as one picture
 *   (see `picture.js` for its other words).
 * @param {object} profile the kernel's answer (see `positioning/wording.py`)
 * @param {Record<string, () => void>} actions what the buttons do, by name; others are not shown
 * @param {Record<string, string>} examples what the visitor has written, by the line's id
 */
export function showProfile(place, profile, actions, examples) {
  drawProfile(place, profile, actions, examples);
  // The whole page of strengths, from its title on: focus alone may leave it under the fold.
  place.querySelector("h2").focus({ preventScroll: true });
  place.scrollIntoView();
}

/** Show a profile and leave the visitor where they are; the same arguments. */
export function drawProfile(place, profile, actions, examples) {
  place.replaceChildren(...profileNodes(profile, actions, place.dataset));
  for (const area of place.querySelectorAll("textarea")) area.value = examples[area.dataset.line] ?? "";
  place.hidden = false;
}

function profileNodes({ title, notice, lead, picture, sections, closing, actions }, known, words) {
  const today = new Date().toLocaleDateString("fr-FR", { dateStyle: "long" });
  return [
    element("h2", { id: "profil-titre", tabIndex: -1 }, title),
    element("p", { className: "on-paper" }, today),
    notice && element("p", { className: "notice", role: "status" }, notice),
    lead && element("p", { className: "lead" }, lead),
    picture && words.legend && pictureNode(picture, words),
    ...list(sections).map(sectionNode),
    closing && element("p", { className: "closing" }, closing),
    ...list(actions).flatMap((each) => buttons(each, known)),
  ].filter(Boolean);
}

function sectionNode({ id, title, lead, groups }) {
  const section = element("section", { className: "profil-section" }, element("h3", {}, title));
  section.dataset.section = id;
  if (lead) section.append(element("p", {}, lead));
  section.append(...together(list(groups)).flatMap(groupNodes));
  return section;
}

/** Groups that follow each other without a title of their own are one list, to whoever hears how long it is. */
function together(groups) {
  return groups.reduce((before, { title, items }) => {
    const last = before.at(-1);
    const joined = last && !last.title && !title;
    if (joined) last.items.push(...list(items));
    else before.push({ title, items: [...list(items)] });
    return before;
  }, []);
}

function groupNodes({ title, items }) {
  const lines = element("ul", {}, ...items.map(itemNode));
  return title ? [element("h4", {}, title), lines] : [lines];
}

function itemNode({ id, text, mark, prompt }) {
  const line = element("li", {}, element("span", {}, text));
  if (mark) line.append(" ", element("span", { className: "mark" }, mark));
  if (prompt) line.append(element("label", {}, prompt, element("span", { className: "sr" }, ` : ${text}`), example(id)));
  return line;
}

/** A place to write; what is written stays with the answers, and is printed with them. */
function example(id) {
  const area = element("textarea", { rows: 2, maxLength: LONGEST, autocomplete: "off" });
  area.dataset.line = id;
  return area;
}

/** One button, or none for an action that this page does not know. */
function buttons({ label, action }, known) {
  const onclick = new Map(Object.entries(known)).get(action);
  const className = "md-button md-button--primary";
  return onclick ? [element("button", { type: "button", className, onclick }, label)] : [];
}

const list = (value) => (Array.isArray(value) ? value : []);
