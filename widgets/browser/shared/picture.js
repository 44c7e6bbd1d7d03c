/**
 * What was answered at a glance: a flower with a petal for each sub-domain, and a table of the same content.
 * A petal shows what its best answer shows; all have the same length, because nothing is counted.
 */
import { element, svg, table } from "./nodes.js";
import { HALF, sectors } from "./petals.js";

/**
 * @param {{id: string, title: string, parts: {statement: string, place: string, label: string}[]}[]} domains
 *   as `positioning.wording.draw` gives them
 * @param {{name: string, legend: string, show: string, part: string, answer: string}} words of the page
 * @returns {HTMLElement}
 */
export function pictureNode(domains, words) {
  const figure = element("figure", { className: "flower" });
  const caption = element("figcaption", {}, legend(domains), names(domains));
  const same = element("details", {}, element("summary", {}, words.show), tableNode(domains, words));
  // Without a name of its own, the figure is called by all of its caption.
  figure.setAttribute("aria-label", words.name);
  figure.append(flower(domains, words.legend), caption, same);
  return figure;
}

function flower(domains, label) {
  const drawing = svg("svg", { viewBox: `${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}`, role: "img", "aria-label": label });
  sectors(domains.map(({ parts }) => parts.length)).forEach(({ petals, number: [x, y] }, rank) => {
    const { id, parts } = domains[rank];
    parts.forEach(({ place }, part) => drawing.append(svg("path", { d: petals[part], class: `petal ${place}` })));
    const number = svg("text", { x, y, dy: "0.35em", "text-anchor": "middle" });
    number.textContent = id;
    drawing.append(number);
  });
  return drawing;
}

/** What the colours mean: only those that are there. */
function legend(domains) {
  const found = new Map(domains.flatMap(({ parts }) => parts).map(({ place, label }) => [place, label]));
  const order = ["strengths", "support", "discover", "talk"].filter((place) => found.has(place));
  const line = (place) => {
    const key = svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" });
    key.append(svg("circle", { cx: 8, cy: 8, r: 6, class: `petal ${place}` }));
    return element("li", {}, key, found.get(place));
  };
  return element("ul", { className: "legend" }, ...order.map(line));
}

/** Each domain by its number in the drawing. */
const names = (domains) =>
  element("ul", { className: "names" }, ...domains.map(({ id, title }) => element("li", {}, element("b", {}, id), title)));

/** The same in words, domain by domain. */
function tableNode(domains, { part, answer }) {
  const rows = ({ title, parts }) => [title, parts.map(({ statement, label }) => [statement, label])];
  return table("said", [part, answer], domains.map(rows));
}
