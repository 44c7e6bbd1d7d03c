/** Elements of a page, made without markup: whatever a text says, it stays a text. */

/** An HTML element with its properties and what is in it; what is null or undefined is left out. */
export function element(name, properties, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children.filter((child) => child !== undefined && child !== null));
  return node;
}

/** An SVG element with its attributes and what is in it. */
export function svg(name, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/**
 * A table of two or more columns whose rows stand under the name of their group.
 *
 * @param {string} className
 * @param {string[]} columns the heads of the columns
 * @param {[string, (string | number)[][]][]} groups each name, and its rows: the first cell is the row's head
 */
export function table(className, columns, groups) {
  const head = element("tr", {}, ...columns.map((title) => element("th", { scope: "col" }, title)));
  const bodies = groups.map(([name, rows]) => {
    const title = element("tr", {}, element("th", { scope: "rowgroup", colSpan: columns.length }, name));
    return element("tbody", {}, title, ...rows.map(rowNode));
  });
  return element("table", { className }, element("thead", {}, head), ...bodies);
}

function rowNode([name, ...cells]) {
  const values = cells.map((cell) => element("td", {}, String(cell)));
  return element("tr", {}, element("th", { scope: "row" }, name), ...values);
}

/**
 * Show what works with the page's script alone: the script's last act, since only then everything listens.
 * What the page says when its script does not come has nothing more to say. (What `site.js` shows is its own.)
 */
export function appear() {
  for (const node of document.querySelectorAll('[data-scripted=""]')) node.hidden = false;
  for (const node of document.querySelectorAll(".late")) node.remove();
}

/** A sentence with its `{blanks}` filled. */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** « 1 phrase » or « {count} phrases », as an element says it. */
export const counted = ({ dataset }, count) => filled(dataset[count === 1 ? "one" : "many"], { count });

/**
 * Act once the page is loaded: before that, the browser would still go to what its address names, with the focus too.
 */
export function once(act) {
  if (document.readyState === "complete") act();
  else window.addEventListener("load", act);
}

/** The elements of the page with some ids, in their order. */
export const byId = (...ids) => ids.map((id) => document.getElementById(id));

/** The address of a file or page that an element names in one of its `data-…`. */
export const address = (host, name) => new URL(host.dataset[name], document.baseURI).href;
