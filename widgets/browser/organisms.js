/**
 * The directory's own search, on /organismes/ only: names and towns are fetched once somebody types.
 * Without it the map and the list of départements lead to every organism.
 */
import MiniSearch from "minisearch";
import { element, byId, address } from "./nodes.js";
import { MOST, asks, counted, find, fold } from "./search.js";

/** A name as the generator makes an id of it (`folded` in generator/organisms/territory.py). */
const slug = (name) =>
  name.toLowerCase().replace(/œ/g, "oe").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

/** {page: {town: [name or [name, id], …]}} as rows; a page is a département's code, or a letter when none is known. */
function* rows(data) {
  for (const [code, towns] of Object.entries(data)) {
    for (const [town, places] of Object.entries(towns)) {
      for (const place of places) {
        const [name, id] = typeof place === "string" ? [place, slug(place)] : place;
        yield { id, name, town, code };
      }
    }
  }
}

/** The départements of the page's table as rows; `page` is what one answers with: its address and « 35 Ille-et-Vilaine (12) ». */
const departments = (links) =>
  [...links].map(({ href, textContent, parentNode }) => {
    const [code] = textContent.split(" ", 1);
    return { id: href, name: textContent, code, page: { href, text: parentNode.textContent.trim() } };
  });

/** An index of départements, towns and names, which count in this order. Typing goes on while it is made. */
export async function build(data, links) {
  const index = new MiniSearch({
    fields: ["town", "name", "code"],
    storeFields: ["name", "town", "code", "page"],
    processTerm: fold,
    searchOptions: {
      prefix: true,
      combineWith: "AND",
      boost: { town: 3, name: 2 },
      boostDocument: (id, term, { page }) => (page ? 10 : 1),
    },
  });
  await index.addAllAsync([...departments(links), ...rows(data)], { chunkSize: 200 });
  return index;
}

const [form, field, state, list] = byId("trouver", "trouver-mots", "trouver-etat", "trouver-reponses");
let index;

/** The index, fetched once; a fetch that fails is tried again at the next letter. */
const load = () =>
  (index ??= fetch(address(form, "places"))
    .then((answer) => answer.json())
    .then((data) => build(data, document.querySelectorAll(".regions td a")))
    .catch(() => (index = undefined)));

async function answer() {
  const asked = field.value.trim();
  const ready = asks(asked) && (await load());
  if (asked !== field.value.trim()) return;
  const found = ready ? find(ready, asked) : [];
  list.replaceChildren(...found.slice(0, MOST).map(line));
  state.textContent = !asks(asked) ? "" : ready ? counted(found.length, state.dataset) : state.dataset.failed;
}

function line({ id, name, town, code, page }) {
  if (page) return element("li", {}, element("a", { href: page.href }, page.text));
  const placed = code.length > 1;
  const href = new URL(`${placed ? "departements" : "a-situer"}/${code}/#o-${id}`, location.href).href;
  return element("li", {}, element("a", { href }, placed ? `${name}, ${town ? `${town} ` : ""}(${code})` : name));
}

if (form) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  field.addEventListener("input", answer);
}
