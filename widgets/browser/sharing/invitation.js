/**
 * What an adviser's link says, in the part of the address that no server ever sees: which domains, which
 * questionnaire, and who sends it. It is plain text for whoever looks at it; the page shows it as text.
 *
 * `#domaines=1,3&complet=oui&precises=oui&page=oui&de=Samira&fin=1x2y3z` ; `fin` stands last and is made of all
 * the rest: without it, or with another one, the link was cut or altered on its way. `precises`: the more precise
 * sentences; `page`: all of them on one page. Older links carry a `message` and a `rdv`, and end with `fin=oui`;
 * their `facile` is what everybody reads today.
 *
 * @typedef {{domains: string[], full: boolean, precise: boolean, list: boolean, welcome: string, meeting: string,
 *   from: string, whole: boolean}} Invitation
 */
import limits from "../shared/limits.json" with { type: "json" };

/** How long what is written may be: a whole SMS has 160 characters. */
const SHORT = 90;

/** Controls, and ends of lines. */
const LINES = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** What no font draws, as what changes the direction of writing; but for what joins letters or chooses an emoji. */
const UNSEEN = /(?![\u200c\u200d\ufe0e\ufe0f])[\p{C}\p{Default_Ignorable_Code_Point}]/gu;

/** More accents on one letter than any language writes: the first three are kept. */
const PILES = /((?:\p{M}[\u200c\u200d]*){3})[\p{M}\u200c\u200d]+/gu;

const KEYS = ["domaines", "complet", "facile", "precises", "page", "message", "rdv", "de", "fin"];

/**
 * @param {string} fragment of an address, with or without its #
 * @param {string[]} known the ids of the domains
 * @returns {Invitation | null} null for a fragment that is none; what it does not know is left out
 */
export function readInvitation(fragment, known) {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  if (!KEYS.some((key) => fields.has(key))) return null;
  const wanted = (fields.get("domaines") ?? "").split(",");
  const domains = known.filter((id) => wanted.includes(id));
  const found = {
    domains: domains.length ? domains : known,
    full: fields.get("complet") === "oui",
    precise: fields.get("precises") === "oui",
    list: fields.get("page") === "oui",
    welcome: shortened(fields.get("message"), limits.welcome),
    meeting: shortened(fields.get("rdv"), limits.meeting),
    from: shortened(fields.get("de"), limits.sender),
  };
  // Whatever a program on the way has encoded otherwise says the same.
  return { ...found, whole: ["oui", code(options(found, known))].includes(fields.get("fin")) };
}

/** The fragment of an invitation, without its #: `SHORT` at the most, the name being cut to what is left. */
export function writeInvitation(choice, known) {
  const letters = [...shortened(choice.from, limits.sender)];
  for (;;) {
    const text = options({ ...choice, from: letters.join("").trim() }, known);
    const written = `${text}${text && "&"}fin=${code(text)}`;
    if (written.length <= SHORT || !letters.length) return written;
    letters.pop();
  }
}

/** What is chosen, and who sends it. */
function options({ domains, full, precise, list, from }, known) {
  const fields = new URLSearchParams();
  if (domains.length < known.length) fields.set("domaines", domains.join());
  if (full) fields.set("complet", "oui");
  if (precise) fields.set("precises", "oui");
  if (list) fields.set("page", "oui");
  if (from) fields.set("de", from);
  return fields.toString().replaceAll("%2C", ",");
}

/** The CRC-32 of a text, as short as it can be written. */
function code(text) {
  let crc = ~0;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 && 0xedb88320);
  }
  return (~crc >>> 0).toString(36);
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
