/** The home page greets who comes again: « Reprendre », where they were and how many answers there are. */
import { counted } from "./nodes.js";
import { openVisit } from "./visit.js";

/** @param {HTMLAnchorElement} start what leads to the questionnaires, at home; its `data-…` say what becomes of it */
export function greet(start) {
  const { edition, resume, at } = start.dataset;
  const lines = Object.keys(openVisit(Number(edition)).sheet().answers);
  const last = lines.at(-1);
  const domain = last && document.querySelector(`[data-domain="${last.split(".")[0]}"]`);
  if (!domain) return;
  // A line of three numbers is of a domain's own questionnaire.
  start.href = `${last.split(".").length > 2 ? domain.href : start.href}#continuer`;
  start.textContent = resume;
  start.closest("section").querySelector(".quiet").textContent = `${counted(start, lines.length)} ${at} ${domain.querySelector("strong").textContent}.`;
}
