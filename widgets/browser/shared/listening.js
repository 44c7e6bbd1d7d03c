/**
 * « Écouter »: a button on each statement, part of a result and section of a page, for the device's own voice or,
 * where somebody has recorded a statement, for theirs.
 *
 * A voice that may work elsewhere gets nothing of a visitor's answers, and sentences of the site only from who has
 * said yes, once. Whoever shows one statement after the other says `document.dispatchEvent(new CustomEvent(
 * "clea:statement", { detail: { fieldset } }))` each time: that stops what is being read, and reads the statement
 * when each is to be read.
 */
import { address, byId } from "./nodes.js";
import { blocks, spoken } from "./pieces.js";
import { makeReader } from "./reader.js";
import { chooseListening, listening } from "./visit.js";
import { frenchVoice } from "./voices.js";

/** @typedef {{root: Element, from?: Element, at: (button: Element) => void, own?: boolean}} Place
 *    what is read: all of `root`, or the section of `from` in it; `own`: it tells a visitor's answers */

const synth = window.speechSynthesis;
const [player, question, model] = byId("lecteur", "voix", "ecouter");
const control = (name) => document.querySelector(`[data-${name}]`);
const reader = makeReader(show);
const buttons = new Map();
let choice = listening();
let voice;

/** Put the buttons, now and when voices or a result come. */
export function start() {
  synth?.addEventListener?.("voiceschanged", offer);
  const result = byId("profil")[0];
  if (result) new MutationObserver(offer).observe(result, { childList: true });
  for (const [name, act] of Object.entries(CONTROLS)) control(name).addEventListener("click", act);
  for (const left of ["pagehide", "visibilitychange"]) document.defaultView.addEventListener(left, reader.stop, true);
  document.addEventListener("clea:statement", ({ detail }) => shown(detail.fieldset));
  document.addEventListener("change", ({ target }) => leave(target.closest("fieldset")));
  document.addEventListener("keydown", ({ key }) => key === "Escape" && reader.stop());
  reader.slower(Boolean(choice.slow));
  control("each").hidden = !byId("positionnement")[0];
  offer();
  const [statement, ...more] = [...document.querySelectorAll("#positionnement fieldset")].filter((fieldset) => fieldset.checkVisibility());
  if (!more.length) shown(statement);
}

const CONTROLS = {
  pause: () => reader.pause(),
  stop: () => reader.stop(),
  slow() {
    remember({ slow: !choice.slow });
    reader.slower(choice.slow);
  },
  each: () => remember({ each: !choice.each }),
};

function remember(change) {
  choice = { ...choice, ...change };
  chooseListening(choice);
  show();
}

// What can be heard

function* places() {
  for (const root of document.querySelectorAll("#positionnement fieldset")) yield { root, at: after(root.querySelector("legend")) };
  for (const root of document.querySelectorAll("#profil section, #profil .card-sentence")) {
    const title = root.querySelector(":scope > :is(h2, h3, h4)");
    yield { root, own: true, at: title ? after(title) : (button) => root.append(button) };
  }
  const clea = document.querySelector(".clea");
  for (const from of clea.querySelectorAll("h1, h2, .terms dt")) {
    if (!from.closest("form, dialog, #profil, #garder")) yield { root: clea, from, at: from.matches("dt") ? within(from) : after(from) };
  }
  for (const root of clea.querySelectorAll("details:not(.changed)")) {
    const answer = root.querySelector(":scope > p");
    if (answer) yield { root, at: after(answer) };
  }
}

/** Beside the heading, never in it: its name stays its own. */
const after = (head) => (button) => (head.closest(".domain-head") ?? head).after(button);
const within = (term) => (button) => term.nextElementSibling.prepend(button);

/** Give each place that can be heard its button, once, and take it from those that no longer can. */
function offer() {
  voice = synth && frenchVoice(synth.getVoices());
  for (const key of buttons.keys()) if (!key.isConnected) take(key);
  for (const place of places()) {
    const key = place.from ?? place.root;
    const there = buttons.has(key);
    // A heading alone says nothing; a sentence of a result has none.
    if (audible(place) && !there && blocks(place.root, place.from).size > (place.own ? 0 : 1)) put(key, place);
    else if (there && !audible(place)) take(key);
  }
  show();
}

const audible = (place) => recorded(place) || (voice && !(voice.remote && (place.own || choice.remote === false)));

function put(key, place) {
  const button = model.content.firstElementChild.cloneNode(true);
  const [start] = [...blocks(place.root, place.from).values()][0];
  button.lastElementChild.textContent = ` : ${start.data.trim().slice(0, 60)}`;
  button.addEventListener("click", () => (reader.owner() === key ? reader.stop() : read(key, place)));
  buttons.set(key, { button, place });
  place.at(button);
}

function take(key) {
  buttons.get(key).button.remove();
  buttons.delete(key);
}

// Reading

async function read(key, place) {
  const sound = recorded(place);
  if (!sound && voice.remote && !(await agreed())) return;
  const sentences = spoken(blocks(place.root, place.from));
  const aloud = voice && (!voice.remote || choice.remote) ? sentences.map(sentence) : [];
  reader.start(key, sound ? playing(place, sentences, aloud) : aloud);
}

/** Ask once whether a voice that may work elsewhere may read what is the same for everybody. */
function agreed() {
  if (choice.remote !== undefined) return choice.remote;
  question.returnValue = "";
  question.showModal();
  return new Promise((resolve) => {
    question.addEventListener("close", () => {
      if (question.returnValue) remember({ remote: question.returnValue === "yes" });
      offer();
      resolve(choice.remote === true);
    }, { once: true });
  });
}

/** The easy sentence is the one that is recorded. */
const recorded = ({ root }) => !document.querySelector('#precises[aria-pressed="true"]') && root.dataset.voice;

/** A recording says the statement and its example; a voice, if there is one, the answers. */
function playing({ root }, sentences, aloud) {
  const answers = aloud.filter((__, rank) => sentences[rank].block.closest(".answers"));
  const say = (speed, done, failed) => {
    const sound = Object.assign(new Audio(address(root, "voice")), { playbackRate: speed, onended: done, onerror: failed });
    sound.play().catch(failed);
    return () => sound.pause();
  };
  const [{ block }] = sentences;
  return [{ say, block, there: () => block.checkVisibility(), otherwise: aloud }, ...answers];
}

function sentence({ block, text, range }) {
  const { voice: own, lang } = voice;
  const say = (speed, done, failed) => {
    const utterance = Object.assign(new SpeechSynthesisUtterance(text), { voice: own, lang, rate: speed, onend: done, onerror: failed });
    synth.speak(utterance);
    return () => synth.cancel();
  };
  return { say, block, range, there: () => block.checkVisibility() };
}

/** One statement is shown instead of another. */
function shown(fieldset) {
  reader.stop();
  const { place } = buttons.get(fieldset) ?? {};
  if (choice.each && place) read(fieldset, place);
}

/** Whoever answers another statement has left the one that is being read. */
function leave(fieldset) {
  if (fieldset && reader.owner() && reader.owner() !== fieldset) reader.stop();
}

// What is seen of it

/** Show which sentence is being read, and what the controls would do. */
function show({ owner, piece, paused } = reader.state()) {
  for (const block of document.querySelectorAll(".being-said")) block.classList.remove("being-said");
  piece?.block.classList.add("being-said");
  globalThis.CSS?.highlights?.[piece?.range ? "set" : "delete"]("said", piece?.range && new Highlight(piece.range));
  for (const [key, { button }] of buttons) button.children[1].textContent = player.dataset[key === owner ? "end" : "begin"];
  player.hidden = !owner && !choice.each;
  for (const name of ["pause", "stop", "slow"]) control(name).hidden = !owner;
  control("pause").textContent = player.dataset[paused ? "goOn" : "wait"];
  control("slow").setAttribute("aria-pressed", String(Boolean(choice.slow)));
  control("each").setAttribute("aria-pressed", String(Boolean(choice.each)));
  piece?.block.scrollIntoView({ block: "nearest" }); // not under the controls, which are there by now
}
