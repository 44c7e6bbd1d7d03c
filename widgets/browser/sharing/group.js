/** Several result links, shown as the strengths of a group: no name, nothing kept, nothing sent. */
import { download } from "../shared/answers.js";
import { connect } from "../shared/asking.js";
import { appear, byId, table } from "../shared/nodes.js";
import { scan } from "./scanning.js";

/** From how many people up an employer sees a group, so that nobody is recognised. */
const EMPLOYER = 5;

const [form, result, news, scanner, camera] = byId("groupe", "ensemble", "nouvelles", "scanner", "camera");
const python = connect(form);
const { liens, qui } = form.elements;
let shown = [];

const links = () => liens.value.split(/\s+/).filter(Boolean);
const request = () => ({ do: "group", links: liens.value.split("\n"), least: qui.value === "employeur" ? EMPLOYER : 1 });

function show({ notice, people, header, rows }) {
  shown = [header, ...rows];
  news.textContent = notice ?? "";
  news.hidden = !notice;
  result.hidden = !rows.length;
  if (!rows.length) return news.focus();
  result.querySelector("[data-people]").textContent = people;
  result.querySelector("[data-table]").replaceChildren(tableNode(header, rows));
  result.querySelector("h2").focus();
}

/** Sub-domains under their domain. A zero is left out: the table shows strengths, and counts no absence. */
function tableNode([, ...columns], rows) {
  const domains = [...new Set(rows.map(([domain]) => domain))];
  const under = (name) => rows.filter(([domain]) => domain === name).map(([, ...cells]) => cells.map((cell) => cell || ""));
  return table("people", columns, domains.map((name) => [name, under(name)]));
}

/** As spreadsheets open it in France: semicolons, and a mark that says UTF-8. */
function asCsv(rows) {
  const quoted = (value) => `"${String(value).replaceAll('"', '""')}"`;
  return `\ufeff${rows.map((row) => row.map(quoted).join(";")).join("\r\n")}\r\n`;
}

/** A code that was read: one line more, if it is new. @returns {string} how many there are */
function add(link) {
  if (!links().includes(link)) liens.value = [...links(), link, ""].join("\n");
  return `${form.dataset.added} ${links().length}`;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  python.want(request, show);
});
result.querySelector("[data-print]").addEventListener("click", () => window.print());
result.querySelector("[data-csv]").addEventListener("click", () => download("groupe.csv", "text/csv", asCsv(shown)));
if (location.hash === "#employeur") qui.value = "employeur";
scanner.hidden = !camera.showModal;
scanner.addEventListener("click", () => scan(camera, add));
appear();
