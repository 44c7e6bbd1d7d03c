/** Reads a profile from a link, a file or this visit, and shows it; nothing is changed until « Reprendre ». */
import { asFile, remember, remembered, same } from "../shared/answers.js";
import { connect } from "../shared/asking.js";
import { EASY_LINK, likesEasy } from "./guest.js";
import { offerKeeping } from "./keeping.js";
import { address, appear, byId, element } from "../shared/nodes.js";
import { showProfile } from "../shared/render.js";

/** Larger files are none of ours; one that holds everything has 4 kB. */
const LARGEST = 100_000;

/** What stands for a file that cannot be one of ours. */
const NONE = "{}";

const [reader, profile, panel, news, again, origin] = byId("lecture", "profil", "garder", "nouvelles", "reprendre", "venus");
const python = connect(reader, () => lasting);
const edition = Number(reader.dataset.edition);
let answers = {};
let easy = false;

/** Is what is shown in the page's address, or in this visit? A pasted link and a file are not. */
let lasting = false;
const keeping = offerKeeping(panel, () => ({ edition, answers }));

function read(text, stays = false) {
  lasting = stays;
  easy = likesEasy() || text.trim().endsWith(EASY_LINK);
  python.want(() => ({ do: "open", text, easy }), show);
}

function show({ profile: found, answers: given, notice, reworded }) {
  answers = given;
  news.replaceChildren(...said(notice, reworded));
  news.hidden = !notice;
  for (const part of [profile, panel, again]) part.hidden = !found;
  const mine = sayWhose(Boolean(found));
  if (!found) return news.focus();
  showProfile(profile, found, { print: () => window.print() });
  keeping(found.link, easy, mine);
}

/** Another person's answers, or those of another day, replace the visit's own only when somebody says so. */
function sayWhose(found) {
  const before = remembered();
  const mine = Boolean(before && (before.edition !== edition || same(before, { answers })));
  origin.hidden = !found || mine;
  origin.querySelector("[data-others]").hidden = !before;
  const button = again.querySelector("button");
  button.textContent = button.dataset[before && !mine ? "replace" : "goOn"];
  return mine;
}

function said(notice, reworded) {
  const lines = reworded.map((statement) => element("li", {}, statement));
  return [element("p", {}, notice ?? ""), ...(lines.length ? [element("ul", {}, ...lines)] : [])];
}

function open() {
  if (location.hash.length > 1) read(location.hash, true);
  else if (remembered()) read(asFile(remembered()), true);
}

reader.addEventListener("submit", (event) => {
  event.preventDefault();
  read(reader.elements.lien.value);
});
reader.elements.fichier.addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  const text = file.size > LARGEST ? NONE : await file.text().catch(() => NONE);
  read(text.trimStart().startsWith("{") ? text : NONE);
  target.value = "";
});
again.querySelector("button").addEventListener("click", () => {
  remember({ edition, answers });
  location.assign(`${address(panel, "start")}#continuer`);
});
window.addEventListener("hashchange", open);
open();
appear();
