/** What answers a search, and in which order. */
import assert from "node:assert/strict";
import test from "node:test";
import { answers, build as buildPlaces } from "../../widgets/browser/finding/places.js";
import { build, counted, find, MOST } from "../../widgets/browser/finding/search.js";

const PAGES = [
  ["domaines/", "Les domaines", "", "Lire, écrire, compter.", ""],
  ["questions/", "Questions", "", "Le jury lit le dossier.", ""],
  ["questions/#jura", "Questions", "Dans le Jura", "Près de 35000 personnes.", ""],
  ["parcours/", "Le parcours", "", "Un dossier, puis un jury.", "étapes"],
];
const WORDS = {
  silent: ["le", "un"],
  families: [["écrire", "écriture"]],
  synonyms: { peur: ["jury"], "mission locale": ["étapes"], angoisse: ["peur", "jury"] },
};
const laid = (rows) => ({ rows, towns: { 13: ["Marseille", "Marseille 1er Arrondissement"], 39: ["Dole"] }, words: WORDS, doors: [] });
const site = build(laid([...PAGES, ["organismes/departements/13/", "Bouches-du-Rhône", "", "", ""], ["organismes/departements/39/", "Jura (39)", "", "", ""]]));
const found = (words) => find(site, words).map(({ address }) => address);

test("a page whose keywords or title say the word comes before one whose text says it", () => {
  const rows = ["text", "section", "keywords", "page"].map((field) => ({ page: "x", section: "", text: "", keywords: "", [field]: "mot" }));
  const index = build(laid(rows.map(({ page, section, text, keywords }, rank) => [`${rank}`, page, section, text, keywords])));
  assert.deepEqual(find(index, "mot").map(({ address }) => address), ["3", "2", "1", "0"]);
});

test("every word must be there, or begin so; some of them do when no page has all", () => {
  assert.deepEqual(found("dossier jury").sort(), ["parcours/", "questions/"]);
  assert.deepEqual(found("doss étape"), ["parcours/"]);
  assert.deepEqual(found("xylophone étapes"), ["parcours/"]);
  assert.deepEqual(found("xylophone"), []);
});

test("silent words ask for nothing, and a family is one word", () => {
  assert.deepEqual(found("le un"), []);
  assert.deepEqual(found("écriture"), ["domaines/"]);
});

test("a synonym leads to what the site says, also of several words", () => {
  assert.deepEqual(found("peur").sort(), ["parcours/", "questions/"]);
  assert.deepEqual(found("mission locale"), ["parcours/"]);
  assert.deepEqual(found("l'angoisse").sort(), ["parcours/", "questions/"]);
});

test("a town and a postal code lead to their département, once", () => {
  for (const asked of ["marseille", "13001", "greta marseille", "mars"]) assert.deepEqual(found(asked), ["organismes/departements/13/"], asked);
  assert.equal(find(site, "marseille")[0].section, "Marseille");
  assert.deepEqual(found("jury marseille").at(0), "organismes/departements/13/");
});

test("what candidates read comes before the same words elsewhere", () => {
  const index = build(laid([["a", "x", "", "mot", "", 0], ["b", "x", "", "mot", "", 1]]));
  assert.deepEqual(find(index, "mot").map(({ address }) => address), ["b", "a"]);
});

test("a word that nearly fits answers only when none fits, and a number never", () => {
  assert.deepEqual(found("jury").includes("questions/#jura"), false);
  assert.deepEqual(found("domainnes"), ["domaines/"]);
  assert.deepEqual(found("35001"), []);
});

test("answers are counted in the words of the page", () => {
  const words = { none: "rien", one: "une réponse", many: "réponses", first: "premières" };
  const counts = [0, 1, 2, MOST, MOST + 1].map((count) => counted(count, words));
  assert.deepEqual(counts, ["rien", "une réponse", "2 réponses", `${MOST} réponses`, `${MOST} premières`]);
});

const department = (code, name, region) => ({ id: code, name, region, code, page: { href: code, text: `${code} ${name}` } });
const DEPARTMENTS = [
  department("2A", "Corse-du-Sud", "Corse"),
  department("2B", "Haute-Corse", "Corse"),
  department("35", "Ille-et-Vilaine", "Bretagne"),
  department("69", "Rhône", "Auvergne-Rhône-Alpes"),
  department("974", "La Réunion", "La Réunion"),
];
const directory = await buildPlaces(
  {
    places: {
      35: { "35310 Mordelles": ["Épi fictif"], "35000 Rennes": [["Groß", "gross"]], "": ["Sans ville"] },
      69: { "69003 Lyon 3e Arrondissement": ["Relais de Mordelles"], "69720 Saint-Bonnet": ["Pôle"] },
      e: { "": ["École à situer"] },
    },
    towns: { 35: ["Rennes"], 69: ["Lyon"] },
  },
  DEPARTMENTS,
);
const answered = (words) => answers(directory, words).map(({ page, id, town }) => (page ? `${town ?? "="} ${page.href}` : id));

for (const [asked, expected] of [
  ["mordelles", ["epi-fictif", "relais-de-mordelles"]],
  ["rennes", ["gross", "Rennes 35"]],
  ["ille", ["= 35"]],
  ["bretagne", ["= 35"]],
  ["corse-du-sud", ["= 2A"]],
  ["rhône", ["= 69"]],
  ["35310", ["epi-fictif", "= 35"]],
  ["35999 mordelles", ["epi-fictif", "relais-de-mordelles", "= 35"]],
  ["20137", ["= 2A", "= 2B"]],
  ["97400", ["= 974"]],
  ["6972", ["pole", "= 69"]],
  ["st bonnet", ["pole"]],
  ["lyon", ["relais-de-mordelles", "Lyon 69"]],
  ["ecole", ["ecole-a-situer"]],
  ["xylophone", []],
]) {
  test(`« ${asked} » is answered, best first`, () => assert.deepEqual(answered(asked), expected));
}
