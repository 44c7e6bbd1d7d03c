/** What « Écouter » decides without a page: which voice, which sentences, what is said next. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeReader } from "../../widgets/browser/shared/reader.js";
import { frenchVoice, sentences } from "../../widgets/browser/shared/voices.js";

const voice = (lang, localService, own = false, name = "Voix") => ({ name, lang, localService, default: own });

test("a voice of the device comes first, then France's French, then the one that is preferred", () => {
  const voices = [voice("fr-FR", false, true), voice("fr-CA", true, true), voice("fr_FR", true), voice("en-US", true)];
  assert.equal(frenchVoice(voices).voice, voices[2]);
  assert.equal(frenchVoice(voices).lang, "fr-FR");
  assert.equal(frenchVoice(voices.slice(0, 2)).voice, voices[1]);
  assert.equal(frenchVoice([voices[0]]).remote, true);
  assert.equal(frenchVoice([voice("fr-FR", true, false, "Voix+robot"), voices[2]]).voice, voices[2]);
  assert.equal(frenchVoice([voices[3], voice("frr-DE", true)]), undefined);
});

test("a text is said sentence by sentence", () => {
  const cut = (text) => sentences(text).map(([start, end]) => text.slice(start, end));
  assert.deepEqual(cut("  Je lis. Pourquoi\u00a0? Parce que 1.5 €… oui "), ["Je lis.", "Pourquoi\u00a0?", "Parce que 1.5 €…", "oui"]);
  assert.deepEqual(cut(" \n • … "), []);
});

/** Pieces that wait to be finished, and all that has happened. */
function stage(...names) {
  const log = [];
  const now = {};
  const piece = (name, more = {}) => ({
    say(speed, done, failed) {
      log.push(`${name} ${speed}`);
      Object.assign(now, { done, failed });
      return () => log.push(`hush ${name}`);
    },
    ...more,
  });
  return { log, now, piece, pieces: names.map((name) => piece(name)), reader: makeReader(() => {}) };
}

test("pieces follow one another, and nothing is silenced between them", () => {
  const { log, now, pieces, reader } = stage("a", "b");
  reader.start("me", pieces);
  now.done();
  now.done();
  assert.deepEqual(log, ["a 1", "b 1"]);
  assert.equal(reader.owner(), undefined);
});

test("a pause takes up the same piece, slower does too, and what was silenced says no more", () => {
  const { log, now, pieces, reader } = stage("a", "b");
  reader.start("me", pieces);
  const { done } = now;
  reader.pause();
  done();
  reader.slower(true);
  reader.pause();
  reader.slower(false);
  assert.deepEqual(log, ["a 1", "hush a", "a 0.7", "hush a", "a 1"]);
});

test("another reading takes the place of the first", () => {
  const { log, piece, reader } = stage();
  reader.start("me", [piece("a")]);
  reader.start("you", [piece("b")]);
  assert.deepEqual(log, ["a 1", "hush a", "b 1"]);
  assert.equal(reader.owner(), "you");
});

test("what fails, at once too, is said otherwise, or ends the reading", () => {
  const { log, now, piece, reader } = stage();
  const broken = { say: (_, __, failed) => (failed(), () => log.push("never")), otherwise: [piece("b")] };
  reader.start("me", [broken, piece("c")]);
  now.failed();
  assert.deepEqual(log, ["b 1"]);
  assert.equal(reader.owner(), undefined);
});

test("what is no longer there ends the reading", () => {
  const { log, now, piece, reader } = stage();
  reader.start("me", [piece("a"), piece("b", { there: () => false }), piece("c")]);
  now.done();
  assert.deepEqual(log, ["a 1"]);
});
