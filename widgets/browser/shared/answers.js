/**
 * The answers of a visit: in the tab until it is closed, from page to page; on the device only for whoever
 * chooses so, and for a limited time; in a file that the visitor keeps. They never leave the device.
 *
 * @typedef {{edition: number, answers: Record<string, string>}} Sheet
 */

/** How long answers are kept on a device, in days; the pages say it too. */
export const DAYS = 30;

const [TAB, DEVICE] = ["clea-visite", "clea-garde"];
const FORMAT = "clea-points-forts";

/** What was answered so far in this visit, or kept on this device; null for nothing. */
export function remembered() {
  return read(sessionStorage, TAB) ?? kept();
}

/** Do two sheets hold the same answers? */
export function same(one, other) {
  const [first, second] = [one, other].map(({ answers }) => Object.entries(answers).sort().join());
  return first === second;
}

/** Remember a sheet in this tab, and on the device if that was chosen. */
export function remember(sheet) {
  write(sessionStorage, TAB, sheet);
  if (kept()) keep(sheet);
}

/** Keep a sheet on this device from today on. @returns {boolean} whether the browser lets us */
export function keep(sheet) {
  return write(localStorage, DEVICE, { ...sheet, until: Date.now() + DAYS * 86_400_000 });
}

/** What is kept on this device; what is too old is erased instead. */
export function kept() {
  const sheet = read(localStorage, DEVICE);
  if (sheet && !(sheet.until > Date.now())) return void letGo();
  return sheet;
}

/** Keep nothing on this device any more. */
export const letGo = () => attempt(() => localStorage.removeItem(DEVICE));

/** Forget everything, here and on the device. */
export function erase() {
  letGo();
  attempt(() => sessionStorage.removeItem(TAB));
}

/** A sheet as the text of a file, which the kernel reads back (`operations.open_text`). */
export const asFile = ({ edition, answers }) => `${JSON.stringify({ format: FORMAT, edition, answers }, null, 1)}\n`;

/** Let the visitor keep a text as a file. */
export function download(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** A storage may be full, forbidden, or hold what somebody else wrote there. */
function attempt(act) {
  try {
    return act() ?? true;
  } catch {
    return false;
  }
}

function write(storage, key, value) {
  return attempt(() => storage.setItem(key, JSON.stringify(value)));
}

function read(storage, key) {
  const value = attempt(() => JSON.parse(storage.getItem(key)));
  const sound = value && typeof value === "object" && value.answers && typeof value.answers === "object";
  return sound ? value : null;
}
