/** Tests inside Pyodide as npm brings it: `node suite.mjs '{"root", "packages", "forms", "files"}'`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { seen, startPython } from "../../../widgets/runtime/making/python.mjs";

const { root, packages, forms, files } = JSON.parse(process.argv[2]);
const python = await startPython([root, join(root, "widgets"), packages]);
python.FS.mkdir("/forms");
for (const [name, path] of Object.entries(forms)) python.FS.writeFile(`/forms/${name}.json`, readFileSync(path));
const outcomes = python.pyimport("tests.site.pyodide.suite").run(seen(root), python.toPy(files));
console.log(`\n${outcomes}`);
