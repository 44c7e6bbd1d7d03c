/** The result below a questionnaire, and what one leaves with: a script of its own, which comes with Python. */
import { drawProfile, showProfile } from "../shared/render.js";
import { byId } from "../shared/nodes.js";
import { offerKeeping } from "./keeping.js";
import { takeAway } from "./taking.js";

/**
 * @param {ReturnType<import("../shared/visit.js").openVisit>} visit
 * @param {string} from who has sent the questionnaire, if the visitor came by such a link
 * @param {{begin: () => void, ask: () => void}} acts goes to the first statement; asks for the result once more
 * @returns {{show: Function, draw: Function}} each shows a result, and the panel below it for sentences that are
 *   `easy` or not; `show` leads there too
 */
export function openResult(visit, from, { begin, ask }) {
  const [profile, panel] = byId("profil", "garder");
  const keep = offerKeeping(panel, visit, visit.sheet, ask);
  const actions = { ...takeAway(profile, () => panel.querySelector("[data-link]").value, from), begin: { act: begin } };
  const put = (draw) => (result, easy) => {
    draw(profile, result, actions, visit.sheet().examples);
    panel.hidden = !result.sections.length;
    if (!panel.hidden) keep(result.link, easy);
  };
  return { show: put(showProfile), draw: put(drawProfile) };
}
