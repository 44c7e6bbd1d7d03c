/**
 * One statement a screen: shows a screen of the path, follows buttons, taps, keys and the browser's history.
 *
 * `<html data-way>` is « path » or « list », as the form's; what is shown of a path has `data-here`, and so has
 * all that it stands in. The address says where one is (`#q-1-2`), so that Back, Forward and a reload keep it.
 */
import { byId, filled, once } from "../shared/nodes.js";
import { makePath } from "./path.js";
import { onTap } from "./taps.js";

/** How long a chosen answer is seen before the next statement comes, in milliseconds. */
const SEEN = 350;

/** A second touch of a double one is none of the next statement's. */
const TWICE = 300;

const still = matchMedia("(prefers-reduced-motion: reduce)");
const [form, back, on, place, toggle, choices] = byId("positionnement", "retour", "suivant", "place", "maniere", "choix");
const ids = (parts, selector) => parts.flatMap((part) => [...part.querySelectorAll(selector)].map(({ id }) => id));

/**
 * @param {object} visit
 * @param {() => (id: string) => boolean} done which statements have an answer by now, here or in detail
 * @param {(id: string, path: ReturnType<makePath>) => void} arrived called when a screen is shown
 */
export function walk(visit, done, arrived) {
  let here = "";
  let moved = 0;
  let timer = 0;
  let path; // as what is asked makes it (`start`)

  const listed = () => form.dataset.way === "list";
  const known = (id) => path.has(id) || (EXTRA.includes(id) && byId(id)[0]?.hidden === false);
  /** Where an address leads; what it does not know begins at the first statement without an answer. */
  const wanted = (hash = location.hash.slice(1) || "reprise") =>
    known(hash) ? hash : (path.unanswered(done()) ?? path.last);

  function show(id) {
    clearTimeout(timer);
    here = id;
    for (const node of document.querySelectorAll("[data-here]")) delete node.dataset.here;
    for (let node = byId(id)[0]; node?.matches(".clea *"); node = node.parentElement) node.dataset.here = "";
    const { number, total } = path.place(id) ?? {};
    place.textContent = number ? filled(place.dataset.place, { number, total }) : "";
    Object.assign(place.previousElementSibling, { max: total ?? 1, value: number ?? 1 });
    back.style.visibility = path.previous(id) ? "" : "hidden";
    on.style.display = path.next(id) ? "" : "none";
    refresh();
    arrived(id, path);
    // Whoever has chosen to hear each statement hears this one (`listening.js`).
    const [fieldset] = byId(id);
    if (fieldset?.localName === "fieldset") document.dispatchEvent(new CustomEvent("clea:statement", { detail: { fieldset } }));
  }

  /** What the button that goes on says: it passes over a statement without an answer. */
  function refresh() {
    const ticked = byId(here)[0]?.querySelector(":checked");
    const says = here.startsWith("q-") ? (ticked ? "next" : "skip") : "rest";
    on.textContent = on.dataset[says];
    on.classList.toggle("ready", says !== "skip");
  }

  /** Go to a screen, as a new entry of the history, and say where one is. */
  function go(id) {
    moved = performance.now();
    if (!location.hash) mark(here);
    const { step = 0 } = history.state ?? {};
    history.pushState({ ...history.state, step: step + 1 }, "", `#${id}`);
    show(id);
    enter();
  }

  /** The focus goes to what is asked; its place in the series is said with it, once. */
  function enter() {
    byId("efface")[0].hidden = true; // what was erased before is over
    const heading = byId(here)[0]?.querySelector("legend, h2") ?? byId(here)[0];
    const { number, total } = path.place(here) ?? {};
    if (!heading) return;
    heading.tabIndex = -1;
    if (number) sayPlace(heading, filled(place.dataset.said, { number, total }));
    scrollTo({ top: 0, behavior: "instant" });
    heading.getClientRects(); // Firefox gives the focus to a legend only where it has been laid out
    heading.focus({ preventScroll: true });
  }

  function start() {
    path = makePath(runs(), "voila");
    const way = visit.sheet().list || form.hidden ? "list" : "path";
    for (const node of [form, document.documentElement]) node.dataset.way = way;
    if (way === "list") form.before(choices);
    else form.after(choices);
    toggle.textContent = toggle.dataset[way === "list" ? "inList" : "inPath"];
    if (way === "path") show(known(here) ? here : wanted());
    return way;
  }

  function change() {
    visit.update({ list: !listed() });
    const statement = byId(here)[0];
    here ||= wanted("");
    if (start() === "path") return mark(here);
    mark("");
    statement?.scrollIntoView();
  }

  /** The present entry of the history says where one is. */
  const mark = (id) => history.replaceState(history.state, "", id ? `#${id}` : location.pathname + location.search);

  function leave() {
    const next = path.next(here);
    if (next) go(next);
  }

  onTap(form, () => {
    if (listed()) return;
    clearTimeout(timer);
    const from = here;
    const move = () => here === from && leave();
    // Without motion the choice is seen for one frame only, which the second one follows.
    if (still.matches) requestAnimationFrame(() => requestAnimationFrame(move));
    else timer = setTimeout(move, SEEN);
  });
  form.addEventListener("click", (event) => {
    const again = event.detail > 1 && performance.now() - moved < TWICE;
    if (again && event.target.closest(".answer")) event.preventDefault();
  });
  form.addEventListener("change", () => {
    if (!listed() && !location.hash) mark(here);
    refresh();
  });
  form.addEventListener("keydown", (event) => {
    if (listed() || event.key !== "Enter" || event.target.type !== "radio") return;
    event.preventDefault();
    leave();
  });
  on.addEventListener("click", leave);
  back.addEventListener("click", () => {
    if (history.state?.step) return history.back();
    mark(path.previous(here));
    show(path.previous(here));
    enter();
  });
  toggle.addEventListener("click", change);
  document.querySelector(".clea").addEventListener("click", (event) => {
    const { hash } = event.target.closest('a[href^="#"]') ?? {};
    if (!hash || listed()) return;
    event.preventDefault();
    go(wanted(hash.slice(1)));
  });
  window.addEventListener("popstate", () => {
    if (listed()) return;
    show(wanted());
    if (location.hash) mark(here); // what is not known is not where one is
    enter();
  });
  start();
  once(() => listed() || !location.hash || mark(here));

  return {
    go,
    listed,
    path: () => path,
    /** Where one is; empty in the list. */
    here: () => (listed() ? "" : here),
    /** Something else was changed: the answers, what is asked, the way. After an erasure, all begins anew. */
    refresh(erased) {
      if (erased) here = "";
      if (erased) mark("");
      if (start() === "path") refresh();
    },
  };
}

/** Screens beside the path, when they are there and not hidden. */
const EXTRA = ["domaines", "profil", "reprise"];

/** The short path first, then each domain's other statements; or all of one domain, with its rests. */
function runs() {
  const parts = [...form.querySelectorAll(".subdomain[data-part]:not([hidden])")];
  if (!form.querySelector("[data-part]")) return [ids([...form.querySelectorAll(".subdomain")], "fieldset, .rest")];
  return [ids(parts, "[data-opens]"), ...parts.map((part) => ids([part], "fieldset:not([data-opens])"))];
}

/** Put where one is before a statement, for whoever hears it, until the focus moves on. */
function sayPlace(heading, text) {
  const prefix = Object.assign(document.createElement("span"), { className: "sr", textContent: `${text} : ` });
  heading.prepend(prefix);
  heading.addEventListener("blur", () => prefix.remove(), { once: true });
}
