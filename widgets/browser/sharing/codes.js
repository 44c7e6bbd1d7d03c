/** QR codes: drawn by Python in a worker of its own, which starts with the first code that is asked for. */
import { svg } from "../shared/nodes.js";
import { startPython } from "../shared/python.js";

/** How long a code may take, in seconds: without one, there is still the link. */
const PATIENCE = 40;

let python = null;

/**
 * Draw a code. No button offers to try again, so that a program that was lost is started once more by itself.
 *
 * @param {string} text what the code says
 * @param {string} script the absolute address of the worker
 * @param {string} label what the picture is called
 * @returns {Promise<SVGElement | null>} null for a text that is too long
 */
export async function drawCode(text, script, label) {
  const { size, path } = await ask({ text }, script).catch(() => ask({ text }, script));
  return path ? picture(size, path, label) : null;
}

async function ask(request, script) {
  const drawer = (python ??= startPython({ script, words: null, patience: PATIENCE }));
  try {
    await drawer.ready;
    return await drawer.ask(request);
  } catch (error) {
    drawer.stop();
    if (python === drawer) python = null;
    throw error;
  }
}

function picture(size, path, label) {
  const attributes = { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label, class: "code" };
  const ground = svg("rect", { width: size, height: size, class: "light" });
  return svg("svg", { ...attributes, "shape-rendering": "crispEdges" }, ground, svg("path", { d: path, class: "dark" }));
}
