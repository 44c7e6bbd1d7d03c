/**
 * What every page needs: the menu as a real button, the door to the search, paper that hides nothing.
 * Without it the menu link leads to the list of pages at the foot, and nothing is lost.
 */
import { greet } from "./returning.js";
import { tidy } from "./visit.js";

tidy(); // what was kept on this device for too long erases itself, whichever page is opened

const byId = (id) => document.getElementById(id);
const button = byId("menu-bouton");
const menu = byId("menu");

/** Open or close the menu; focus goes back to its button when it closes by the keyboard. */
function show(open) {
  menu.hidden = !open;
  button.setAttribute("aria-expanded", String(open));
}

button.hidden = false;
document.querySelector(".menu-link").hidden = true;
button.addEventListener("click", () => show(menu.hidden));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || menu.hidden) return;
  show(false);
  button.focus();
});
document.addEventListener("click", (event) => {
  if (!menu.hidden && !event.target.closest(".top")) show(false);
});
menu.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !event.relatedTarget.closest(".top")) show(false);
});

if (byId("commencer")) greet(byId("commencer"));

const finder = byId("chercher");
const dialog = byId("recherche");
if (dialog.showModal) {
  finder.hidden = false;
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  finder.addEventListener("click", async () => {
    dialog.showModal();
    byId("recherche-mots").focus();
    const { body } = document;
    const url = (name) => new URL(body.dataset[name], document.baseURI).href;
    const search = await import(url("finder")).catch(() => null);
    if (search) search.start(dialog, url("search"), url("root"));
    else byId("recherche-etat").textContent = byId("recherche-etat").dataset.failed;
  });
}

/** « Écouter » comes when nothing else is to be done, where something can be heard, and changes nothing before. */
async function listen() {
  const { listening } = document.body.dataset;
  const heard = window.speechSynthesis?.getVoices().some(({ lang }) => /^fr/i.test(lang)) || document.querySelector("[data-voice]");
  if (!heard || !listening) return;
  delete document.body.dataset.listening; // once
  const script = await import(new URL(listening, document.baseURI).href).catch(() => null);
  script?.start();
}

if (document.body.dataset.listening) {
  window.speechSynthesis?.addEventListener?.("voiceschanged", listen);
  (window.requestIdleCallback ?? setTimeout)(listen);
}

// On paper a page says where it is; what follows the # may be somebody's answers, and stays out.
byId("adresse")?.replaceChildren(location.origin + location.pathname);

/** On paper nothing can be opened: what is folded is printed open, and folded again afterwards. */
const folded = () => document.querySelectorAll("details:not([open])");
let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...folded()];
  for (const each of opened) each.open = true;
});
window.addEventListener("afterprint", () => {
  for (const each of opened) each.open = false;
});
