/** From the kernel's answer to the page: text only, so nothing in an answer can become markup. */
import limits from "./limits.json" with { type: "json" };
import { element, svg } from "./nodes.js";
import { pictureNode } from "./picture.js";

/**
 * Show a profile and lead there.
 *
 * @param {HTMLElement} place emptied first. With a `data-legend` it also shows all domains as one picture
 *   (see `picture.js` for its other words).
 * @param {object} profile the kernel's answer (see `positioning/wording.py`)
 * @param {Record<string, {label?: string, act: (profile: object, examples: Record<string, string>) => void}>} actions
 *   what the buttons do, by name, and what they are called here; others are not shown
 * @param {Record<string, string>} examples what the visitor has written, by the line's id
 */
export function showProfile(place, profile, actions, examples) {
  drawProfile(place, profile, actions, examples);
  place.querySelector("h2").focus({ preventScroll: true });
  // The whole page of strengths, from its title on: focus alone may leave it under the fold. Without an answer there
  // is none, and its one sentence shows where the visitor is.
  if (profile.sections.length) place.scrollIntoView();
}

/** Show a profile and leave the visitor where they are; the same arguments. */
export function drawProfile(place, profile, actions, examples) {
  const written = () => [...place.querySelectorAll("textarea[data-line]")].map(({ dataset, value }) => [dataset.line, value]);
  const act = (name) => () => actions[name].act(profile, { ...examples, ...Object.fromEntries(written()) });
  place.replaceChildren(...profileNodes(profile, actions, act, place.dataset));
  for (const area of place.querySelectorAll("textarea")) area.value = examples[area.dataset.line] ?? "";
  place.classList.toggle("blank", !profile.sections.length);
  place.hidden = false;
}

function profileNodes({ title, notice, lead, cards, picture, sections, closing, actions }, known, act, words) {
  return [
    element("h2", { id: "profil-titre", tabIndex: -1 }, title),
    element("p", { className: "on-paper" }, frenchDay(new Date())),
    notice && element("p", { className: "notice", role: "status" }, notice),
    lead && element("p", { className: "lead" }, lead),
    list(cards).length > 0 && element("ul", { className: "said-cards" }, ...cards.map(cardNode)),
    element("p", { className: "tools" }, ...list(actions).flatMap((action) => button(action, known, act))),
    element("p", { className: "taken", role: "status" }),
    picture && words.legend && pictureNode(picture, words),
    ...list(sections).map(sectionNode),
    closing && element("p", {}, closing),
  ].filter(Boolean);
}

/** A day as people write it here. */
export const frenchDay = (date) => date.toLocaleDateString("fr-FR", { dateStyle: "long" }).replace(/^1 /, "1ᵉʳ ");

/** One strength to say aloud: its pictogram, its sentence, and a place for an example. */
function cardNode({ icon, ...item }) {
  const drawing = svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", class: "pictogram" }, svg("path", { d: icon }));
  const card = itemNode(item);
  card.className = "card-sentence";
  card.prepend(drawing);
  return card;
}

function sectionNode({ id, title, lead, groups, more }) {
  const section = element("section", { className: "profil-section" }, element("h3", {}, title));
  section.dataset.section = id;
  if (lead) section.append(element("p", {}, lead));
  section.append(...list(groups).flatMap(groupNodes));
  if (more) section.append(element("details", {}, element("summary", {}, more.title), ...list(more.groups).flatMap(groupNodes)));
  return section;
}

function groupNodes({ title, items }) {
  const lines = element("ul", {}, ...list(items).map(itemNode));
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
  const area = element("textarea", { rows: 1, maxLength: limits.example, autocomplete: "off" });
  area.dataset.line = id;
  return area;
}

/** One button, or none for an action that this page does not know. */
function button({ label, action }, known, act) {
  if (!Object.keys(known).includes(action)) return [];
  const className = "md-button md-button--primary";
  return [element("button", { type: "button", className, onclick: act(action) }, known[action].label ?? label)];
}

const list = (value) => (Array.isArray(value) ? value : []);
