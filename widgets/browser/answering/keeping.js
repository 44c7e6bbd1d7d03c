/** The panel under a profile: its link, a file, and « keep on this device ». */
import { asFile, download, erase, keep, kept, letGo } from "../shared/answers.js";
import { EASY_LINK } from "./guest.js";
import { address } from "../shared/nodes.js";
import { offerLink } from "../sharing/sharing.js";

/**
 * Make the panel work and give what shows it. Its buttons are those of `sharing.js`, `[data-file]` and
 * `[data-erase]`; its box is `[data-keep]`.
 *
 * @param {HTMLElement} panel
 * @param {() => import("../shared/answers.js").Sheet} sheet the answers of the profile that is shown
 * @returns {(link: string, easy: boolean, mine?: boolean) => void} shows the panel, for a profile with this link;
 *   `easy`: read in easy sentences; `mine`: false for a profile of which this visit has no answers to keep or erase
 */
export function offerKeeping(panel, sheet) {
  const [box, file, forget] = ["keep", "file", "erase"].map((name) => panel.querySelector(`[data-${name}]`));
  const said = panel.querySelector("[data-said]");
  const offer = offerLink(panel);

  box.checked = Boolean(kept());
  box.addEventListener("change", () => {
    if (!box.checked) letGo();
    else if (!keep(sheet())) box.checked = false;
    said.textContent = panel.dataset[box.checked ? "kept" : "letGo"];
  });
  file.addEventListener("click", () => download(panel.dataset.name, "application/json", asFile(sheet())));
  forget.addEventListener("click", () => {
    erase();
    startAgain(`${address(panel, "start")}#efface`);
  });

  return (link, easy, mine = true) => {
    offer(`${address(panel, "profile")}#${link}${easy ? EASY_LINK : ""}`);
    for (const part of panel.querySelectorAll("[data-mine]")) part.hidden = !mine;
    panel.hidden = false;
  };
}

/** Open the first page of the questionnaires anew, at its top, even from there. */
function startAgain(address) {
  if (new URL(address).pathname !== location.pathname) return location.assign(address);
  history.scrollRestoration = "manual";
  history.replaceState(null, "", address);
  location.reload();
}
