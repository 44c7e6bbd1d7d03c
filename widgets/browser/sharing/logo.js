/**
 * An organism's logo, from a file of its device to the pixels of a PDF. It is drawn as a picture, so that nothing in an
 * SVG runs and nothing is fetched; it never leaves the page.
 */
import { textOf } from "./amending.js";

const KINDS = ["image/png", "image/svg+xml"];
const HEAVIEST = 200_000;

/** Its longest side in pixels: at 300 dpi that is more than the place of an A3 poster is wide. */
const LONGEST = 800;
const MOST_PIXELS = 25_000_000;

/** Sizes of a drawing that says none. */
const [WIDTH, HEIGHT] = [300, 150];

/**
 * @param {File} file
 * @returns {Promise<import("./contact.js").Logo & {canvas: HTMLCanvasElement}>}
 * @throws {Error} its message is « kind », « heavy » or « broken »
 */
export async function readLogo(file) {
  if (!KINDS.includes(file.type)) throw new Error("kind");
  if (file.size > HEAVIEST) throw new Error("heavy");
  const canvas = drawn(await opened(file), file.type === KINDS[0]);
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const pixels = new Uint8Array(data.filter((_, at) => at % 4 < 3));
  return { width: canvas.width, height: canvas.height, pixels: textOf(await deflated(pixels)), canvas };
}

async function opened(file) {
  const reader = new FileReader();
  const read = new Promise((resolve) => (reader.onloadend = resolve));
  reader.readAsDataURL(file);
  await read;
  const image = Object.assign(new Image(), { src: reader.result });
  await image.decode().catch(() => refuse("broken"));
  if (image.naturalWidth * image.naturalHeight > MOST_PIXELS) refuse("heavy");
  return image;
}

function refuse(reason) {
  throw new Error(reason);
}

/** On white, as paper is; a drawing as large as it is needed, a photograph never larger than it is. */
function drawn(image, photograph) {
  const [width, height] = [image.naturalWidth || WIDTH, image.naturalHeight || HEIGHT];
  const scale = Math.min(LONGEST / Math.max(width, height), photograph ? 1 : Infinity);
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const canvas = Object.assign(document.createElement("canvas"), size);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, size.width, size.height);
  pen.drawImage(image, 0, 0, size.width, size.height);
  return canvas;
}

async function deflated(bytes) {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
