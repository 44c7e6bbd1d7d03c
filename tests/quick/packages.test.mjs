/** The packages: what is not installed is one line, the list of licences has the versions that are here. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { installed, missing, withVersions } from "../../widgets/packages.mjs";

const folder = mkdtempSync(join(tmpdir(), "packages-"));
const ask = (dependencies) => writeFileSync(join(folder, "package.json"), JSON.stringify({ dependencies }));
mkdirSync(join(folder, "node_modules/here"), { recursive: true });
writeFileSync(join(folder, "node_modules/here/package.json"), '{"version": "1.0.0"}');

test("all that is asked for is there", () => {
  ask({ here: "1.0.0" });
  assert.equal(missing(folder), "");
});

test("another version, and none, are one line that says what to do", () => {
  ask({ here: "2.0.0", gone: "1.0.0" });
  const said = missing(folder);
  assert.match(said, /here 2.0.0 \(here: 1.0.0\), gone 1.0.0 \(here: none\): run `npm install`/);
  assert.ok(!said.includes("\n"));
});

test("the packages of this folder are as they are asked for", () => assert.equal(missing(), ""));

test("a version is the package's own, or nothing is written", () => {
  assert.equal(withVersions("Pyodide {pyodide}.", "."), `Pyodide ${installed("pyodide")}.`);
  mkdirSync(join(folder, "some_name-3.1.dist-info"));
  assert.equal(withVersions("{some-name}", folder), "3.1");
  assert.throws(() => withVersions("{nothing}", folder), /LICENSES.txt names nothing/);
});

test("the list of licences says no version by itself", () => {
  const text = readFileSync(new URL("../../widgets/runtime/shipped/LICENSES.txt", import.meta.url), "utf8");
  const list = text.slice(0, text.indexOf("The MIT License"));
  for (const name of ["pyodide", "python"]) assert.ok(list.includes(`{${name}}`));
  assert.doesNotMatch(list, /Pyodide \d|CPython \d/);
});
