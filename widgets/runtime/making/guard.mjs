/**
 * Makes every read and write of a module go through a small function of its own, which either notes
 * the place (while training) or refuses a place whose content was not shipped (in the browser).
 *
 * The map has one byte for each block of memory, itself in memory: 1 means « touched », or « absent ».
 */
import { instructions } from "./instructions.mjs";
import { constant, number, sized } from "./wasm.mjs";

/** Memory is looked at by blocks of this many bytes, as a power of two. */
export const BLOCK_BITS = 7;

const [I32, I64, F32, F64] = [0x7f, 0x7e, 0x7d, 0x7c];

/** From an instruction to the type of its value and the bytes that it moves, as a power of two. */
const ACCESS = new Map(
  [
    [I32, [[0x28, 2], [0x2c, 0], [0x2d, 0], [0x2e, 1], [0x2f, 1], [0x36, 2], [0x3a, 0], [0x3b, 1]]],
    [I64, [[0x29, 3], [0x30, 0], [0x31, 0], [0x32, 1], [0x33, 1], [0x34, 2], [0x35, 2]]],
    [I64, [[0x37, 3], [0x3c, 0], [0x3d, 1], [0x3e, 2]]],
    [F32, [[0x2a, 2], [0x38, 2]]],
    [F64, [[0x2b, 3], [0x39, 3]]],
  ].flatMap(([type, codes]) => codes.map(([code, bits]) => [code, { type, bits }])),
);

const isStore = (code) => code >= 0x36;

/** The guards that a module needs, numbered as they are met. */
export class Guards {
  /** @param {number} first index that functions added to the module get */
  constructor(first) {
    Object.assign(this, { first, known: new Map() });
  }

  /** A body whose reads and writes are calls of guards. */
  rewrite(body) {
    const parts = [];
    let copied = 0;
    for (const instruction of instructions(body)) {
      const guard = guardFor(instruction);
      if (!guard) continue;
      parts.push(body.subarray(copied, instruction.from), Buffer.from([0x10, ...number(this.index(guard))]));
      copied = instruction.to;
    }
    return Buffer.concat([...parts, body.subarray(copied)]);
  }

  index({ key, ...guard }) {
    if (!this.known.has(key)) this.known.set(key, { ...guard, index: this.first + this.known.size });
    return this.known.get(key).index;
  }

  /**
   * @param {number} map the address of the map
   * @param {boolean} training note what is touched rather than refuse what is absent
   * @returns {{type: number[], body: Buffer}[]} the functions to add
   */
  functions(map, training) {
    const act = training ? note : refuse;
    return [...this.known.values()].map(({ type, make }) => ({ type, body: make((place) => act(place, map)) }));
  }
}

function guardFor({ code, operands }) {
  if (ACCESS.has(code)) return accessGuard(code, ...operands);
  if (code === 0xfc && operands[0] === 10) return bulkGuard("copy", [0, 1], [0xfc, 10, 0, 0]);
  if (code === 0xfc && operands[0] === 11) return bulkGuard("fill", [0], [0xfc, 11, 0]);
  return null;
}

/** One load or store: the block of its first byte, and of its last where it may cross a border. */
function accessGuard(code, align, offset) {
  const { type, bits } = ACCESS.get(code);
  const ends = align < bits ? [offset, offset + 2 ** bits - 1] : [offset];
  const [values, result] = isStore(code) ? [[I32, type], []] : [[I32], [type]];
  const operation = [...values.flatMap((_, n) => [0x20, n]), code, align, ...number(offset)];
  const make = (act) => plain([...ends.flatMap((end) => act([...localPlus(0, end), ...BLOCK])), ...operation]);
  return { key: `${code} ${align} ${offset}`, type: signature(values, result), make };
}

/** Copying and filling: every block between two ends, in a loop. */
function bulkGuard(key, ends, operation) {
  const values = [I32, I32, I32];
  const all = [...values.flatMap((_, n) => [0x20, n]), ...operation];
  const make = (act) => withLocals(2, [...ends.flatMap((end) => eachBlock(end, act)), ...all]);
  return { key, type: signature(values, []), make };
}

/** For blocks from `start >> BITS` to `(start + length - 1) >> BITS`, none when the length is 0. */
function eachBlock(start, act) {
  const step = [0x20, 3, 0x41, 1, 0x6a, 0x22, 3, 0x20, 4, 0x4d]; // ++block <= last
  const first = [0x20, start, ...BLOCK, 0x21, 3];
  const last = [0x20, start, 0x20, 2, 0x6a, 0x41, 1, 0x6b, ...BLOCK, 0x21, 4];
  const loop = [0x03, 0x40, ...act([0x20, 3]), ...step, 0x0d, 0, 0x0b];
  return [0x20, 2, 0x04, 0x40, ...first, ...last, ...loop, 0x0b];
}

const BLOCK = [0x41, BLOCK_BITS, 0x76];

const localPlus = (local, offset) => [0x20, local, ...(offset ? [0x41, ...constant(offset), 0x6a] : [])];

/** map[block] = 1 */
const note = (block, map) => [...block, 0x41, 1, 0x3a, 0, ...number(map)];

/** if (map[block]) trap */
const refuse = (block, map) => [...block, 0x2d, 0, ...number(map), 0x04, 0x40, 0x00, 0x0b];

const plain = (code) => Buffer.from([0, ...code, 0x0b]);

const withLocals = (count, code) => Buffer.from([1, count, I32, ...code, 0x0b]);

const signature = (values, results) => [0x60, ...sized(Buffer.from(values)), ...sized(Buffer.from(results))];
