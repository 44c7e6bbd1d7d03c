/** What one leaves with: the sentences of a result, copied, handed to another program of the device, or printed. */
import { element, filled } from "../shared/nodes.js";
import { copied, handed } from "../sharing/sharing.js";

/**
 * What the buttons of a result do (see `render.js`).
 *
 * @param {HTMLElement} place of the result; in its `data-…` it says `copied`, `selected`, `example` and `sendTo`
 * @param {() => string} link the address of the result
 * @param {string} name who has sent the questionnaire, if the visitor came by such a link
 */
export function takeAway(place, link, name = "") {
  const { dataset } = place;
  const say = (sentence) => (place.querySelector(".taken").textContent = sentence);
  const text = ({ phrases }, examples) => phrases.map((phrase) => told(phrase, examples, dataset.example)).join("\n");

  /** Where the browser does not let us copy, the sentences are there to be copied by hand. */
  async function copy(profile, examples) {
    const area = element("textarea", { readOnly: true, rows: 4, value: text(profile, examples), ariaLabel: dataset.phrases });
    place.querySelector(".taken").after(area);
    const done = await copied(area);
    say(done ? dataset.copied : dataset.selected);
    if (done) area.remove();
  }

  const send = (...result) => handed({ text: text(...result), url: link() });
  const label = name ? filled(dataset.sendTo, { name }) : undefined;
  return { copy: { act: copy }, ...(navigator.share && { send: { act: send, label } }), print: { act: () => window.print() } };
}

/** A sentence, and the visitor's own example below it. */
function told({ id, text }, examples, word) {
  const example = examples[id]?.trim();
  return example ? `${text}\n${word} ${example}` : text;
}
