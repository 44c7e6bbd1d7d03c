/** Puts a contact into the PDFs of a folder, as the browser does: `node signing.mjs FOLDER < {contact, logo, lettering}`. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bytesOf, textOf } from "../../widgets/browser/sharing/amending.js";
import { signed } from "../../widgets/browser/sharing/contact.js";

const [folder] = process.argv.slice(2);
const { contact, logo, lettering } = JSON.parse(readFileSync(0, "utf8"));
for (const name of readdirSync(folder)) {
  const file = join(folder, name);
  writeFileSync(file, bytesOf(signed(textOf(readFileSync(file)), contact, logo, lettering)));
}
