/**
 * The search, loaded when the visitor first opens it: MiniSearch over the pages' text, with French
 * habits (accents and apostrophes don't matter, nor the final s of a plural) and the words of referential/searching.yml.
 */
import MiniSearch from "minisearch";
import { element } from "../shared/nodes.js";
import { fold, french } from "./french.js";
import { codes, finder, POSTAL } from "./towns.js";

export const MOST = 12;
/** Milliseconds without a letter after which somebody has stopped typing: only then is something said aloud. */
export const STILL = 700;
/** What candidates read comes before the same words on other pages. */
const FOR_CANDIDATES = 3;
let started = false;

/** An index of the site, as `search_index` makes it (generator/pages/search.py). */
export function build({ rows, towns, words, doors }) {
  const { kept, term, ask } = french(words);
  const index = new MiniSearch({
    fields: ["page", "around", "section", "text", "keywords"],
    storeFields: ["address", "page", "around", "section", "aloud"],
    processTerm: kept,
    searchOptions: {
      processTerm: term,
      prefix: (word) => word.length > 2,
      boost: { page: 5, keywords: 4, section: 3 },
      boostDocument: (_, __, { aloud }) => (aloud ? FOR_CANDIDATES : 1),
    },
  });
  // The title of a page is its own; of its sections it says little.
  const titled = (page, section) => (section ? { page: "", around: page } : { page, around: "" });
  index.addAll(rows.map(([address, page, section, text, keywords, aloud], id) => ({ id, address, ...titled(page, section), section, text, keywords, aloud })));
  return { index, ask, towns: finder(towns), pages: new Map(rows.map((row) => [row[0], row[1]])), doors };
}

/** What answers, best first: towns that are named where no page says it all, pages, towns whose name begins so. */
export function find(site, asked) {
  const { index, ask, towns } = site;
  const queries = ask(asked);
  const all = queries.length ? index.search({ combineWith: "AND", queries }) : [];
  const { named, begun } = towns(asked);
  const [postal] = asked.match(POSTAL) ?? [];
  const led = [...(postal ? codes(postal) : []).map((code) => ({ town: postal, code })), ...named].flatMap((town) => leads(site, town));
  const some = all.length ? all : queries.length ? nearly(index, queries, led) : [];
  const seen = new Set();
  const alone = led.length && (!all.length || led.some(({ section }) => fold(section) === fold(asked)));
  const found = alone ? [...led, ...some] : [...some, ...led];
  return [...found, ...begun.flatMap((town) => leads(site, town))].filter(({ address }) => !seen.has(address) && seen.add(address));
}

/** Some of the words; words that nearly fit only when none fits: « jury » is not « Jura », 35000 is not 75000. */
function nearly(index, queries, led) {
  const some = index.search({ combineWith: "OR", queries });
  return some.length || led.length ? some : index.search({ combineWith: "AND", queries, fuzzy: (term) => !/\d/.test(term) && 0.2 });
}

/** The page of a département, for a town of it. */
function leads({ pages }, { town, code }) {
  const address = `organismes/departements/${code}/`;
  return pages.has(address) ? [{ address, page: pages.get(address), section: town }] : [];
}

/**
 * Answer what is typed in the dialog.
 *
 * @param {HTMLDialogElement} dialog with the field, the state and the list of the page's frame.
 * @param {string} source the address of the index.
 * @param {string} root the address of the site's root; the rows' addresses are below it.
 */
export async function start(dialog, source, root) {
  if (started) return;
  started = true;
  const [field, state, list] = ["mots", "etat", "reponses"].map((id) => dialog.querySelector(`#recherche-${id}`));
  const site = await load(source);
  if (!site) {
    started = false;
    state.textContent = state.dataset.failed;
    return;
  }
  const answer = () => show(site, field.value.trim(), state, list, root);
  field.addEventListener("input", answer);
  field.form.addEventListener("submit", () => list.querySelector("a")?.click());
  // An answer may be on this very page.
  list.addEventListener("click", ({ target }) => target.closest("a") && dialog.close());
  answer();
}

async function load(source) {
  try {
    return build(await (await fetch(source)).json());
  } catch {
    return null;
  }
}

/** Is there a word to look for? A lone letter is one that is still being typed. */
export const asks = (words) => words.split(/\s+/).some(fold);

function show(site, asked, state, list, root) {
  const found = asks(asked) ? find(site, asked) : [];
  const nothing = asks(asked) && !found.length;
  list.replaceChildren(...(nothing ? site.doors.map(door) : found.slice(0, MOST).map((row) => line(row, root))));
  speak(state, asks(asked) ? counted(found.length, state.dataset) : "");
}

let waiting;

/** Say something once nobody types any more; what was said before is no longer true. */
export function speak(state, text) {
  clearTimeout(waiting);
  if (state.textContent !== text) state.textContent = "";
  waiting = setTimeout(() => (state.textContent = text), text ? STILL : 0);
}

/** How many answers, in the words of the page: data-none, data-one, data-many, data-first. */
export function counted(count, { none, one, many, first }) {
  if (count > MOST) return `${MOST} ${first}`;
  return count > 1 ? `${count} ${many}` : count ? one : none;
}

function line({ address, page, around, section }, root) {
  const href = new URL(address, root).href;
  return element("li", {}, element("a", { href }, element("strong", {}, section || page), section && (around || page)));
}

/** A way to somebody who helps, which leads out of the site. */
function door([label, href, where]) {
  return element("li", {}, element("a", { href, rel: "noreferrer" }, element("strong", {}, label), where));
}
