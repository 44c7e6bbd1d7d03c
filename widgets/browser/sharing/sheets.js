/**
 * An organism's contact on all that it prints: what it types is put into each PDF of the page when that is asked for,
 * in the browser (`contact.js`). It stays in the page, or in the link that the page writes for the next time.
 */
import { bytesOf, textOf } from "./amending.js";
import { signed, unwritten } from "./contact.js";
import { readLogo } from "./logo.js";
import { download } from "../shared/answers.js";
import { address, appear, byId, filled } from "../shared/nodes.js";
import { offerLink } from "./sharing.js";
import { announceWait } from "../shared/waiting.js";

/** What an organism says of itself, as the form names it, and how long it may be. */
const FIELDS = { nom: 80, adresse: 160, telephone: 40, horaires: 160 };

const [form, panel, shown, status] = byId("mes-fiches", "lien", "signe", "venue");
const picture = form.querySelector("[data-logo]");
const offer = offerLink(panel);
let logo = null;
let letters;
let turns = 0;
let listed = {}; // what the list has brought

const entered = (name) => form.elements[name].value.trim().slice(0, FIELDS[name]);
const contact = () => ({
  name: entered("nom"), address: entered("adresse"), phone: entered("telephone"), opening: entered("horaires"),
});
const given = () => Object.values(contact()).some(Boolean) || Boolean(logo);

/** The letters of the sheets, fetched once they are needed. */
const lettering = () =>
  (letters ??= fetched(address(form, "letters"), "json").catch((error) => {
    letters = undefined; // the next one tries again
    throw error;
  }));

async function fetched(url, kind) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(url);
  return answer[kind]();
}

function update() {
  shown.hidden = !given();
  offer(`${location.href.split("#")[0]}#${written()}`);
  panel.hidden = !given();
  sayUnwritten();
}

/** All of it but the logo, as the fragment of a link. */
const written = () => new URLSearchParams(Object.keys(FIELDS).filter(entered).map((name) => [name, entered(name)])).toString();

/** What a link of this page has kept. */
function read(fragment) {
  const kept = new URLSearchParams(fragment);
  for (const name of Object.keys(FIELDS)) form.elements[name].value = (kept.get(name) ?? "").slice(0, FIELDS[name]);
}

/** Signs that no sheet can write are said while they can still be changed, once. */
async function sayUnwritten() {
  const said = form.querySelector("[data-unwritten]");
  const known = given() && (await lettering().catch(() => null));
  const signs = known ? unwritten(Object.values(contact()).join(""), known) : [];
  const sentence = signs.length ? filled(form.dataset.unwritten, { signs: signs.join(" ") }) : "";
  if (said.textContent !== sentence) said.textContent = sentence;
}

async function takeLogo() {
  const [file] = form.elements.logo.files;
  const said = form.querySelector("[data-refused]");
  const refused = await show(file).then(() => "", ({ message }) => form.dataset[message] ?? form.dataset.broken);
  if (refused) form.elements.logo.value = "";
  said.textContent = refused;
}

/** Take a file as the logo, or none; one that is refused leaves the former one where it is. */
async function show(file) {
  logo = file ? await readLogo(file) : null;
  picture.hidden = !logo;
  picture.firstElementChild.replaceChildren(...(logo ? [logo.canvas] : []));
  update();
}

/** A PDF of this page with the contact in it, handed to the device; what is said of it stands beside its link. */
async function hand(link) {
  const turn = (turns += 1); // the last document that was asked for has the word
  const say = (sentence) => turn === turns && (status.textContent = sentence);
  say("");
  link.parentElement.after(status);
  const done = announceWait(form.dataset, say);
  const sentence = await give(link).then(() => form.dataset.ready, () => form.dataset.failed);
  done();
  say(sentence);
}

async function give({ href, pathname }) {
  const [pdf, known] = await Promise.all([fetched(href, "arrayBuffer"), lettering()]);
  const file = signed(textOf(new Uint8Array(pdf)), contact(), logo, known);
  download(pathname.split("/").at(-1), "application/pdf", bytesOf(file));
}

/** A name of the list brings what is known of it; what was typed by hand stays. */
form.elements.liste.addEventListener("change", ({ target: { selectedOptions: [{ dataset }] } }) => {
  for (const name of Object.keys(FIELDS)) {
    const field = form.elements[name];
    if (dataset[name] || field.value === listed[name]) field.value = dataset[name] ?? "";
  }
  listed = { ...dataset };
  update();
});
form.addEventListener("input", update);
form.elements.logo.addEventListener("change", takeLogo);
picture.querySelector("button").addEventListener("click", () => {
  form.elements.logo.value = "";
  takeLogo();
  form.elements.logo.focus();
});
form.elements.logo.closest("p").hidden = !("CompressionStream" in window); // Safari before 16.4 packs no picture
form.addEventListener("submit", (event) => event.preventDefault());
document.querySelector(".clea").addEventListener("click", (event) => {
  const link = event.target.closest('a[href$=".pdf"]');
  if (!link || !given()) return;
  event.preventDefault();
  hand(link);
});
if (location.hash.length > 1) read(location.hash.slice(1));
form.closest("details").open ||= given();
update();
appear();
