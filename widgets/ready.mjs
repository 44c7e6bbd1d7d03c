/** Imported before all that needs the packages: without them, one line instead of Node's own. */
import { missing } from "./packages.mjs";

const wrong = missing();
if (wrong) {
  console.error(wrong);
  process.exit(1);
}
