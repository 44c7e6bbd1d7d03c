/**
 * Who chooses with a finger, a pen or a mouse is led on; who chooses by keys or through assistive technology never
 * is, since they choose in order to hear what there is (WCAG 3.2.2).
 */

/**
 * What only looks like a pointer: a screen reader's click comes without one, or as a point without size (TalkBack:
 * a mouse of 1 × 1 that presses nothing). Signs found by React Aria (`isVirtualPointerEvent`).
 */
const byHand = ({ pointerType, width, height, pressure, mozInputSource }) =>
  Boolean(pointerType) &&
  mozInputSource !== 0 &&
  !(width === 0 && height === 0) &&
  !(pointerType === "mouse" && width === 1 && height === 1 && pressure === 0);

/**
 * @param {HTMLFormElement} form
 * @param {() => void} chosen called when an answer has been chosen by hand, also the one that was there before
 */
export function onTap(form, chosen) {
  let down = null;
  form.addEventListener("pointerdown", (event) => (down = byHand(event) ? event.target.closest(".answer") : null));
  form.addEventListener("keydown", () => (down = null));
  form.addEventListener("click", ({ target, detail }) => {
    if (!detail || !down || target.closest(".answer") !== down) return;
    down = null;
    chosen();
  });
}
