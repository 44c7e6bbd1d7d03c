/** QR codes in a picture, for browsers that do not read them by themselves: downloaded when one is to be read. */
import decode from "qr/decode.js";

/** The longest side that is looked at, in pixels: enough for the fullest code, and little work for a cheap phone. */
const LONGEST = 1024;

const canvas = document.createElement("canvas");
const context = canvas.getContext("2d", { willReadFrequently: true });

/**
 * @param {HTMLVideoElement | ImageBitmap} picture
 * @returns {string[]} what its code says; nothing where none is in sight
 */
export function read(picture) {
  const { videoWidth: width = picture.width, videoHeight: height = picture.height } = picture;
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  [canvas.width, canvas.height] = [width, height].map((side) => Math.round(side * scale));
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  try {
    return [decode(context.getImageData(0, 0, canvas.width, canvas.height))];
  } catch {
    return []; // the library's way to say so; of a picture without a size too
  }
}
