/** A link that the visitor may copy, hand to another program of the device, or show as a QR code. */
import { later } from "../shared/later.js";
import { address } from "../shared/nodes.js";
import { announceWait } from "../shared/waiting.js";

/**
 * Make a panel's buttons work. It has a field `[data-link]`, a status line `[data-said]`, a place for the
 * code `[data-place]`, the buttons `[data-copy]`, `[data-share]` and `[data-code]`, and in its own
 * `data-…` the sentences: `copied`, `select`, `soon`, `long`, `drawn`, `failed`, `codeLabel`; with a button `[data-file]`, `saved` too.
 *
 * @param {HTMLElement} panel
 * @returns {(link: string, text?: string) => void} shows a new link, and what is shared with it
 */
export function offerLink(panel) {
  const [field, status, place] = ["link", "said", "place"].map((name) => panel.querySelector(`[data-${name}]`));
  const [copy, share, code] = ["copy", "share", "code"].map((name) => panel.querySelector(`[data-${name}]`));
  let shared = {};

  const say = (sentence) => (status.textContent = sentence);
  copy.addEventListener("click", async () => say((await copied(field)) ? panel.dataset.copied : panel.dataset.select));
  share.hidden = !navigator.share;
  share.addEventListener("click", () => handed(shared));
  code.addEventListener("click", () => showCode(panel.dataset.drawn));
  panel.querySelector("[data-file]")?.addEventListener("click", () => say(panel.dataset.saved));

  /** Only a code that was asked for is announced; one that follows the answers is not. */
  async function showCode(sentence) {
    const link = field.value;
    const coming = later(address(panel, "encoding")).then(({ picture }) => picture(link, panel.dataset.codeLabel));
    const drawing = await (sentence ? awaited(panel, coming) : coming).catch(() => null);
    if (link !== field.value) return showCode(sentence);
    say(drawing ? (sentence ?? "") : panel.dataset.failed);
    place.replaceChildren(...(drawing ? [drawing] : []));
    place.hidden = !drawing;
  }

  return (link, text) => {
    const again = field.value !== link && !place.hidden;
    field.value = link;
    shared = text ? { text } : { url: link };
    if (again) showCode();
  };
}

/** Say in a panel's status line that something takes time, as long as it does; gives what it gives. */
export function awaited(panel, work) {
  const say = (sentence) => (panel.querySelector("[data-said]").textContent = sentence);
  return work.finally(announceWait(panel.dataset, say));
}

/** Hand something to another program of the device. Whoever closes the system's own sheet has changed their mind. */
export const handed = (something) => navigator.share(something).catch(() => {});

/** Copy what a field holds; where the browser refuses, it is at least selected. */
export async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return false;
  }
}
