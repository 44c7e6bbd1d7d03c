/**
 * The search, loaded when the visitor first opens it: MiniSearch over the pages' text, with French
 * habits (accents and apostrophes don't matter, nor the final s of a plural).
 */
import MiniSearch from "minisearch";

export const MOST = 12;
let started = false;

/** A text without its capitals and accents, as the generator's `folded` (generator/reading/territory.py). */
export const plain = (text) =>
  text.toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").normalize("NFD").replace(/[\u0300-\u036f]/g, "");

/** A word as it is compared: « Sécurités » and « securite » are the same; « l » of « l'oral » is none. */
export function fold(word) {
  const letters = plain(word);
  const single = letters.length > 3 ? letters.replace(/[sx]$/, "") : letters;
  return single.length > 1 ? single : null;
}

/** An index of the site's rows: [address, page, section, text, keywords]. */
export function build(rows) {
  const index = new MiniSearch({
    fields: ["page", "section", "text", "keywords"],
    storeFields: ["address", "page", "section"],
    processTerm: fold,
    searchOptions: { prefix: true, combineWith: "AND", boost: { keywords: 4, page: 3, section: 2 } },
  });
  index.addAll(rows.map(([address, page, section, text, keywords], id) => ({ id, address, page, section, text, keywords })));
  return index;
}

/** What answers these words; words that nearly fit only when none fits: « jury » is not « Jura », 35000 is not 75000. */
export function find(index, words) {
  const exact = index.search(words);
  return exact.length ? exact : index.search(words, { fuzzy: (term) => !/\d/.test(term) && 0.2 });
}

/**
 * Answer what is typed in the dialog.
 *
 * @param {HTMLDialogElement} dialog with the field, the state and the list of the page's frame.
 * @param {string} source the address of the rows.
 * @param {string} root the address of the site's root; the rows' addresses are below it.
 */
export async function start(dialog, source, root) {
  if (started) return;
  started = true;
  const [field, state, list] = ["mots", "etat", "reponses"].map((id) => dialog.querySelector(`#recherche-${id}`));
  const index = await load(source);
  if (!index) {
    started = false;
    state.textContent = state.dataset.failed;
    return;
  }
  const answer = () => show(find(index, field.value), field.value.trim(), state, list, root);
  field.addEventListener("input", answer);
  field.form.addEventListener("submit", () => list.querySelector("a")?.click());
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

function show(found, asked, state, list, root) {
  list.replaceChildren(...found.slice(0, MOST).map((row) => line(row, root)));
  state.textContent = asks(asked) ? counted(found.length, state.dataset) : "";
}

/** How many answers, in the words of the page: data-none, data-one, data-many, data-first. */
export function counted(count, { none, one, many, first }) {
  if (count > MOST) return `${MOST} ${first}`;
  return count > 1 ? `${count} ${many}` : count ? one : none;
}

function line({ address, page, section }, root) {
  const [item, link, title] = ["li", "a", "strong"].map((tag) => document.createElement(tag));
  title.textContent = page;
  link.href = new URL(address, root).href;
  link.append(title, section);
  item.append(link);
  return item;
}
