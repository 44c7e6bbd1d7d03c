/** The order of the path: `node --test tests/quick`. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { makePath } from "../../widgets/browser/answering/path.js";

const SHORT = makePath([["q-1-1", "q-2-2"], ["q-1-2", "q-1-3"], ["q-2-1"]], "voila");
const DOMAIN = makePath([["q-1-1-1", "pause-1-1", "q-1-2-1", "q-1-2-2"]], "voila");

/** The screens that follow one another. */
function walked(path, id, step) {
  const found = [];
  for (let here = id; here; here = path[step](here)) found.push(here);
  return found;
}

test("every run leads to the same last screen, and back from there to the short path", () => {
  assert.deepEqual(walked(SHORT, "q-1-1", "next"), ["q-1-1", "q-2-2", "voila"]);
  assert.deepEqual(walked(SHORT, "q-1-2", "next"), ["q-1-2", "q-1-3", "voila"]);
  assert.deepEqual(walked(SHORT, "q-1-3", "previous"), ["q-1-3", "q-1-2", "voila", "q-2-2", "q-1-1"]);
});

test("a rest stands between two statements and is not counted", () => {
  assert.deepEqual(walked(DOMAIN, "q-1-1-1", "next"), ["q-1-1-1", "pause-1-1", "q-1-2-1", "q-1-2-2", "voila"]);
  assert.deepEqual(DOMAIN.place("q-1-2-1"), { number: 2, total: 3 });
  assert.equal(DOMAIN.place("pause-1-1"), undefined);
  assert.equal(DOMAIN.place("voila"), undefined);
});

test("the first statement without an answer, in the order of the path", () => {
  const done = new Set(["q-1-1", "q-1-2"]);
  assert.equal(SHORT.unanswered((id) => done.has(id)), "q-2-2");
  assert.equal(SHORT.unanswered(() => true), undefined);
  assert.deepEqual(SHORT.left(1, (id) => done.has(id)), ["q-1-3"]);
  assert.deepEqual(SHORT.left(9, () => false), []);
});

test("what it does not know is nowhere", () => {
  assert.ok(SHORT.has("q-2-1") && SHORT.has("voila") && !SHORT.has("q-9-9") && !SHORT.has(""));
  assert.equal(makePath([[]], "voila").previous("voila"), undefined);
});
