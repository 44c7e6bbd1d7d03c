/** From a town or a postal code to a département's code. */
import { words } from "./french.js";

/** A postal code in what is asked, or the beginning of one. */
export const POSTAL = /\b\d{5}\b|^\d{3,4}$/;

/** The codes of the départements that the first digits of a postal code mean. */
export const codes = (postal) => (postal.startsWith("20") ? ["2A", "2B"] : [postal.slice(0, /^9[78]/.test(postal) ? 3 : 2)]);

const SHORTEST = 3; // letters that may begin a town's name

/**
 * The towns that are asked for, with their département's code: those that are named, and those whose name begins so.
 *
 * @param {Record<string, string[]>} towns {code: [name, …]}
 * @returns {(asked: string) => {named: {town: string, code: string}[], begun: {town: string, code: string}[]}}
 */
export function finder(towns) {
  const known = Object.entries(towns).flatMap(([code, names]) =>
    [...new Set(names.map((name) => name.replace(/ \d+er? Arrondissement$/, "")))].map((town) => ({ town, code, key: words(town).join(" ") })),
  );
  return (asked) => {
    const key = words(asked).join(" ");
    const named = known.filter((town) => ` ${key} `.includes(` ${town.key} `));
    const begun = key.length < SHORTEST ? [] : known.filter((town) => town.key.startsWith(key) && town.key !== key);
    return { named, begun };
  };
}
