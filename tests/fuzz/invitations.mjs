/**
 * Advisers' links, spoilt at random: `node tests/fuzz/invitations.mjs`, a fragment a line of stdin, as JSON.
 * Says each defect on a line, as JSON: [the number of the fragment, what is wrong]; then how many were read.
 */
import { createInterface } from "node:readline";
import limits from "../../widgets/browser/shared/limits.json" with { type: "json" };
import { readInvitation, writeInvitation } from "../../widgets/browser/sharing/invitation.js";

const KNOWN = ["1", "2", "3", "4", "5", "6", "7"];
const BOUNDS = { welcome: limits.welcome, meeting: limits.meeting, from: limits.sender };
const FLAGS = ["full", "precise", "list", "whole"];
const LONGEST = 90;

/** What is wrong with what was read; nothing when all is right. */
function fault(said) {
  if (said === null) return "";
  if (!said.domains.length || !said.domains.every((id) => KNOWN.includes(id))) return "domains that are none";
  if (!FLAGS.every((key) => typeof said[key] === "boolean")) return "a choice that is none";
  for (const [key, most] of Object.entries(BOUNDS)) {
    if ([...said[key]].length > most) return `${key}: too long`;
    if (/[\p{Cc}\p{Zl}\p{Zp}]|[\u202a-\u202e\u2066-\u2069]/u.test(said[key])) return `${key}: more than one quiet line`;
  }
  return again(said);
}

/** What was read, written and read once more: the same choices, and whole. */
function again(said) {
  const written = writeInvitation(said, KNOWN);
  if (written.length > LONGEST) return `a link of ${written.length} signs`;
  const read = readInvitation(written, KNOWN);
  if (!read?.whole) return "a link of ours that is not whole";
  const same = ["full", "precise", "list"].every((key) => read[key] === said[key]) && `${read.domains}` === `${said.domains}`;
  return same && said.from.startsWith(read.from) ? "" : "another invitation";
}

let [number, invited] = [0, 0];
for await (const line of createInterface({ input: process.stdin })) {
  let wrong;
  try {
    const said = readInvitation(JSON.parse(line), KNOWN);
    invited += said !== null;
    wrong = fault(said);
  } catch (error) {
    wrong = `${error}`;
  }
  if (wrong) console.log(JSON.stringify([number, wrong]));
  number += 1;
}
console.log(JSON.stringify({ number, invited }));
