/**
 * What every page needs: the menu as a real button, the door to the search, paper that hides nothing.
 * Without it the menu link leads to the list of pages at the foot, and nothing is lost.
 */
import { address, byId } from "./nodes.js";
import { greet } from "./returning.js";
import { tidy } from "./visit.js";

tidy(); // what was kept on this device for too long erases itself, whichever page is opened

const [button, menu, start, finder, dialog, printed, keeping, form] = byId(
  ...["menu-bouton", "menu", "commencer", "chercher", "recherche", "adresse", "garder-site", "positionnement"],
);

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

if (start) greet(start);

/** A first answer keeps the site, unless the visitor has asked to save data; the button does in any case. */
function offerKeeping({ serviceWorker, connection }) {
  const script = () => import(address(keeping, "script"));
  const failed = () => keeping.append(keeping.dataset.failed);
  keeping.hidden = false;
  if (serviceWorker.controller) return keeping.replaceChildren(keeping.dataset.kept);
  keeping.querySelector("button").addEventListener("click", () => script().then(({ ask }) => ask(keeping), failed));
  if (connection?.saveData) return;
  form?.addEventListener("change", () => script().then(({ follow }) => follow(keeping), console.warn), { once: true });
}

if (keeping && navigator.serviceWorker) offerKeeping(navigator);
else keeping?.remove();

if (dialog.showModal) {
  finder.hidden = false;
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  finder.addEventListener("click", async () => {
    dialog.showModal();
    const [words, state] = byId("recherche-mots", "recherche-etat");
    words.focus();
    const [script, rows, root] = ["finder", "search", "root"].map((name) => address(document.body, name));
    const search = await import(script).catch(() => null);
    if (search) search.start(dialog, rows, root);
    else state.textContent = state.dataset.failed;
  });
}

/** « Écouter » comes when nothing else is to be done, where something can be heard, and changes nothing before. */
async function listen() {
  const heard = window.speechSynthesis?.getVoices().some(({ lang }) => /^fr/i.test(lang)) || document.querySelector("[data-voice]");
  if (!heard || !document.body.dataset.listening) return;
  const source = address(document.body, "listening");
  delete document.body.dataset.listening; // once
  const script = await import(source).catch(() => null);
  script?.start();
}

if (document.body.dataset.listening) {
  window.speechSynthesis?.addEventListener?.("voiceschanged", listen);
  (window.requestIdleCallback ?? setTimeout)(listen);
}

// On paper a page says where it is; what follows the # may be somebody's answers, and stays out.
printed?.replaceChildren(location.origin + location.pathname);

/** What the address leads to is open: a question, or what stands in something folded. */
function unfold() {
  const target = document.querySelector(":target");
  const around = target?.closest("details");
  if (!around || around.open) return;
  around.open = true;
  target.scrollIntoView();
}

for (const moment of ["pageshow", "hashchange"]) window.addEventListener(moment, unfold);

/** On paper nothing can be opened: what is folded is printed open, and folded again afterwards. */
const folded = () => document.querySelectorAll("details:not([open])");
let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...folded()];
  for (const details of opened) details.open = true;
});
window.addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});
