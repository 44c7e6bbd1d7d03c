/**
 * Answers as values: what a visit holds, how two states of it become one, and a file that the visitor keeps.
 *
 * A visit holds a sheet for each edition of the questionnaire in which something was answered. A page reads and
 * changes those of its own edition; the kernel carries older ones to it.
 *
 * @typedef {{answers: Record<string, string>, examples: Record<string, string>, precise?: boolean, list?: boolean,
 *   asked?: boolean, at: number}} Sheet
 *   by a line's id: the level, the example in the visitor's own words; `precise`: whether the more precise
 *   sentences were chosen, `list`: whether all on one page; `asked`: whether the visitor was asked to keep all
 *   this; `at`: when it was last written, in milliseconds
 * @typedef {{sheets: Record<string, Sheet>, until?: number}} Visit by the edition's number; `until`: when it
 *   ends on the device
 */
import limits from "./limits.json" with { type: "json" };

/** What a visitor has chosen or been asked once, beside the answers. */
const CHOICES = ["precise", "list", "asked"];

/** @type {Sheet} */
export const EMPTY = { answers: {}, examples: {}, at: 0 };

/**
 * Read a visit as it was stored; whatever is not one reads as an empty one.
 *
 * @param {string | null} text
 * @param {number} erased what was last written until then, in milliseconds, is no longer there
 * @returns {Visit}
 */
export function readVisit(text, erased) {
  const { edition, answers, sheets, until } = object(parsed(text));
  // A sheet alone is what this site wrote before it told editions apart.
  const found = answers ? { [edition]: { answers } } : sheets;
  const sound = Object.entries(object(found)).map(([edition, sheet]) => [edition, readSheet(object(sheet))]);
  return { sheets: Object.fromEntries(sound.filter(([, { at }]) => at > erased)), until };
}

const readSheet = ({ answers, examples, at, ...choices }) => ({
  ...chosen({}, choices),
  answers: texts(answers),
  examples: texts(examples),
  at: Number(at) || 0,
});

/** The sheets of one visit and of another: by edition, and there by id, what was written last. */
export function joined(one, other) {
  const both = Object.entries(other).map(([edition, sheet]) => [edition, merged(one[edition] ?? EMPTY, sheet)]);
  return { ...one, ...Object.fromEntries(both) };
}

/** @param {Sheet} one @param {Sheet} other @returns {Sheet} by id, what the later of the two says */
export function merged(one, other) {
  const [before, after] = one.at <= other.at ? [one, other] : [other, one];
  return {
    answers: { ...before.answers, ...after.answers },
    examples: { ...before.examples, ...after.examples },
    ...chosen(before, after),
    at: after.at,
  };
}

const chosen = (before, after) => Object.fromEntries(CHOICES.map((name) => [name, after[name] ?? before[name]]));

/** Do two sheets hold the same answers? */
export function same(one, other) {
  const [first, second] = [one, other].map(({ answers }) => Object.entries(answers).sort().join());
  return first === second;
}

/** Does a sheet hold any answer? */
export const answered = ({ answers }) => Object.keys(answers).length > 0;

/**
 * A sheet as the text of a file, which the kernel reads back (`operations.open_text`): `day` says when it was last
 * written, where that is known.
 */
export function asFile(edition, { answers, examples, at }) {
  const day = at ? new Date(at).toLocaleDateString("sv") : undefined; // as 2026-11-25, where the visitor is
  return `${JSON.stringify({ format: limits.format, edition, day, answers, examples: filled(examples) }, null, 1)}\n`;
}

/** The examples in which something is written; undefined when there is none. */
function filled(examples = {}) {
  const written = Object.entries(examples).filter(([, text]) => text.trim());
  return written.length ? Object.fromEntries(written) : undefined;
}

/** Let the visitor keep a text as a file. */
export function download(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const object = (value) => (value && typeof value === "object" ? value : {});
const texts = (value) => Object.fromEntries(Object.entries(object(value)).filter(([, text]) => typeof text === "string"));
