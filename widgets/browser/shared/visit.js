/**
 * The visit: what was answered, in the tab until it is closed, from page to page; on the device only for whoever
 * chooses so, and for a limited time. Nothing else touches what a browser stores, and nothing of it is ever sent.
 *
 * A page never writes back what it has read: it says what has changed, and that joins what is stored by then. It
 * shows what is stored, also when the browser gives it back as it was left, or when another tab has changed it.
 */
import { answered, asFile, EMPTY, joined, merged, readVisit } from "./answers.js";
import limits from "./limits.json" with { type: "json" };

/** How long answers are kept on a device, in milliseconds. */
const MONTH = limits.days * 86_400_000;

/** How long an erasure may be taken back, in milliseconds. */
export const REGRET = limits.regret * 1000;

const [TAB, DEVICE, ERASED, ALOUD] = ["clea-visite", "clea-garde", "clea-efface", "clea-voix"];

/** What the browser does not store, because that is forbidden or full, lives as long as the page. */
const memory = new Map();

/** What was kept on this device for too long erases itself, whichever page is opened. */
export function tidy() {
  const since = Date.now() - erasure();
  if (kept() && !(readVisit(load(DEVICE), -1).until > Date.now())) remove(DEVICE);
  if (!(since >= 0 && since < MONTH)) remove(ERASED);
}

/**
 * The visit, as a page of one edition sees it.
 *
 * @param {number} edition
 */
export function openVisit(edition) {
  const listeners = [];
  const sheet = () => stored()[edition] ?? EMPTY;
  const all = () => Object.entries(stored()).map(([number, saved]) => [Number(number), saved]);
  const others = (fits) => all().filter(([number, saved]) => fits(number) && answered(saved));
  const state = () => JSON.stringify([kept(), stored()]);
  tidy();
  leaveAddress(navigated() ? Date.now() : 0);
  settle();
  let [shown, forgotten] = [state(), erasure()];

  /** Store what this page has changed; it shows that already. */
  function write(sheets) {
    store(sheets);
    shown = state();
  }

  /** Show what is stored now, if the page shows something else. */
  function look(lost = false) {
    const erased = [lost, leaveAddress(), erasure() > forgotten].some(Boolean);
    settle();
    if (!erased && state() === shown) return;
    [shown, forgotten] = [state(), erasure()];
    for (const listener of listeners) listener(erased);
  }

  /** What the kernel made of older answers joins the others, if nobody has changed them meanwhile. */
  function carry([number, before], result) {
    const { [number]: now, ...rest } = stored();
    if (!result.profile || JSON.stringify(now) !== JSON.stringify(before)) return false;
    const { answers, examples } = result;
    store({ ...rest, [edition]: merged(sheet(), { ...before, answers, examples }) });
    look();
    return true;
  }

  /** Have the kernel carry what was answered in older editions, then go on, with the last thing that it said. */
  function catchUp(want, then = () => {}, last = undefined) {
    const [older] = others((number) => number < edition);
    if (!older) return then(last);
    // Whoever shows an answer is not ready to be asked again before it is shown.
    const go = (result) => queueMicrotask(() => (carry(older, result) ? catchUp(want, then, result) : then(result)));
    want(() => ({ do: "open", text: asFile(...older) }), go);
  }

  window.addEventListener("storage", () => look());
  window.addEventListener("hashchange", () => look());
  // Where nothing is stored, nobody could tell this page of an erasure: what it remembers has to go.
  window.addEventListener("pageshow", ({ persisted }) => persisted && look(memory.delete(TAB)));

  return {
    edition,
    /** The answers, the examples and the choices, in this page's edition. */
    sheet,
    /** Call back when anything but this page has changed the visit: with true when it was erased. */
    follow: (listener) => listeners.push(listener),
    /** Some answers or examples, by id, or choices (see `Sheet`): over what was said before. */
    update({ answers = {}, examples = {}, ...choices }) {
      const short = Object.entries(examples).map(([id, text]) => [id, text.slice(0, limits.example)]);
      const changes = { answers, examples: Object.fromEntries(short), ...choices, at: Math.max(Date.now(), sheet().at) };
      write({ ...stored(), [edition]: merged(sheet(), changes) });
    },
    /** Other answers and examples take the place of all that this page can read. */
    replace({ answers, examples }) {
      const newer = others((number) => number > edition);
      write({ ...Object.fromEntries(newer), [edition]: { ...sheet(), examples, answers, at: Date.now() } });
    },
    catchUp,
    /** Are there answers that the kernel has to carry first? */
    older: () => others((number) => number < edition).length > 0,
    /** Are there answers of a newer edition, which this page can neither read nor change? */
    newer: () => others((number) => number > edition).length > 0,
    /** Would all of it still be there if the page were loaded again? */
    lasting: () => !memory.has(TAB),
    kept,
    /** Is there something that the device should have and has not, for want of room? */
    behind: () => kept() && !readVisit(load(TAB), -1).until,
    /** Keep the visit on this device from today on. @returns {boolean} whether the browser lets us */
    keep: () => store(stored(), true),
    letGo() {
      const sheets = stored();
      remove(DEVICE);
      store(sheets);
    },
    /**
     * Forget all of it, here, on the device, in every tab; nothing that is older shows again.
     *
     * @returns {() => boolean} brings it back, from this page and for `REGRET` only; says whether it has
     */
    erase() {
      let before = { sheets: stored(), keep: kept() };
      const forget = () => (before = null);
      save(ERASED, String(Date.now()));
      const erased = erasure();
      for (const key of [DEVICE, TAB, ALOUD]) remove(key);
      look(true);
      setTimeout(forget, REGRET);
      window.addEventListener("pagehide", forget, { once: true });
      return () => {
        // What was erased again meanwhile, in another tab, stays erased.
        if (!before || erasure() !== erased) return false;
        // What was answered since then wins over what comes back.
        const back = Object.entries(before.sheets).map(([number, saved]) => [number, { ...saved, at: erased + 1 }]);
        store(joined(Object.fromEntries(back), stored()), before.keep);
        forget();
        look();
        return true;
      };
    },
  };
}

/** How this tab's visitor listens (see `listening.js`), as it was last chosen. */
export const listening = () => attempt(() => JSON.parse(load(ALOUD))) ?? {};

/** Remember how they listen until the tab is closed. */
export const chooseListening = (choice) => save(ALOUD, JSON.stringify(choice)) || memory.set(ALOUD, JSON.stringify(choice));

/** Does this browser store anything at all? */
export const canStore = () => attempt(() => localStorage.length >= 0) ?? false;

const kept = () => load(DEVICE) !== null;

/** When the last visit was erased on this device, in milliseconds; -1 for not long ago enough to matter. */
const erasure = () => Number(load(ERASED) ?? -1);

/** All sheets, by edition: the device's, and those of this tab which are not there yet. */
function stored() {
  const [tab, device] = [TAB, DEVICE].map((key) => readVisit(load(key), erasure()));
  return kept() ? joined(tab.until ? {} : tab.sheets, device.sheets) : tab.sheets;
}

/** @returns {boolean} whether the device has them too, if it should */
function store(sheets, keep = kept()) {
  const until = Date.now() + MONTH;
  const done = keep && save(DEVICE, JSON.stringify({ sheets, until }));
  copy(sheets, done ? until : undefined);
  return done || !keep;
}

/** In the tab; with `until` it is a copy of what the device has. */
function copy(sheets, until) {
  const text = JSON.stringify({ sheets, until });
  if (!Object.keys(sheets).length) remove(TAB);
  else if (text !== load(TAB) && !save(TAB, text)) memory.set(TAB, text);
}

/** Bring the tab and the device together: each may have been changed by others, or be gone. */
function settle() {
  const tab = readVisit(load(TAB), erasure());
  if (kept() && !tab.until && Object.keys(tab.sheets).length) store(stored());
  else copy(stored(), kept() ? readVisit(load(DEVICE), -1).until : undefined);
}

/**
 * A link in the address, or the invitation by which one came to it (`state.invited`), is part of a visit: each
 * entry of the history says when it was opened, and one from before the erasure loses its link.
 *
 * @param {number} unknown when an entry was opened that does not say so
 * @returns {boolean} whether it was one
 */
function leaveAddress(unknown = Date.now()) {
  const own = location.hash.length < 2 || document.getElementById(location.hash.slice(1));
  if (own && !history.state?.invited) return false;
  const opened = history.state?.opened ?? unknown;
  const past = opened <= erasure();
  if (past) history.replaceState(null, "", location.pathname + location.search);
  else history.replaceState({ ...history.state, opened }, "");
  return past;
}

/** Was this page asked for, rather than found again in the history? */
const navigated = () => performance.getEntriesByType("navigation")[0]?.type !== "back_forward";

const storage = (key) => ([TAB, ALOUD].includes(key) ? sessionStorage : localStorage);
const load = (key) => memory.get(key) ?? attempt(() => storage(key).getItem(key)) ?? null;

function save(key, text) {
  memory.delete(key);
  return attempt(() => (storage(key).setItem(key, text), true)) ?? false;
}

function remove(key) {
  memory.delete(key);
  attempt(() => storage(key).removeItem(key));
}

/** A storage may be full or forbidden: then even its name throws. */
function attempt(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}
