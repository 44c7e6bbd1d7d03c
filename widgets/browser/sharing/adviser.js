/** The link that an adviser sends: what is chosen is written into the link as it is chosen. */
import { writeInvitation } from "./invitation.js";
import { appear, byId } from "../shared/nodes.js";
import { copied, offerLink } from "./sharing.js";

const [form, panel] = byId("inviter", "lien");
const boxes = [...form.querySelectorAll("[name=domaine]")];
const known = boxes.map(({ value }) => value);
const offer = offerLink(panel);

function chosen() {
  const { questionnaire, langue, message, rdv, nom, page } = form.elements;
  return {
    domains: boxes.filter(({ checked }) => checked).map(({ value }) => value),
    full: questionnaire.value === "complet",
    precise: langue.value === "precises",
    list: page.checked,
    welcome: message.value.trim(),
    meeting: rdv.value.trim(),
    from: nom.value.trim(),
  };
}

/** One domain in full has a page of its own; everything else begins with the whole socle. */
function pageOf({ domains, full }) {
  const one = domains.length === 1 && full;
  const path = one ? boxes.find(({ value }) => value === domains[0]).dataset.path : panel.dataset.start;
  return new URL(path, document.baseURI).href;
}

function update() {
  const choice = chosen();
  const none = !choice.domains.length;
  panel.hidden = none;
  form.querySelector("[data-none]").hidden = !none;
  if (none) return;
  const link = `${pageOf(choice)}#${writeInvitation(choice, known)}`;
  const { sms, mail, subject } = panel.dataset;
  const short = cheap(letter(choice, [`${sms} ${link}`]).join("\n"));
  offer(link, short);
  fill("sms", short, (text) => `sms:?&body=${encodeURIComponent(text)}`);
  fill("mail", letter(choice, [mail, link]).join("\n\n"), (text) =>
    `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`,
  );
}

/** A greeting, what the adviser writes, what the link is for, and who signs: in the message, and not in the link. */
function letter({ welcome, meeting, from }, offered) {
  const { hello, meeting: our } = panel.dataset;
  return [hello, welcome, meeting && `${our} ${meeting}`, ...offered, from].filter(Boolean);
}

/** A typographic apostrophe or a no-break space, alone, makes an SMS cost twice as many parts. */
const cheap = (text) => text.replace(/’/g, "'").replace(/[\u00a0\u202f]/g, " ");

/** A ready text, and the link that opens the program of the device with it. */
function fill(name, text, href) {
  const [area] = byId(`texte-${name}`);
  area.value = text;
  panel.querySelector(`a[data-${name}]`).href = href(text);
}

for (const button of panel.querySelectorAll("[data-copy-text]")) {
  button.addEventListener("click", async () => {
    const done = await copied(byId(button.dataset.copyText)[0]);
    panel.querySelector("[data-said]").textContent = panel.dataset[done ? "copied" : "select"];
  });
}
form.addEventListener("input", update);
form.addEventListener("submit", (event) => event.preventDefault());
update();
appear();
