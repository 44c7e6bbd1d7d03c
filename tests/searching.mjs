/** Answers, for a test in Python: {"index", "asked": [text, …]} comes in, the addresses of the answers go out. */
import { readFileSync } from "node:fs";
import { build, find } from "../widgets/browser/finding/search.js";

const { index, asked } = JSON.parse(readFileSync(0, "utf8"));
const site = build(index);
console.log(JSON.stringify(asked.map((text) => find(site, text).map(({ address }) => address))));
