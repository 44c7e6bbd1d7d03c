/** Who comes by an adviser's link, and how they like to read: the word of welcome, the chosen domains. */
import { readInvitation } from "../sharing/invitation.js";
import { byId } from "../shared/nodes.js";

/**
 * @param {HTMLFormElement} form the questionnaire; each part of it has a `data-part` with its domain's id
 * @param {ReturnType<import("../shared/visit.js").openVisit>} visit
 * @param {() => void} changed called when the visitor has changed the sentences
 * @returns {{easy: () => boolean, from: string}} whether the sentences are the easy ones, and who has sent the link
 */
export function welcome(form, visit, changed) {
  const [toggle] = byId("precises");
  const read = (fragment) => readInvitation(fragment, form.dataset.known.split(","));
  const fragment = read(location.hash) ? location.hash : (history.state?.invited ?? "");
  const invitation = read(fragment);
  const precise = () => Boolean(visit.sheet().precise);
  const show = () => {
    for (const line of form.querySelectorAll("[data-plain]")) {
      line.dataset.easy ??= line.textContent;
      line.textContent = line.dataset[precise() ? "plain" : "easy"];
    }
    toggle.setAttribute("aria-pressed", String(precise()));
  };
  toggle.addEventListener("click", () => {
    visit.update({ precise: !precise() });
    show();
    changed();
  });
  if (invitation) {
    receive(form, invitation, fragment);
    // The path puts its own place into the address: the entries of the history know by whom one was invited.
    history.replaceState({ ...history.state, invited: fragment }, "");
    adopt(visit, invitation);
  }
  show();
  visit.follow((erased) => {
    if (erased && invitation) receive(form, read("fin=oui"), ""); // one that says nothing
    show();
  });
  window.addEventListener("hashchange", () => {
    if (read(location.hash) && location.hash !== fragment) location.reload();
  });
  return { easy: () => !precise(), from: invitation?.from ?? "" };
}

/** What an adviser has chosen holds until the visitor chooses otherwise. */
function adopt(visit, invitation) {
  const open = ["precise", "list"].filter((name) => invitation[name] && visit.sheet()[name] === undefined);
  if (open.length) visit.update(Object.fromEntries(open.map((name) => [name, true])));
}

/** Show the welcome and what was chosen for this visitor; the rest stays one tap away. */
function receive(form, { domains, full, welcome: text, meeting, from, whole }, fragment) {
  const [box] = byId("invitation");
  const fill = (name, value) => {
    const line = box.querySelector(`[data-${name}]`);
    line.hidden = !value;
    if (typeof value === "string") line.lastElementChild.textContent = value;
  };
  fill("said", Boolean(text || meeting));
  fill("from", from);
  fill("welcome", text);
  fill("meeting", meeting);
  fill("cut", !whole);
  box.hidden = !(text || meeting || from || !whole);
  for (const part of document.querySelectorAll("[data-part]")) part.hidden = !domains.includes(part.dataset.part);
  form.hidden = full && !form.dataset.domain;
  // Whoever goes on to a domain stays invited.
  for (const link of document.querySelectorAll("a[data-invited]")) link.hash = fragment;
}
