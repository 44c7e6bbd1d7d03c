/** Who comes by an adviser's link, and how they like to read: the word of welcome, the chosen domains. */
import { readInvitation } from "../sharing/invitation.js";
import { byId } from "../shared/nodes.js";

/** What follows the answers in a link, for easy sentences there too (`operations.EASY` in the kernel). */
export const EASY_LINK = "&facile=oui";

/**
 * @param {HTMLFormElement} form the questionnaire; each part of it has a `data-part` with its domain's id
 * @param {ReturnType<import("./visit.js").openVisit>} visit
 * @param {() => void} changed called when the visitor has changed the sentences
 * @returns {{easy: () => boolean}} whether the sentences are the easy ones
 */
export function welcome(form, visit, changed) {
  const [toggle] = byId("facile");
  const read = (fragment) => readInvitation(fragment, form.dataset.known.split(","));
  const invitation = read(location.hash);
  const easy = () => Boolean(visit.sheet().easy);
  const show = () => {
    for (const line of form.querySelectorAll("[data-easy]")) {
      line.dataset.plain ??= line.textContent;
      line.textContent = line.dataset[easy() ? "easy" : "plain"];
    }
    toggle.setAttribute("aria-pressed", String(easy()));
  };
  toggle.addEventListener("click", () => {
    visit.update({ easy: !easy() });
    show();
    changed();
  });
  if (invitation) receive(form, invitation);
  if (invitation?.easy) visit.update({ easy: true });
  show();
  visit.follow((erased) => {
    if (erased && invitation) receive(form, read("fin=oui")); // one that says nothing
    show();
  });
  window.addEventListener("hashchange", () => {
    if (read(location.hash)) location.reload();
  });
  return { easy };
}

/** Show the welcome and what was chosen for this visitor; the rest stays one tap away. */
function receive(form, { domains, full, welcome: text, meeting, whole }) {
  const [box] = byId("invitation");
  const fill = (name, value) => {
    const line = box.querySelector(`[data-${name}]`);
    line.hidden = !value;
    if (typeof value === "string") line.lastElementChild.textContent = value;
  };
  fill("said", Boolean(text || meeting));
  fill("welcome", text);
  fill("meeting", meeting);
  fill("cut", !whole);
  box.hidden = !(text || meeting || !whole);
  for (const part of document.querySelectorAll("[data-part]")) part.hidden = !domains.includes(part.dataset.part);
  form.hidden = full && !form.dataset.domain;
  // Whoever goes on to a domain stays invited.
  for (const link of document.querySelectorAll("a[data-invited]")) link.hash = location.hash;
}
