/** What answers in the directory: its index of départements, larger towns and places, and their ranks. */
import MiniSearch from "minisearch";
import { fold, plain } from "./french.js";
import { asks } from "./search.js";
import { codes, POSTAL } from "./towns.js";

const SAINTS = { st: "saint", ste: "sainte" };

/** A word as it is compared: « St » is « Saint ». */
function word(text) {
  const folded = fold(text);
  return SAINTS[folded] ?? folded;
}

/** Words as two towns are compared: without a postal code nor the number of an arrondissement. */
const bare = (text) =>
  text.replace(/\b\d{5}\b| \d+er? Arrondissement$/g, "").split(/[^\p{L}\p{N}]+/u).map(word).filter(Boolean).join(" ");

/** A name as the generator makes an id of it (`folded` in generator/reading/territory.py). */
export const slug = (name) => plain(name).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

/** {page: {town: [name or [name, id], …]}} as rows; a page is a département's code, or a letter when none is known. */
function* places(data) {
  for (const [code, those] of Object.entries(data)) {
    for (const [town, names] of Object.entries(those)) {
      for (const place of names) {
        const [name, id] = typeof place === "string" ? [place, slug(place)] : place;
        yield { id, name, town, code };
      }
    }
  }
}

/** The larger towns as rows that lead to their département: {code: [name, …]}. */
const largeTowns = (data, rows) =>
  rows.flatMap(({ code, page }) => (data[code] ?? []).map((town) => ({ id: `${code} ${town}`, town, code, page })));

/**
 * An index of départements, towns and names, which count in this order. Typing goes on while it is made.
 *
 * @param {{places: object, towns: Record<string, string[]>}} data as `Directory.index` makes it
 * @param {{id: string, name: string, region: string, code: string, page: object}[]} pages the départements'; `page`
 *   is what one answers with
 */
export async function build(data, pages) {
  const index = new MiniSearch({
    fields: ["town", "name", "code", "region"],
    storeFields: ["name", "town", "code", "page"],
    processTerm: word,
    searchOptions: { prefix: true, combineWith: "AND", boost: { town: 3, name: 2 } },
  });
  await index.addAllAsync([...pages, ...largeTowns(data.towns, pages), ...places(data.places)], { chunkSize: 200 });
  return { index, pages };
}

/** What answers these words; words that nearly fit only when none fits: 35000 is not 75000. */
function find(index, words) {
  const exact = index.search(words);
  return exact.length ? exact : index.search(words, { fuzzy: (term) => !/\d/.test(term) && 0.2 });
}

/** What answers, best first; a département answers once. Where a postal code has no place, its département has. */
export function answers({ index, pages }, asked) {
  const [postal] = asked.match(POSTAL) ?? [""];
  const rest = asked.replace(postal, "");
  const exact = find(index, asked);
  const found = exact.length || !asks(rest) ? exact : find(index, rest);
  const wanted = bare(asked);
  const ranked = found.map((result) => ({ ...result, rank: rank(result, wanted) })).sort((a, b) => a.rank - b.rank);
  const led = postal ? pages.filter(({ code }) => codes(postal).includes(code)) : [];
  const seen = new Set();
  return [...ranked, ...led].filter(({ page }) => !page || (!seen.has(page.href) && seen.add(page.href)));
}

/** Départements (the very one first), places of the very town, larger towns, départements by their region, the rest. */
function rank({ page, name, town, match }, wanted) {
  if (!page) return bare(town) === wanted ? 2 : 5;
  if (town) return 3;
  if (Object.values(match).flat().every((field) => field === "region")) return 4;
  return bare(name) === wanted ? 0 : 1;
}
