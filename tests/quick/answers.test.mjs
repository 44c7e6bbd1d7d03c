/** Two states of a visit become one. */
import strict from "node:assert/strict";
import test from "node:test";
import { answered, asFile, joined, merged, readVisit, same } from "../../widgets/browser/shared/answers.js";

/** What is stored: a choice that nobody made is not there. */
const stored = (value) => JSON.parse(JSON.stringify(value));
const assert = { ...strict, deepEqual: (one, other) => strict.deepEqual(stored(one), stored(other)) };
const sheet = (at, answers, examples = {}) => ({ answers, examples, at });

test("what was written last wins, id by id, whichever comes first", () => {
  const [old, late] = [{ 1: sheet(5, { a: "new", b: "talk" }) }, { 1: sheet(7, { a: "alone" }), 2: sheet(1, { c: "new" }) }];
  const both = { 1: sheet(7, { a: "alone", b: "talk" }), 2: sheet(1, { c: "new" }) };
  assert.deepEqual(joined(old, late), both);
  assert.deepEqual(joined(late, old), both);
});

test("examples and the choice of precise sentences follow the same rule", () => {
  const one = { ...sheet(5, {}, { a: "Ici", b: "Là" }), precise: true };
  const other = sheet(7, {}, { a: "Ailleurs" });
  const both = { ...sheet(7, {}, { a: "Ailleurs", b: "Là" }), precise: true };
  assert.deepEqual(merged(one, other), both);
  assert.deepEqual(merged(other, { ...one, precise: false }), { ...both, precise: false });
});

test("what is older than an erasure is not read", () => {
  const text = JSON.stringify({ sheets: { 1: sheet(5, { a: "new" }), 2: sheet(6, { b: "new" }) }, until: 9 });
  assert.deepEqual(readVisit(text, 5), { sheets: { 2: sheet(6, { b: "new" }) }, until: 9 });
});

for (const text of [null, "", "{", "[]", "7", '"x"', '{"sheets": 3}', '{"sheets": [null]}']) {
  test(`${text} reads as an empty visit`, () => {
    assert.equal(Object.values(readVisit(text, -1).sheets).some(answered), false);
  });
}

test("a value that is no text is left out", () => {
  const text = JSON.stringify({ sheets: { 1: { answers: { a: "new", b: 3, c: { d: "e" } }, at: "x" } } });
  assert.deepEqual(readVisit(text, -1).sheets, { 1: sheet(0, { a: "new" }) });
});

test("a sheet that was stored before editions were told apart is read", () => {
  assert.deepEqual(readVisit('{"edition": 1, "answers": {"a": "new"}}', -1).sheets, { 1: sheet(0, { a: "new" }) });
});

test("two sheets are the same by their answers only, in any order", () => {
  assert.equal(same(sheet(1, { a: "new", b: "talk" }), sheet(2, { b: "talk", a: "new" }, { a: "x" })), true);
  assert.equal(same(sheet(1, { a: "new" }), sheet(1, { a: "talk" })), false);
  assert.equal(same(sheet(1, {}), sheet(1, { a: "talk" })), false);
});

test("a file says its format, its edition, the answers and the examples, and nothing else", () => {
  const file = JSON.parse(asFile(2, { ...sheet(0, { a: "new" }, { a: "Ici", b: " " }), precise: true }));
  assert.deepEqual(file, { format: "clea-points-forts", edition: 2, answers: { a: "new" }, examples: { a: "Ici" } });
});
