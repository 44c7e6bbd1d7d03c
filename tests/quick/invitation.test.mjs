/** An adviser's link: what is written is read again, within its bounds, and nothing else is. */
import assert from "node:assert/strict";
import test from "node:test";
import limits from "../../widgets/browser/shared/limits.json" with { type: "json" };
import { readInvitation, writeInvitation } from "../../widgets/browser/sharing/invitation.js";

const KNOWN = ["1", "2", "3"];
const NOTHING = { domains: KNOWN, full: false, precise: false, list: false, welcome: "", meeting: "", from: "" };
const again = (choices) => readInvitation(`#${writeInvitation({ ...NOTHING, ...choices }, KNOWN)}`, KNOWN);

for (const choices of [
  {},
  { domains: ["1", "3"], full: true },
  { precise: true, list: true, from: "Samira & Léo #1" },
]) {
  test(`${JSON.stringify(choices)} comes back`, () => assert.deepEqual(again(choices), { ...NOTHING, ...choices, whole: true }));
}

test("the end says that nothing was cut or altered", () => {
  const link = writeInvitation({ ...NOTHING, from: "Samira" }, KNOWN);
  assert.ok(link.startsWith("de=Samira&fin=") && link.length <= 90);
  assert.equal(readInvitation(link, KNOWN).whole, true);
  assert.equal(readInvitation(link.slice(0, -2), KNOWN).whole, false);
  assert.equal(readInvitation(link.replace("Samira", "Samia"), KNOWN).whole, false);
});

for (const from of ["", "Éléonore de La Fère-Champenoise du Pôle emploi", "王小明".repeat(13)]) {
  test(`a link stays short whatever is chosen: ${from}`, () => {
    const link = writeInvitation({ domains: ["1", "3"], full: true, precise: true, list: true, from }, KNOWN);
    assert.ok(link.length <= 90 && readInvitation(link, KNOWN).whole);
  });
}

test("what is pasted is written as it will be shown", () => {
  const link = writeInvitation({ ...NOTHING, from: "Jos\u202ee\u0301\u200b 10" }, KNOWN);
  assert.ok(decodeURIComponent(link).startsWith("de=José+10&fin="));
});

test("links of before are read, with what they said", () => {
  const expected = { ...NOTHING, welcome: "Bonjour", meeting: "lundi, 9 h", whole: true };
  assert.deepEqual(readInvitation("facile=oui&message=Bonjour&rdv=lundi, 9 h&fin=oui", KNOWN), expected);
});

test("only domains that are known are asked, and all when none is", () => {
  assert.deepEqual(readInvitation("domaines=3,9,1", KNOWN).domains, ["1", "3"]);
  assert.deepEqual(readInvitation("domaines=9", KNOWN).domains, KNOWN);
});

test("a fragment that is none invites nobody", () => {
  for (const fragment of ["", "#", "#o-lieu", "#AQEB", "#nom=x"]) assert.equal(readInvitation(fragment, KNOWN), null);
});

test("the two texts are cut at their bounds, and a sign is never cut in two", () => {
  for (const sign of ["x", "🌱"]) {
    const long = encodeURIComponent(sign.repeat(400));
    const { welcome, meeting } = readInvitation(`message=${long}&rdv=${long}`, KNOWN);
    assert.deepEqual([[...welcome].length, [...meeting].length], [limits.welcome, limits.meeting]);
    assert.equal(welcome.replaceAll(sign, ""), "");
  }
});

for (const [why, written, read] of [
  ["lines and controls", " un\r\n\x00\x07deux\u2028trois\ttab\x9b ", "un deux trois tab"],
  ["signs that turn the writing around", "a\u202eb\u2066c\u200fd", "abcd"],
  ["signs that nobody sees", "a\u200bb\ufeffc\u00add\u{e0041}e\u3164", "abcde"],
  ["accents piled up", `e${"\u0301".repeat(9)}`, "é\u0301\u0301"],
  ["accents piled up with joiners", `a${"\u0323\u200d".repeat(40)}o`, `ạ\u200d${"\u0323\u200d".repeat(2)}o`],
  ["what emoji and languages need", "👩\u200d🏫 ❤\ufe0f می\u200cخواهم", "👩\u200d🏫 ❤\ufe0f می\u200cخواهم"],
]) {
  test(`a text stays one quiet line: ${why}`, () => assert.equal(readInvitation(`message=${encodeURIComponent(written)}`, KNOWN).welcome, read));
}
