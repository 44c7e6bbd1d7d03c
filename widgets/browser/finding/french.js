/** What is typed, as the index is asked for it: silent words away, words of a family as one, synonyms beside. */

/** A text without its capitals and accents, as the generator's `folded` (generator/reading/territory.py). */
export const plain = (text) =>
  text.toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").normalize("NFD").replace(/[\u0300-\u036f]/g, "");

/** A word as it is compared: « Sécurités » and « securite » are the same; « l » of « l'oral » is none. */
export function fold(word) {
  const letters = plain(word);
  const single = letters.length > 3 ? letters.replace(/[sx]$/, "") : letters;
  return single.length > 1 ? single : null;
}

/** The words of a text, folded. */
export const words = (text) => text.split(/[^\p{L}\p{N}]+/u).map(fold).filter(Boolean);

/**
 * @param {{silent: string[], families: string[][], synonyms: Record<string, string[]>}} known of referential/searching.yml
 * @returns {{kept: (word: string) => string[], term: (word: string) => string | null, ask: (text: string) => object[]}}
 *   `kept` is a word as the index keeps it, `term` as it is looked for; `ask` makes queries for MiniSearch, one for
 *   each word, or words, that are typed
 */
export function french({ silent, families, synonyms }) {
  const quiet = new Set(silent.map(fold));
  const heads = new Map(families.flatMap((family) => family.map((word) => [fold(word), fold(family[0])])));
  const ways = new Map(Object.entries(synonyms).map(([typed, equivalents]) => [words(typed).join(" "), equivalents]));
  const longest = Math.max(0, ...[...ways.keys()].map((typed) => typed.split(" ").length));
  const heard = (word) => {
    const folded = fold(word);
    return folded && !quiet.has(folded) ? folded : null;
  };
  const term = (word) => heads.get(heard(word)) ?? heard(word);
  // As it is too: it may be typed by half, or with a slip.
  const kept = (word) => [...new Set([heard(word), term(word)])].filter(Boolean);
  const all = (text) => ({ combineWith: "AND", queries: words(text).filter(term) });
  const ask = (text) => {
    const typed = words(text);
    const asked = [];
    while (typed.length) {
      const some = typed.slice(0, longest);
      while (some.length && !ways.has(some.join(" "))) some.pop();
      const first = typed.splice(0, some.length || 1).join(" ");
      const queries = [first, ...(ways.get(first) ?? [])].map(all).filter(({ queries }) => queries.length);
      if (queries.length) asked.push({ combineWith: "OR", queries });
    }
    return asked;
  };
  return { kept, term, ask };
}
