/** Who comes by an adviser's link, and how they like to read: the word of welcome, the chosen domains. */
import { readInvitation } from "../sharing/invitation.js";
import { byId } from "../shared/nodes.js";

const EASY = "clea-facile";

/** What follows the answers in a link, for easy sentences there too (`operations.EASY` in the kernel). */
export const EASY_LINK = "&facile=oui";

/**
 * @param {HTMLFormElement} form the questionnaire; each part of it has a `data-part` with its domain's id
 * @param {() => void} changed called when the sentences have changed
 * @returns {{easy: () => boolean}} whether the sentences are the easy ones
 */
export function welcome(form, changed) {
  const [toggle] = byId("facile");
  const invitation = readInvitation(location.hash, form.dataset.known.split(","));
  if (invitation) receive(form, invitation);
  let easy = invitation?.easy || likesEasy();
  const show = () => {
    for (const line of form.querySelectorAll("[data-easy]")) {
      line.dataset.plain ??= line.textContent;
      line.textContent = line.dataset[easy ? "easy" : "plain"];
    }
    toggle.setAttribute("aria-pressed", String(easy));
  };
  toggle.addEventListener("click", () => {
    easy = !easy;
    rememberChoice(easy);
    show();
    changed();
  });
  if (easy) rememberChoice(true);
  show();
  window.addEventListener("hashchange", () => {
    if (readInvitation(location.hash, form.dataset.known.split(","))) location.reload();
  });
  return { easy: () => easy };
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
  if (full && !form.dataset.domain) form.hidden = true;
  // Whoever goes on to a domain stays invited.
  for (const link of document.querySelectorAll("a[data-invited]")) link.hash = location.hash;
}

/** Were easy sentences chosen in this visit? */
export const likesEasy = () => storage((store) => store.getItem(EASY) === "1");
const rememberChoice = (easy) => storage((store) => store.setItem(EASY, easy ? "1" : "0"));

/** A browser may forbid its storage. */
function storage(use) {
  try {
    return use(sessionStorage);
  } catch {
    return false;
  }
}
