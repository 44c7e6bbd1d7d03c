/** The kernel in Pyodide as npm brings it: `node pyodide.mjs WIDGETS WORDS REQUESTS`, digests on stdout. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { startPython } from "../../widgets/runtime/making/python.mjs";

const [widgets, words, requests] = process.argv.slice(2);
const python = await startPython([widgets]);
const respond = python.pyimport("positioning.bridge").open_questionnaire(readFileSync(words, "utf8"));
const digest = (batch) => createHash("sha256").update(batch.map((request) => respond(request)).join("\n")).digest("hex");
console.log(JSON.stringify(JSON.parse(readFileSync(requests, "utf8")).map(digest)));
