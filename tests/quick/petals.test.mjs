/** Where the petals of the flower lie. */
import assert from "node:assert/strict";
import test from "node:test";
import { HALF, sectors } from "../../widgets/browser/shared/petals.js";

const numbers = (path) => path.match(/-?\d+\.\d/g).map(Number);
const points = (path) => numbers(path).flatMap((x, rank, all) => (rank % 2 ? [] : [[x, all[rank + 1]]]));
const length = ([x, y]) => Math.hypot(x, y);
/** Degrees from the top, as a clock goes. */
const angle = ([x, y]) => (Math.atan2(x, -y) * 180) / Math.PI + (x < 0 ? 360 : 0);

test("each domain has a sector, each part a petal, as a clock goes", () => {
  const all = sectors([1, 3, 2, 6]);
  assert.deepEqual(all.map(({ petals }) => petals.length), [1, 3, 2, 6]);
  assert.deepEqual(all.map(({ number }) => Math.round(angle(number.map(Number)))), [21, 86, 164, 279]);
  const tips = all.flatMap(({ petals }) => petals.map((path) => angle(points(path)[4])));
  assert.deepEqual(tips, [...tips].sort((one, other) => one - other));
});

test("nothing leaves the drawing, and all petals are as long: nothing is counted", () => {
  for (const { petals, number } of sectors([1, 5, 2, 3, 3, 4, 10])) {
    assert.ok(length(number.map(Number)) + 10 < HALF);
    for (const path of petals) {
      assert.ok(points(path).every((point) => length(point) <= HALF));
      assert.ok(Math.abs(length(points(path)[4]) - 92) < 0.2, path);
    }
  }
});

test("petals of two domains never touch", () => {
  const [first, second] = sectors([4, 4]).map(({ petals }) => petals.flatMap(points).map(angle));
  assert.ok(Math.max(...first) < 180 && Math.min(...second) > 180);
});

test("one domain alone is a whole flower", () => assert.equal(sectors([6])[0].petals.length, 6));
