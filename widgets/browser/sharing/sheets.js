/**
 * An organism's own sheets: what it says of itself appears on each sheet it has chosen, with the QR code of the
 * questionnaire. It stays in the page, or in the link that the page writes for the next time.
 */
import { drawCode } from "./codes.js";
import { address, appear, byId } from "../shared/nodes.js";
import { awaited, offerLink } from "./sharing.js";

/** What an organism says of itself, as the form names it, and how long it may be. */
const FIELDS = { nom: 80, adresse: 160, telephone: 40, horaires: 160 };

const [form, paper, panel] = byId("mes-fiches", "papier", "lien");
const boxes = [...form.querySelectorAll("[name=domaine]")];
const sheets = [...paper.querySelectorAll("[data-sheet]")];
const offer = offerLink(panel);

const entered = (name) => form.elements[name].value.trim().slice(0, FIELDS[name]);
const chosen = () => boxes.filter(({ checked }) => checked).map(({ value }) => value);

function update() {
  const [domains, kind] = [chosen(), form.elements.sorte.value];
  for (const sheet of sheets) sheet.hidden = !domains.includes(sheet.dataset.sheet);
  for (const part of paper.querySelectorAll("[data-kind]")) part.hidden = part.dataset.kind !== kind;
  for (const name of Object.keys(FIELDS)) {
    for (const line of paper.querySelectorAll(`[data-own="${name}"]`)) {
      line.textContent = entered(name);
      line.hidden = !entered(name);
    }
  }
  paper.hidden = !domains.length;
  offer(`${location.href.split("#")[0]}#${written(domains, kind)}`);
}

/** All of it as the fragment of a link. */
function written(domains, kind) {
  const filled = Object.keys(FIELDS).filter(entered).map((name) => [name, entered(name)]);
  return new URLSearchParams([...filled, ["sorte", kind], ["domaines", domains.join()]]).toString();
}

/** What a link of this page has kept; what it does not say stays as it is. */
function read(fragment) {
  const kept = new URLSearchParams(fragment);
  for (const name of Object.keys(FIELDS)) form.elements[name].value = (kept.get(name) ?? "").slice(0, FIELDS[name]);
  if (kept.get("sorte") === "questionnaire") form.elements.sorte.value = "questionnaire";
  const domains = kept.get("domaines")?.split(",");
  if (domains) for (const box of boxes) box.checked = domains.includes(box.value);
}

/** Each sheet's code once, in the order of the sheets: one Python draws them all. */
async function drawCodes() {
  for (const sheet of sheets) {
    const place = sheet.querySelector("[data-code-place]");
    const link = address(place, "target");
    const code = place.childElementCount || sheet.hidden ? null : await drawCode(link, address(panel, "codes"), link);
    if (code) place.replaceChildren(code);
    sheet.querySelector("[data-address]").textContent = link;
  }
}

function choose({ target: { selectedOptions } }) {
  const { dataset } = selectedOptions[0];
  for (const name of Object.keys(FIELDS)) form.elements[name].value = dataset[name] ?? "";
  update();
}

const failed = () => (panel.querySelector("[data-said]").textContent = panel.dataset.failed);
const draw = () => drawCodes().catch(failed);

form.elements.liste.addEventListener("change", choose);
form.addEventListener("input", update);
form.addEventListener("change", draw);
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await awaited(panel, drawCodes()).catch(failed);
  window.print();
});
if (location.hash.length > 1) read(location.hash.slice(1));
update();
form.addEventListener("focusin", draw, { once: true });
appear();
