/** What is said of a part of a page: what is seen of it, block by block and sentence by sentence. */
import { sentences } from "./voices.js";

/** What is looked at or used, and not read: controls, ways elsewhere, sources. */
const UNSAID =
  "button, input, textarea, select, label:not(.answer), form, nav, .next, table, details, dialog, svg, #profil, #garder," +
  "#invitation, .sources, .on-paper, .late, .sr, #panne, [role=status], [aria-hidden=true], script";

/** Where the section of a heading ends. */
const HEADS = "h1, h2, dt";

const { SHOW_ELEMENT, SHOW_TEXT, FILTER_ACCEPT, FILTER_SKIP, FILTER_REJECT } = NodeFilter;

/**
 * The text nodes of a part of the page, by the block that they stand in.
 *
 * @param {Element} root
 * @param {Element} from where to begin: the root, to its end, or a heading in it, to the next one
 * @returns {Map<Element, Text[]>}
 */
export function blocks(root, from = root) {
  const walker = document.createTreeWalker(root, SHOW_ELEMENT | SHOW_TEXT, accepted);
  const found = new Map();
  walker.currentNode = from;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) gather(found, node);
    else if (from !== root) break;
  }
  return found;
}

function accepted(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.trim() ? FILTER_ACCEPT : FILTER_SKIP;
  if (node.matches(UNSAID)) return FILTER_REJECT;
  return node.matches(HEADS) ? FILTER_ACCEPT : FILTER_SKIP;
}

function gather(found, node) {
  let block = node.parentElement;
  while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
  found.set(block, [...(found.get(block) ?? []), node]);
}

/**
 * The sentences that are seen of it, each with its block and where it stands; voices read « 1er », not « 1ᵉʳ ».
 *
 * @param {Map<Element, Text[]>} found
 * @returns {{block: Element, text: string, range: Range}[]}
 */
export const spoken = (found) => [...found].filter(([block]) => block.checkVisibility()).flatMap(inBlock);

function inBlock([block, nodes]) {
  const whole = nodes.map(({ data }) => data).join("");
  return sentences(whole).map(([start, end]) => {
    const range = new Range();
    range.setStart(...place(nodes, start));
    range.setEnd(...place(nodes, end));
    const text = whole.slice(start, end).replace(/\s+/g, " ").replace(/ᵉʳ?/g, (raised) => raised.normalize("NFKC"));
    return { block, text, range };
  });
}

/** The text node of a position in their joined text, and where in it. */
function place([node, ...rest], at) {
  return at <= node.length || !rest.length ? [node, at] : place(rest, at - node.length);
}
