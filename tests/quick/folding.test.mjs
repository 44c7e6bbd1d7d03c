/** How words are compared: as the generator does, and as French visitors type. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { slug } from "../../widgets/browser/finding/places.js";
import { fold, plain } from "../../widgets/browser/finding/french.js";
import { asks } from "../../widgets/browser/finding/search.js";

const CASES = JSON.parse(readFileSync(new URL("../data/folded.json", import.meta.url), "utf8"));

for (const [written, folded] of CASES) {
  test(`« ${written} » is folded as the generator folds it`, () => {
    assert.equal(plain(written).replace(/[^a-z0-9]+/g, " ").trim(), folded);
    assert.equal(slug(written), folded.replaceAll(" ", "-"));
  });
}

for (const [one, other] of [["Sécurités", "securite"], ["ORAUX", "orau"], ["Œuvres", "oeuvre"], ["Lætitia", "laetitia"], ["bus", "bus"]]) {
  test(`« ${one} » is looked for as « ${other} »`, () => assert.equal(fold(one), other));
}

test("a lone letter is no word yet", () => {
  assert.equal(fold("l"), null);
  assert.deepEqual(["", " l ", "l o", "l oral"].map(asks), [false, false, false, true]);
});
