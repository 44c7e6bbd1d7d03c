/**
 * What an adviser's link says, in the part of the address that no server ever sees: which domains, which
 * questionnaire, a word of welcome. It is plain text for whoever looks at it; the page shows it as text.
 *
 * `#domaines=1,3&complet=oui&precises=oui&page=oui&message=…&rdv=…&fin=oui` ; `fin` stands last: without it
 * the link was cut on its way. `precises`: the more precise sentences; `page`: all of them on one page;
 * `facile`, of older links, is what everybody reads today.
 *
 * @typedef {{domains: string[], full: boolean, precise: boolean, list: boolean, welcome: string,
 *   meeting: string, whole: boolean}} Invitation
 */

/** How long the two texts may be, in characters. */
export const LONGEST = { welcome: 280, meeting: 120 };

/** Controls, and ends of lines. */
const LINES = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** What no font draws, as what changes the direction of writing; but for what joins letters or chooses an emoji. */
const UNSEEN = /(?![\u200c\u200d\ufe0e\ufe0f])[\p{C}\p{Default_Ignorable_Code_Point}]/gu;

/** More accents on one letter than any language writes: the first three are kept. */
const PILES = /((?:\p{M}[\u200c\u200d]*){3})[\p{M}\u200c\u200d]+/gu;

const KEYS = ["domaines", "complet", "facile", "precises", "page", "message", "rdv", "fin"];

/**
 * @param {string} fragment of an address, with or without its #
 * @param {string[]} known the ids of the domains
 * @returns {Invitation | null} null for a fragment that is none; what it does not know is left out
 */
export function readInvitation(fragment, known) {
  const said = new URLSearchParams(fragment.replace(/^#/, ""));
  if (!KEYS.some((key) => said.has(key))) return null;
  const wanted = (said.get("domaines") ?? "").split(",");
  const domains = known.filter((id) => wanted.includes(id));
  return {
    domains: domains.length ? domains : known,
    full: said.get("complet") === "oui",
    precise: said.get("precises") === "oui",
    list: said.get("page") === "oui",
    welcome: shortened(said.get("message"), LONGEST.welcome),
    meeting: shortened(said.get("rdv"), LONGEST.meeting),
    whole: said.get("fin") === "oui",
  };
}

/** The fragment of an invitation, without its #. */
export function writeInvitation({ domains, full, easy, welcome, meeting }, known) {
  const said = new URLSearchParams();
  if (domains.length < known.length) said.set("domaines", domains.join());
  if (full) said.set("complet", "oui");
  if (easy) said.set("facile", "oui");
  if (welcome) said.set("message", shortened(welcome, LONGEST.welcome));
  if (meeting) said.set("rdv", shortened(meeting, LONGEST.meeting));
  said.set("fin", "oui");
  return said.toString().replaceAll("%2C", ",");
}

const shortened = (text, most) => [...bare(text ?? "").trim()].slice(0, most).join("");

/** One line of signs that stay in their place: nothing that hides, turns the text around or piles up over other lines. */
const bare = (text) =>
  text
    .replace(LINES, " ")
    .replace(UNSEEN, "")
    .normalize("NFD")
    .replace(PILES, "$1")
    .normalize("NFC");
