/** The panel under a profile: its link, a file, and « keep on this device ». */
import { asFile, download, erase, keep, kept, letGo, remembered } from "./answers.js";
import { address } from "./nodes.js";
import { offerLink } from "./sharing.js";

/**
 * Make the panel work and give what shows it. Its buttons are those of `sharing.js`, `[data-file]` and
 * `[data-erase]`; its box is `[data-keep]`.
 *
 * @param {HTMLElement} panel
 * @param {() => import("./answers.js").Sheet} sheet the answers of the profile that is shown
 * @returns {(link: string) => void} shows the panel, for a profile with this link
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
    location.assign(address(panel, "start"));
    if (!remembered()) location.reload();
  });

  return (link) => {
    offer(`${address(panel, "profile")}#${link}`);
    panel.hidden = false;
  };
}
