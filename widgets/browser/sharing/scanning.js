/** QR codes in front of the camera, where the browser can read them by itself (Chrome on Android, macOS). */

/** How often the camera's picture is looked at, in milliseconds. */
const PERIOD = 300;

export async function canScan() {
  const formats = (await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
  return formats.includes("qr_code") && Boolean(navigator.mediaDevices?.getUserMedia);
}

/**
 * Look until the dialog is closed.
 *
 * @param {HTMLDialogElement} dialog with a `<video>` and a line `[data-refused]` for a camera that is not there
 * @param {(text: string) => void} found called with each code, as often as it is seen
 */
export async function scan(dialog, found) {
  const [video, refused] = [dialog.querySelector("video"), dialog.querySelector("[data-refused]")];
  refused.hidden = true;
  dialog.showModal();
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }).catch(() => null);
  refused.hidden = Boolean(stream);
  if (!stream) return;
  video.srcObject = stream;
  video.play().catch(() => {}); // detection waits for the first picture by itself
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  const look = () => detector.detect(video).then((codes) => codes.forEach(({ rawValue }) => found(rawValue)), () => {});
  const timer = setInterval(look, PERIOD);
  const stop = () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
  };
  if (dialog.open) dialog.addEventListener("close", stop, { once: true });
  else stop();
}
