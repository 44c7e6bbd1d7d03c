/** Where the petals of the flower lie: a sector for each domain, and there a petal for each part. */

const [INNER, OUTER, RIM] = [34, 92, 108];

/** Half of the drawing's width; its middle is at 0, 0. */
export const HALF = 120;

/** The room between two domains, in petals. */
const GAP = 0.7;

/**
 * @param {number[]} counts how many parts each domain has
 * @returns {{petals: string[], number: [string, string]}[]} a path for each part, and where the domain's number
 *   stands; the first domain begins at the top, and all go as a clock does
 */
export function sectors(counts) {
  const step = (2 * Math.PI) / counts.reduce((sum, count) => sum + count + GAP, 0);
  let start = (step * GAP) / 2 - Math.PI / 2;
  return counts.map((count) => {
    const first = start;
    start += step * (count + GAP);
    const petals = Array.from({ length: count }, (_, part) => petal(first + step * (part + 0.5), step));
    return { petals, number: at(first + (step * count) / 2, RIM) };
  });
}

/** A leaf from the middle outwards, round at its tip. */
function petal(angle, width) {
  const side = Math.min(width * 0.42, 0.2);
  const [tip, left, right] = [at(angle, OUTER), at(angle - side, OUTER * 0.78), at(angle + side, OUTER * 0.78)];
  const foot = at(angle, INNER);
  return `M${foot} Q${at(angle - side, INNER * 1.35)} ${left} Q${at(angle - side, OUTER)} ${tip} Q${at(angle + side, OUTER)} ${right} Q${at(angle + side, INNER * 1.35)} ${foot}Z`;
}

const at = (angle, distance) => [Math.cos(angle), Math.sin(angle)].map((value) => (value * distance).toFixed(1));
