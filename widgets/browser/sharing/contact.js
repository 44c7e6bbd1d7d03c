/**
 * An organism's contact as it stands in a place of a sheet: its logo, its name in bold, then the rest, in the letters
 * of the sheets and as large as they fit. What is less needed is left out rather than made too small to be read.
 *
 * @typedef {{name: string, address: string, phone: string, opening: string}} Contact
 * @typedef {{width: number, height: number, pixels: string}} Logo `pixels`: red, green and blue of each, deflated
 * @typedef {{letters: string, first: number, fonts: object[]}} Lettering as generator/paper/lettering.py makes it
 */
import { amended, hex, stream } from "./amending.js";

/** Sizes of letters in points: the largest, that below which less is said, the smallest. */
const [LARGEST, SMALL, SMALLEST, STEP] = [28, 7, 5, 0.5];

/** In sizes of letters: from line to line; from the top of a line to where its letters stand. */
const [LEADING, RISE] = [1.2, 0.9];

/** A place so many times as wide as high takes few long lines, and the logo beside them. */
const WIDE = 2.5;

/** The share of a place's width, or of its height, that a logo may take; points between it and the words. */
const [BESIDE, ABOVE, GAP] = [0.3, 0.36, 4];

const THOUSANDTHS = 1000;
const [REGULAR, BOLD] = [0, 1];

/** A font that is not whole has six capitals before its name (ISO 32000-1, 9.6.4). */
const NAMES = ["CLEAAA+Contact", "CLEAAB+Contact-Bold"];
const NO_LETTER = "\ufffd";

/** Without what is not seen, and with the spaces and the hyphen that the letters have. */
const plain = (text) =>
  text
    .normalize("NFC")
    .replace(/[\t\n\r]|(?![\u00a0\u202f])\p{Zs}/gu, " ")
    .replaceAll("\u202f", "\u00a0")
    .replaceAll("\u2011", "-")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim();

/** @returns {string[]} the signs of a text that the letters of the sheets can't write, each once */
export const unwritten = (text, { letters }) => [...new Set(plain(text))].filter((sign) => !letters.includes(sign) || sign === NO_LETTER);

/**
 * @param {string} pdf a character a byte
 * @param {Contact} contact
 * @param {Logo | null} logo
 * @param {Lettering} lettering
 * @returns {string} the PDF with the contact in each of its places
 */
export function signed(pdf, contact, logo, lettering) {
  const written = (text) => [...plain(text)].filter((sign) => lettering.letters.includes(sign)).join("");
  const said = Object.fromEntries(Object.entries(contact).map(([key, text]) => [key, written(text)]));
  let shared;
  const draw = (place, add) => {
    shared ??= resources(lettering, logo, add);
    return form(place, drawing(place, said, logo, lettering), shared);
  };
  return amended(pdf, draw, all(said).join(", "));
}

/** PDF knows no « 1e-15 », which is what sums that should be 0 are like. */
const plainly = (measure) => Number(measure.toFixed(6));

/** A drawing of the size of a place, in the unit square that pictures have. */
const form = ({ width, height }, content, entries) => {
  const square = [1 / width, 0, 0, 1 / height, 0, 0].map((part) => part.toFixed(9)).join(" ");
  return stream(`/Type/XObject/Subtype/Form/BBox[0 0 ${width} ${height}]/Matrix[${square}]/Resources<<${entries}>>`, content);
};

function resources({ fonts, letters, first }, logo, add) {
  const names = fonts.map((font, at) => `/F${at} ${fontOf(font, NAMES[at], letters, first, add)}`).join("");
  const entries = "/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode";
  const picture = logo && add(stream(`${entries}/Width ${logo.width}/Height ${logo.height}`, logo.pixels));
  return `/Font<<${names}>>${picture ? `/XObject<</Logo ${picture}>>` : ""}`;
}

function fontOf({ widths, ascent, descent, capitals, box, length, file }, name, letters, first, add) {
  const program = add(stream(`/Filter/FlateDecode/Length1 ${length}`, atob(file)));
  const descriptor = add(
    `<</Type/FontDescriptor/FontName/${name}/Flags 32/FontBBox[${box.join(" ")}]/ItalicAngle 0/StemV 80` +
      `/Ascent ${ascent}/Descent ${descent}/CapHeight ${capitals}/FontFile2 ${program}>>`,
  );
  return add(
    `<</Type/Font/Subtype/TrueType/BaseFont/${name}/Encoding/WinAnsiEncoding/FirstChar ${first}` +
      `/LastChar ${first + letters.length - 1}/Widths[${widths.join(" ")}]/FontDescriptor ${descriptor}>>`,
  );
}

/** What draws all of it, the origin at the place's lower left corner. */
function drawing(place, said, logo, lettering) {
  const wide = place.width > WIDE * place.height;
  const { picture, words } = shares(place, wide, logo);
  const { size, lines } = fitted(said, wide, words, lettering);
  const free = words.height - lines.length * size * LEADING;
  const top = wide ? words.top - free / 2 : words.top;
  const line = ({ text, font }, at) => {
    const [left, base] = [words.left, top - (at * LEADING + RISE) * size].map(plainly);
    return `BT /F${font} ${size} Tf ${left} ${base} Td <${codes(text, lettering)}> Tj ET`;
  };
  const drawn = picture ? [`q ${[picture.width, 0, 0, picture.height, 0, picture.bottom].map(plainly).join(" ")} cm /Logo Do Q`] : [];
  return [`1 g 0 0 ${place.width} ${place.height} re f 0 g`, ...drawn, ...lines.map(line)].join("\n");
}

/** Where the logo stands, and the room of the words. */
function shares({ width, height }, wide, logo) {
  if (!logo) return { words: { left: 0, top: height, width, height } };
  const scale = Math.min((wide ? BESIDE : 1) * (width / logo.width), (wide ? 1 : ABOVE) * (height / logo.height));
  const picture = { width: scale * logo.width, height: scale * logo.height };
  const left = wide ? picture.width + GAP : 0;
  const under = wide ? 0 : picture.height + GAP;
  return {
    picture: { ...picture, bottom: wide ? (height - picture.height) / 2 : height - picture.height },
    words: { left, top: height - under, width: width - left, height: height - under },
  };
}

const rest = ({ address, phone, opening }) => [address, phone, opening].filter(Boolean);
const all = (said) => [said.name, ...rest(said)].filter(Boolean);

/** The lines as large as they fit: all of them, or without the hours, or without the address too, if anything is left. */
function fitted(said, wide, room, lettering) {
  const largest = Math.min(LARGEST, wide ? room.height / (2 * LEADING) : room.height / 5);
  const versions = [said, { ...said, opening: "" }, { ...said, opening: "", address: "" }].filter((version) => all(version).length);
  const least = versions.at(-1) ?? said;
  const fits = (version, size) => {
    const lines = broken(version, wide, size, room.width, lettering);
    return lines.length * size * LEADING <= room.height && { size, lines };
  };
  for (const [version, smallest] of [...versions.map((version) => [version, SMALL]), [least, SMALLEST]]) {
    for (let size = Math.max(largest, smallest); size >= smallest; size -= STEP) {
      const found = fits(version, size);
      if (found) return found;
    }
  }
  return { size: SMALLEST, lines: cut(broken(least, wide, SMALLEST, room.width, lettering), room.height) };
}

/** As many lines as there is room for: the last of them, where the number is, and the first of the name. */
function cut(lines, height) {
  const most = Math.floor(height / (SMALLEST * LEADING));
  return [...lines.slice(0, most - 1), ...lines.slice(-1)];
}

function broken(said, wide, size, width, lettering) {
  const others = wide ? [rest(said).join(" · ")] : rest(said);
  const lines = (text, font) => wrapped(text, (part) => (size * measure(part, font, lettering)) / THOUSANDTHS <= width);
  return [
    ...lines(said.name, BOLD).map((text) => ({ text, font: BOLD })),
    ...others.flatMap((text) => lines(text, REGULAR)).map((text) => ({ text, font: REGULAR })),
  ];
}

/** A text in lines that fit; a word that is too long for one is cut. */
function wrapped(text, fits) {
  const lines = [];
  let line = "";
  for (const word of text.split(" ").filter(Boolean)) {
    if (fits(`${line} ${word}`.trim())) {
      line = `${line} ${word}`.trim();
      continue;
    }
    if (line) lines.push(line);
    line = "";
    for (const letter of word) {
      if (line && !fits(line + letter)) {
        lines.push(line);
        line = "";
      }
      line += letter;
    }
  }
  return line ? [...lines, line] : lines;
}

const measure = (text, font, { letters, fonts }) =>
  [...text].reduce((sum, letter) => sum + fonts[font].widths[letters.indexOf(letter)], 0);

const codes = (text, { letters, first }) => hex([...text].map((letter) => String.fromCharCode(first + letters.indexOf(letter))).join(""), 2);
