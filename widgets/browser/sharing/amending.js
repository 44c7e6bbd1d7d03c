/**
 * A PDF of ours, amended in the browser: its places for a contact are filled, and nothing else of it moves.
 *
 * PDF lets objects be written anew at the end of a file (ISO 32000-1, 7.5.6). A place is a white picture, as many
 * points wide and high as it is pixels (`slot` in generator/paper/templates/look.typ), which is drawn wherever it stands:
 * its number is given to what fills it. Its figure in the tags gets the same in words, for whoever listens.
 *
 * Files are handled as text with a character a byte.
 *
 * @typedef {{number: number, width: number, height: number}} Place sizes in points
 */

const OBJECT = /(?:^|[\r\n])(\d+) 0 obj\s*(<<[^]*?>>)\s*(?:stream|endobj)/g;
const ALTERNATIVE = /\/Alt\s*(?:\((?:\\[^]|[^\\)])*\)|<[\dA-Fa-f]*>)/;

/** How far the sides of a figure may be from those of its place, in points: Typst rounds them. */
const ROUNDED = 0.1;

/** @param {Uint8Array} bytes */
export function textOf(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/** @param {string} text a character a byte */
export const bytesOf = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** Any text, as PDF writes it (7.9.2.2). */
const spelled = (text) => `<FEFF${hex(text, 4)}>`;

/** The codes of some characters, in so many digits each. */
export const hex = (text, digits) =>
  [...Array(text.length).keys()].map((at) => text.charCodeAt(at).toString(16).toUpperCase().padStart(digits, "0")).join("");

export const stream = (entries, content) => `<<${entries}/Length ${content.length}>>\nstream\n${content}\nendstream`;

/**
 * @param {string} pdf
 * @param {(place: Place, add: (body: string) => string) => string} draw gives the body of the object that fills a place;
 *   `add` adds another one and gives the reference to it
 * @param {string} words what stands there; without any, the tags still call it a place
 * @returns {string} the PDF with what was added; itself, when it has no place
 */
export function amended(pdf, draw, words) {
  const objects = [...pdf.matchAll(OBJECT)].map(([, number, body]) => ({ number: Number(number), body }));
  const places = objects.filter(({ body }) => is(body, "Subtype", "Image")).map(({ number, body }) => ({
    number, width: count(body, "Width"), height: count(body, "Height"),
  }));
  if (!places.length) return pdf;
  const trailer = pdf.slice(pdf.lastIndexOf("trailer") + "trailer".length, pdf.lastIndexOf("startxref"));
  const written = new Map();
  let free = count(trailer, "Size");
  const add = (body) => {
    written.set(free, body);
    return `${free++} 0 R`;
  };
  for (const place of places) written.set(place.number, draw(place, add));
  for (const { number, body } of objects) {
    if (words && places.some((place) => frames(body, place))) written.set(number, body.replace(ALTERNATIVE, `/Alt${spelled(words)}`));
  }
  return appended(pdf, written, trailer.replace(/\/Size\s+\d+/, `/Size ${free}`));
}

const is = (body, key, name) => new RegExp(`/${key}\\s*/${name}\\b`).test(body);
const count = (body, key) => Number(new RegExp(`/${key}\\s+(\\d+)`).exec(body)[1]);

/** Is this the figure of a place, in the tags? It has its size. */
function frames(body, { width, height }) {
  const box = is(body, "S", "Figure") && /\/BBox\s*\[([^\]]*)\]/.exec(body);
  if (!box) return false;
  const [left, bottom, right, top] = box[1].trim().split(/\s+/).map(Number);
  return Math.abs(right - left - width) < ROUNDED && Math.abs(top - bottom - height) < ROUNDED;
}

/** The file with these objects after it, their table, and where the former one is. */
function appended(pdf, written, trailer) {
  const former = /startxref\s+(\d+)/.exec(pdf.slice(pdf.lastIndexOf("startxref")))[1];
  let file = `${pdf}\n`;
  let table = "xref\n";
  for (const [number, body] of written) {
    table += `${number} 1\n${String(file.length).padStart(10, "0")} 00000 n \n`;
    file += `${number} 0 obj\n${body}\nendobj\n`;
  }
  return `${file}${table}trailer\n${trailer.trim().replace("<<", `<</Prev ${former}`)}\nstartxref\n${file.length}\n%%EOF\n`;
}
