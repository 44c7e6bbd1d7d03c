/** QR codes on the screen: their size, their border, how much is corrected. */
import assert from "node:assert/strict";
import test from "node:test";
import decodeQR from "../../widgets/node_modules/qr/decode.js";
import { modules, outline } from "../../widgets/browser/sharing/encoding.js";

const LINK = "https://exemple.fr/faire-le-point/profil/#AQKAKcpTlKcpTlKcpTAbvgsT";

test("a code has its quiet border and stays inside", () => {
  const rows = modules("https://exemple.fr/");
  assert.equal(rows.length, 25 + 8);
  assert.ok(rows.every((row) => row.length === 33 && ![...row.slice(0, 4), ...row.slice(-4)].some(Boolean)));
  assert.ok(outline(rows).startsWith("M4 4h7v1h-7z"));
});

test("it says its text, with accents and signs too", () => {
  for (const text of [LINK, "déjà l’œuvre 🙂", "x".repeat(2953)]) assert.equal(read(modules(text)), text);
});

test("errors are corrected as much as its size allows", () => {
  assert.equal(level(modules("x".repeat(78))), "low");
  assert.equal(level(modules("x".repeat(60))), "medium");
  assert.equal(level(modules("x".repeat(11))), "quartile");
  assert.equal(level(modules("x".repeat(7))), "high");
});

test("a text that is too long has none", () => assert.throws(() => modules("x".repeat(2954))));

/** What a scanner reads, of a picture of three pixels a module. */
function read(rows) {
  const side = rows.length * 3;
  const data = new Uint8Array(side * side).map((_, at) => (rows[(at / side / 3) | 0][((at % side) / 3) | 0] ? 0 : 255));
  return decodeQR({ width: side, height: side, data: Uint8Array.from([...data].flatMap((grey) => [grey, grey, grey, 255])) });
}

/** The first two modules of a code's own description, unmasked, say it. */
function level(rows) {
  const [first, second] = [rows[12][4], rows[12][5]].map(Number);
  return ["medium", "low", "high", "quartile"][(first * 2 + second) ^ 0b10];
}
