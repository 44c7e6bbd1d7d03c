/**
 * QR codes in front of the camera, or on a picture that the device has. The browser reads them where it can (Chrome on
 * Android, macOS); elsewhere (iPhones, Firefox) a small library does, which comes when it is first asked for.
 */
import { later } from "../shared/later.js";
import { address } from "../shared/nodes.js";

/** How often the camera's picture is looked at, in milliseconds. */
const PERIOD = 300;

/** Wide enough for the fullest code at arm's length. */
const CAMERA = { video: { facingMode: "environment", width: { ideal: 1280 } } };

/** What reads a picture, once it is known or on its way. */
let reading = null;

/**
 * Show the dialog and look until it is closed.
 *
 * @param {HTMLDialogElement} dialog with a `<video>`, a line `[role=status]` and a field `[type=file]`; its `data-…`
 *   are the library's address (`decoding`) and what is said of a camera that is not there (`blind`), of a picture
 *   without a code (`none`), of a library that does not come (`lost`)
 * @param {(text: string) => string} found called with each code, as often as it is seen; gives what is said of it
 */
export async function scan(dialog, found) {
  const [video, line, file] = ["video", "[role=status]", "[type=file]"].map((css) => dialog.querySelector(css));
  const say = (text) => line.textContent === text || (line.textContent = text); // read aloud: once
  const look = async (picture) => {
    const codes = await (await reader(dialog))(picture);
    return dialog.open ? codes.map((text) => say(found(text))) : []; // closed meanwhile: nothing more is taken
  };
  const { blind, none, lost } = dialog.dataset;
  file.onchange = async () => {
    const picture = await chosen(file);
    const codes = picture ? await look(picture).catch(() => null) : [];
    if (!codes?.length) say(codes ? none : lost);
  };
  say("");
  dialog.showModal();
  const ready = reader(dialog).then(() => true, () => false);
  const seeing = await film(video, dialog);
  // A picture that was chosen meanwhile has said more.
  if (!seeing && !line.textContent) say(blind);
  if (!(await ready)) say(lost);
  else if (seeing && dialog.open) watch(dialog, () => look(video));
}

/** Show what the camera sees until the dialog is closed. @returns {Promise<boolean>} false without a camera, or leave to use it */
async function film(video, dialog) {
  const stream = await navigator.mediaDevices?.getUserMedia(CAMERA).catch(() => null);
  video.hidden = !stream;
  video.srcObject = stream ?? null;
  const stop = () => stream?.getTracks().forEach((track) => track.stop());
  if (!dialog.open) stop();
  dialog.addEventListener("close", stop, { once: true });
  video.play().catch(() => {}); // what looks waits for the first picture by itself
  return Boolean(stream);
}

/** Look again and again until the dialog is closed. */
function watch(dialog, look) {
  const timer = setInterval(() => look().catch(() => {}), PERIOD);
  dialog.addEventListener("close", () => clearInterval(timer), { once: true });
}

/** The picture that was just chosen; null where it is none. The same one may be chosen again. */
function chosen(file) {
  const picture = createImageBitmap(file.files[0]).catch(() => null);
  file.value = "";
  return picture;
}

/** What reads a picture, found once; where the library did not come, the next try asks for it again. */
function reader(dialog) {
  reading ??= itself().then((own) => own ?? later(address(dialog, "decoding")).then(({ read }) => read));
  reading.catch(() => (reading = null));
  return reading;
}

/** The browser's own way, if it has one. */
async function itself() {
  const formats = (await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
  if (!formats.includes("qr_code")) return null;
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  return async (picture) => (await detector.detect(picture)).map(({ rawValue }) => rawValue);
}
