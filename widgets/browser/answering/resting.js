/** Where the path rests: what is strong so far, what is left, and, once, whether this device is the visitor's own. */
import { byId, counted, element } from "../shared/nodes.js";
import { canStore } from "../shared/visit.js";

const [form, again] = byId("positionnement", "reprise");

/** Is the sub-domain of a statement looked at, or the statement itself answered? `answers` are by line. */
export function seenIn(answers) {
  const detailed = new Set(Object.keys(answers).map((line) => line.split(".").slice(0, 2).join("-")));
  return (id) => Boolean(answers[id.slice(2).replaceAll("-", ".")]) || detailed.has(id.slice(2));
}

/** Greet who comes again: how many answers there are, and where the last one was. */
export function greet(answers) {
  const statements = Object.keys(answers).map((line) => byId(`q-${line.replaceAll(".", "-")}`)[0]);
  const last = statements.filter(Boolean).at(-1);
  again.hidden = !last;
  if (!last) return;
  again.querySelector("[data-answers]").textContent = counted(again, statements.filter(Boolean).length);
  again.querySelector("[data-where]").textContent = last.closest(".subdomain").dataset.name;
}

/**
 * Fill a rest: its strengths in the statements' own words, and what is left of each domain.
 *
 * @param {HTMLElement} place
 * @param {(number: number) => string[]} left the statements of a run that have no answer
 */
export function fillRest(place, left) {
  const from = place.closest(".subdomain") ?? form;
  const strong = [...from.querySelectorAll(":checked")].filter(({ value }) => form.dataset.strengths.split(" ").includes(value));
  const sentence = place.querySelector("[data-strong]");
  sentence.textContent = strong.length ? counted(sentence, strong.length) : sentence.dataset.none;
  const lines = strong.map((input) => element("li", {}, input.closest("fieldset").querySelector("legend").textContent));
  place.querySelector("[data-list]").replaceChildren(...lines);
  for (const card of place.querySelectorAll("li:not([hidden]) > [data-domain]")) fillCard(card, left);
}

function fillCard(card, left) {
  const { domain } = card.dataset;
  const part = form.querySelector(`.subdomain[data-part="${domain}"]`);
  const number = [...form.querySelectorAll(".subdomain[data-part]:not([hidden])")].indexOf(part) + 1;
  const open = left(number);
  const all = card.closest("ul").dataset.all;
  card.querySelector("[data-left]").textContent = open.length ? counted(card.closest("ul"), open.length) : all;
  card.href = `#${open[0] ?? part.querySelector("fieldset:not([data-opens])")?.id ?? "voila"}`;
}

/** Ask once, at the first rest, whether to keep the answers on this device; say at any if it has no more room for them. */
export function askToKeep(place, visit) {
  const box = place.querySelector("[data-ask]");
  if (!box) return;
  const [yes, no] = ["yes", "no"].map((name) => box.querySelector(`[data-${name}]`));
  const status = box.querySelector("[role=status]");
  const say = (name) => {
    box.hidden = false;
    status.textContent = status.dataset[name];
    yes.parentElement.hidden = true;
  };
  if (visit.behind()) return say("refused");
  if (!box.hidden || visit.sheet().asked || visit.kept() || !canStore()) return;
  visit.update({ asked: true });
  box.hidden = false;
  yes.addEventListener("click", () => say(visit.keep() ? "kept" : "refused"));
  no.addEventListener("click", () => (box.hidden = true));
}
