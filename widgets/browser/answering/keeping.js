/** The panel under a profile: its link, a file, « keep on this device »; and a word on what is kept already. */
import { asFile, download } from "../shared/answers.js";
import limits from "../shared/limits.json" with { type: "json" };
import { address, byId } from "../shared/nodes.js";
import { offerLink } from "../sharing/sharing.js";
import { canStore, REGRET } from "../shared/visit.js";

/**
 * Make the panel work and give what shows it. Its buttons are those of `sharing.js`, `[data-file]` and
 * `[data-erase]`; its box is `[data-keep]`.
 *
 * @param {HTMLElement} panel
 * @param {ReturnType<import("../shared/visit.js").openVisit>} visit
 * @param {() => import("../shared/answers.js").Sheet} sheet the answers of the profile that is shown
 * @param {() => void} again shows that profile again, when what was erased is back
 * @returns {(link: string, easy: boolean, mine?: boolean) => void} shows the panel, for a profile with this link;
 *   `easy`: read in easy sentences; `mine`: false for a profile of which this visit has no answers to keep or erase
 */
export function offerKeeping(panel, visit, sheet, again = () => {}) {
  const [box, file, forget, place] = ["keep", "file", "erase", "place"].map((name) => panel.querySelector(`[data-${name}]`));
  const status = panel.querySelector("[data-said]");
  const offer = offerLink(panel);
  const refuse = () => {
    box.closest("label").hidden = true;
    panel.querySelector("[data-refused]").hidden = false;
  };

  box.checked = visit.kept();
  if (!canStore()) refuse();
  box.addEventListener("change", () => {
    if (!box.checked) visit.letGo();
    else if (!visit.keep()) return refuse();
    status.textContent = panel.dataset[box.checked ? "kept" : "letGo"];
  });
  file.addEventListener("click", () => download(panel.dataset.name, "application/json", asFile(visit.edition, sheet())));
  forget.addEventListener("click", () => sayErased(visit.erase(), again));
  visit.follow((erased) => {
    box.checked = visit.kept();
    if (!erased) return;
    for (const part of [panel, place]) part.hidden = true;
    place.replaceChildren();
    offer("");
  });

  return (link, easy, mine = true) => {
    offer(`${address(panel, "profile")}#${link}${easy ? "" : limits.precise}`);
    for (const part of panel.querySelectorAll("[data-mine]")) part.hidden = !mine;
    box.checked = visit.kept();
    if (visit.behind()) refuse();
    panel.hidden = false;
  };
}

/** Say when there are answers of a newer edition, in the page's `#change`, and lead to the page of today. */
export function sayNewer(visit) {
  const [changed] = byId("change");
  const show = () => (changed.hidden = !visit.newer());
  changed.querySelector("button").addEventListener("click", () => location.reload());
  visit.follow(show);
  show();
}

/** Say in the page's `#efface` that all is erased, and offer to take that back while it can be. */
function sayErased(undo, again) {
  const [place] = byId("efface");
  const [sentence, button] = [place.querySelector("p"), place.querySelector("button")];
  const say = (name) => {
    sentence.textContent = place.dataset[name];
    button.hidden = name !== "erased";
    place.hidden = false;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
  };
  const over = () => {
    if (button.contains(document.activeElement)) place.focus();
    button.hidden = true;
  };
  button.onclick = () => {
    if (!undo()) return over();
    say("back");
    again();
  };
  say("erased");
  setTimeout(over, REGRET);
  window.addEventListener("pagehide", over, { once: true });
}
