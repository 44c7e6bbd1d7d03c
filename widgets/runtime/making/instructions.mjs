/** Walks through the instructions of a function, which have no common length. */
import { Reader } from "./wasm.mjs";

/** How many numbers follow an instruction; those that are not here have none, or are special. */
const NUMBERS = new Map([
  ...range(0x02, 0x04, 1), // block, loop, if
  ...range(0x06, 0x09, 1), // try, catch, throw, rethrow
  ...range(0x0c, 0x0d, 1), // br, br_if
  [0x10, 1], // call
  [0x11, 2], // call_indirect
  [0x12, 1], // return_call
  [0x13, 2], // return_call_indirect
  [0x18, 1], // delegate
  ...range(0x20, 0x26, 1), // local, global and table, get and set
  ...range(0x28, 0x3e, 2), // loads and stores
  ...range(0x3f, 0x42, 1), // memory.size, memory.grow, i32.const, i64.const
  [0xd0, 1], // ref.null
  [0xd2, 1], // ref.func
]);

/** The same for those that begin with 0xfc. */
const EXTENDED = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

const SPECIAL = new Map([
  [0x0e, (reader) => numbers(reader, reader.number() + 1)], // br_table
  [0x1c, (reader) => numbers(reader, reader.number())], // select with types
  [0x43, (reader) => reader.slice(4) && []], // f32.const
  [0x44, (reader) => reader.slice(8) && []], // f64.const
  [0xfc, extended],
]);

/** Instructions without operands; an unknown one stops the build: its length cannot be guessed. */
const PLAIN = new Set([
  ...[0x00, 0x01, 0x05, 0x0b, 0x0f, 0x19, 0x1a, 0x1b, 0xd1],
  ...Array.from({ length: 0xc5 - 0x45 }, (_, n) => 0x45 + n),
]);

/**
 * Every instruction of a function's body, its locals left out.
 * @param {Buffer} body as the code section has it, without its size
 * @returns {Generator<{code: number, operands: number[], from: number, to: number}>}
 */
export function* instructions(body) {
  const reader = new Reader(body, localsEnd(body));
  while (reader.at < body.length) {
    const from = reader.at;
    const code = reader.byte();
    const operands = operandsOf(code, reader);
    yield { code, operands, from, to: reader.at };
  }
}

/** Where the instructions begin. */
export function localsEnd(body) {
  const reader = new Reader(body);
  reader.list(() => numbers(reader, 2));
  return reader.at;
}

function operandsOf(code, reader) {
  if (PLAIN.has(code)) return [];
  if (SPECIAL.has(code)) return SPECIAL.get(code)(reader);
  if (!NUMBERS.has(code)) throw new Error(`unknown instruction 0x${code.toString(16)} at ${reader.at}`);
  return numbers(reader, NUMBERS.get(code));
}

function extended(reader) {
  const code = reader.number();
  if (code >= EXTENDED.length) throw new Error(`unknown instruction 0xfc ${code}`);
  return [code, ...numbers(reader, EXTENDED[code])];
}

function numbers(reader, count) {
  return Array.from({ length: count }, () => reader.number());
}

function range(first, last, count) {
  return Array.from({ length: last - first + 1 }, (_, n) => [first + n, count]);
}
