/** Reading and writing WebAssembly's binary format: no more of it than trimming and pruning need. */

const SECTION_ORDER = [1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11];

/** The sections of a module that are looked into, by their number in the format. */
export const SECTION = { types: 1, imports: 2, functions: 3, memory: 5, exports: 7, elements: 9, dataCount: 12, code: 10, data: 11 };

/** A place in some bytes, and how to read on from there. */
export class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** An unsigned number, 7 bits a byte. */
  number() {
    let [value, factor, byte] = [0, 1, 0];
    do {
      byte = this.byte();
      value += (byte & 127) * factor;
      factor *= 128;
    } while (byte & 128);
    return value;
  }

  slice(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name() {
    return this.slice(this.number()).toString();
  }

  /** As many things as the next number says. */
  list(read) {
    return Array.from({ length: this.number() }, () => read(this));
  }
}

/** @returns {Map<number, Buffer>} the content of each section, without those that only describe */
export function sections(module) {
  return new Map([...eachSection(module)].filter(({ id }) => id).map(({ id, content }) => [id, content]));
}

function* eachSection(module) {
  const reader = new Reader(module, 8);
  while (reader.at < module.length) yield { id: reader.byte(), content: reader.slice(reader.number()) };
}

/** An export: its name, and what it stands for. */
export const readExport = (reader) => ({ name: reader.name(), kind: reader.byte(), index: reader.number() });

/** The functions that a part of the table holds; Pyodide's has no other kind than the plain one (0). */
export function readElements(reader) {
  if (reader.number()) throw new Error("elements of another kind");
  while (reader.byte() !== 0x0b); // where they stand: a constant that holds no such byte, then `end`
  return reader.list((each) => each.number());
}

/** An import of a function (0) or of a global (3): Pyodide has no other. */
export function readImport(reader) {
  const [module, name, kind] = [reader.name(), reader.name(), reader.byte()];
  if (kind !== 0 && kind !== 3) throw new Error(`${module}.${name}: an import of kind ${kind}`);
  const rest = kind === 0 ? number(reader.number()) : [...reader.slice(2)];
  return { name, kind, rest };
}

export function assemble(found) {
  const parts = SECTION_ORDER.filter((id) => found.has(id)).map((id) => [id, ...sized(found.get(id))]);
  return Buffer.concat([Buffer.from("\0asm\x01\0\0\0", "latin1"), ...parts.map((part) => Buffer.from(part))]);
}

/** An unsigned number, 7 bits a byte. */
export function number(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return [...bytes, value];
}

/** An address as the operand of `i32.const`: signed, and small enough to be positive. */
export function constant(value) {
  const bytes = number(value);
  return bytes.at(-1) & 64 ? [...bytes.slice(0, -1), bytes.at(-1) | 128, 0] : bytes;
}

export const sized = (bytes) => Buffer.concat([Buffer.from(number(bytes.length)), bytes]);

export function list(items) {
  return Buffer.concat([Buffer.from(number(items.length)), ...items.map((item) => Buffer.from(item))]);
}

export const text = (value) => sized(Buffer.from(value));
