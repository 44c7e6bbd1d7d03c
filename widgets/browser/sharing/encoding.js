/** A text as a QR code: downloaded when one is to be shown. Paper's are drawn in `generator/paper/codes.py`. */
import encodeQR from "qr";
import { svg } from "../shared/nodes.js";

/** The empty border around a code, in modules, as the standard asks. */
const QUIET = 4;

const SAFER = ["high", "quartile", "medium"];

/**
 * @param {string} text
 * @returns {boolean[][]} the rows of a code, border included, of which the dark modules are true. Errors are corrected
 *   at the lowest level at least, more where it costs nothing: bigger modules are what cheap cameras need.
 * @throws {Error} a text that is too long
 */
export function modules(text) {
  const least = encodeQR(text, "raw", { ecc: "low", border: QUIET });
  const version = (least.length - 2 * QUIET - 17) / 4;
  for (const ecc of SAFER) {
    try {
      return encodeQR(text, "raw", { ecc, version, border: QUIET });
    } catch {
      // the library's way to say that it does not fit in a code of that size
    }
  }
  return least;
}

/** Each run of dark modules of each row as a rectangle one module high. */
export const outline = (rows) =>
  rows.flatMap((row, top) => runs(row).map(([left, width]) => `M${left} ${top}h${width}v1h-${width}z`)).join("");

/** Where a row is dark: [first, how many], for each run. */
const runs = (row) =>
  [...row.map((dark) => (dark ? "x" : " ")).join("").matchAll(/x+/g)].map(({ index, 0: { length } }) => [index, length]);

/** @returns {SVGElement} a picture of the code, called `label` */
export function picture(text, label) {
  const rows = modules(text);
  const size = rows.length;
  const attributes = { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label, class: "code" };
  const ground = svg("rect", { width: size, height: size, class: "light" });
  const dark = svg("path", { d: outline(rows), class: "dark" });
  return svg("svg", { ...attributes, "shape-rendering": "crispEdges" }, ground, dark);
}
