/**
 * The directory's own search, on /organismes/ only: names and towns are fetched once somebody types.
 * Without it the map and the list of départements lead to every organism.
 */
import { address, appear, byId, element, filled } from "../shared/nodes.js";
import { answers, build } from "./places.js";
import { MOST, asks, counted, speak } from "./search.js";

/** The départements of the page's table as rows; `page` is what one answers with: its address and « 35 Ille-et-Vilaine (12) ». */
const departments = (links) =>
  [...links].map((link) => {
    const { href, parentNode } = link;
    const { code } = parentNode.dataset;
    const region = link.closest("tr").querySelector("th").textContent;
    const name = link.textContent.slice(code.length + 1);
    return { id: href, name, region, code, page: { href, text: parentNode.textContent.trim() } };
  });

const [form, field, state, list, all] = byId("trouver", "trouver-mots", "trouver-etat", "trouver-reponses", "trouver-liste");
let index;

/** The index, fetched once; a fetch that fails is tried again at the next letter. */
const load = () =>
  (index ??= fetch(address(form, "places"))
    .then((answer) => answer.json())
    .then((data) => build(data, departments(document.querySelectorAll(".regions td a"))))
    .catch(() => (index = undefined)));

async function answer() {
  const asked = field.value.trim();
  const ready = asks(asked) && (await load());
  if (asked !== field.value.trim()) return;
  const found = ready ? answers(ready, asked) : [];
  list.replaceChildren(...found.slice(0, MOST).map(line));
  all.hidden = !asks(asked) || found.length > 0;
  speak(state, !asks(asked) ? "" : ready ? counted(found.length, state.dataset) : state.dataset.failed);
}

function line({ id, name, town, code, page }) {
  if (page) return element("li", {}, element("a", { href: page.href }, town ? leads(town, page) : page.text));
  const placed = code.length > 1;
  const href = new URL(`${placed ? "departements" : "a-situer"}/${code}/#o-${id}`, location.href).href;
  return element("li", {}, element("a", { href }, placed ? name + where(town, code) : name));
}

/** « , 35310 Mordelles », « , Mordelles (35) » or « (35) », as much as is known. */
const where = (town, code) => (/^\d/.test(town) ? `, ${town}` : `${town && `, ${town}`} (${code})`);

/** « Rennes : voir 35 Ille-et-Vilaine (12) » */
const leads = (town, { text }) => filled(state.dataset.see, { town, page: text });

if (form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  field.addEventListener("input", answer);
  appear();
}
