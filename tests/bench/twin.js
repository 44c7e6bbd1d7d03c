/**
 * The kernel again, written by hand in JavaScript: what a site without Python would ship.
 *
 * For the bench only: the profile in words, no links, pictures or editions. `tests/bench/test_twins.py`
 * holds it to that part of the kernel, byte for byte.
 *
 * @typedef {{id: string, statement: string}} Criterion
 * @typedef {{id: string, title: string, icon: string, criteria: Criterion[]}} Subdomain
 * @typedef {{subdomain: Subdomain, answers: [Criterion, string][]}} Group
 * @typedef {{subdomain: Subdomain, criterion: Criterion, level: string}} Line
 * @typedef {Record<"strengths" | "support" | "discover" | "talk", Group[]>} Profile
 */

const LEVELS = ["explain", "alone", "helped", "new", "talk"];
const SECTIONS = ["strengths", "support", "discover", "talk"];
const READY = ["support", "discover", "talk"];

/** How many strengths open a result; how many lines of a part are seen at once. */
const CARDS = 3;
const SHOWN = { discover: 3 };

/**
 * Read the form once and return the function that answers every request about it.
 *
 * @param {string} text the JSON that the generator wrote
 * @returns {(request: string) => string}
 */
export function openQuestionnaire(text) {
  const { domains, words } = JSON.parse(text);
  return (request) => {
    const { domain, answers, clean } = read(request);
    const asked = domains.filter(({ id }) => domain === null || id === domain);
    const subdomains = asked.flatMap((domain) => domain.subdomains);
    const refused = !clean || hasUnknown(subdomains, answers);
    return write(describe(words, makeProfile(subdomains, answers), refused));
  };
}

/** The domain and the answers of a request, and whether all of it was understood. */
function read(request) {
  const data = parse(request);
  const fields = isObject(data) ? data : {};
  const { domain = null, answers } = fields;
  const known = Object.keys(fields).every((key) => key === "domain" || key === "answers");
  const named = domain === null || typeof domain === "string";
  return {
    domain: named ? domain : null,
    answers: isObject(answers) ? answers : {},
    clean: known && named && isObject(answers),
  };
}

function parse(request) {
  try {
    return JSON.parse(request);
  } catch {
    return null;
  }
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function hasUnknown(subdomains, answers) {
  const known = new Set(subdomains.flatMap(({ criteria }) => criteria.map(({ id }) => id)));
  return Object.entries(answers).some(([id, level]) => !known.has(id) || !LEVELS.includes(level));
}

/** @returns {Profile} */
function makeProfile(subdomains, answers) {
  const pick = (...levels) =>
    subdomains.map((subdomain) => group(subdomain, answers, levels)).filter((found) => found.answers.length);
  return {
    strengths: pick("explain", "alone").sort((one, other) => weight(other) - weight(one)),
    support: pick("helped"),
    discover: pick("new"),
    talk: pick("talk"),
  };
}

/** @returns {Group} in the order of the levels, then of the form */
function group(subdomain, answers, levels) {
  const at = (level) => subdomain.criteria.filter(({ id }) => answers[id] === level);
  return { subdomain, answers: levels.flatMap((level) => at(level).map((criterion) => [criterion, level])) };
}

/** Orders sub-domains for reading: being able to explain counts double. */
function weight({ subdomain, answers }) {
  const points = answers.map(([, level]) => (level === "explain" ? 2 : 1));
  return points.reduce((sum, point) => sum + point, 0) / subdomain.criteria.length;
}

/** All lines of some groups, but each domain and each sub-domain in its turn. @returns {Line[]} */
function varied(groups) {
  const lines = groups.flatMap(({ subdomain, answers }) =>
    answers.map(([criterion, level]) => ({ subdomain, criterion, level })),
  );
  return inTurn(inTurn(lines, ({ subdomain }) => subdomain.id), domainOf);
}

const domainOf = ({ subdomain }) => subdomain.id.split(".")[0];

/** The first line of each key, then the second ones, and so on. */
function inTurn(lines, key) {
  const seen = new Map();
  const turns = lines.map((line) => {
    seen.set(key(line), (seen.get(key(line)) ?? 0) + 1);
    return [seen.get(key(line)), line];
  });
  return turns.sort(([one], [other]) => one - other).map(([, line]) => line);
}

function describe(words, profile, refused) {
  const tone = toneOf(profile);
  const [lines, blank] = [varied(profile.strengths), tone === "blank"];
  const actions = blank ? ["begin"] : ["copy", "send", "print"];
  return {
    notice: refused ? words["notice-refused"] : null,
    title: words[`title-${tone}`],
    lead: words[`lead-${tone}`],
    cards: lines.slice(0, CARDS).map((line) => card(words, line)),
    sections: blank ? [] : sections(words, profile, lines.slice(CARDS)),
    phrases: blank ? [] : phrases(words, profile, lines),
    closing: blank ? null : words.closing,
    actions: actions.map((action) => ({ action, label: words[`action-${action}`] })),
  };
}

function toneOf({ strengths, support, discover, talk }) {
  if (strengths.length || support.length) return strengths.length ? "strengths" : "support";
  return discover.length || talk.length ? "start" : "blank";
}

function card(words, { subdomain, criterion, level }) {
  return { ...item(criterion.id, criterion.statement, mark(words, level), words.prompt), icon: subdomain.icon };
}

/** What is known besides the cards first; without any, the sentences that open the conversation. */
function sections(words, profile, strengths) {
  const parts = SECTIONS.map((name) => [name, name === "strengths" ? strengths : varied(profile[name])]);
  const listed = parts.filter(([, lines]) => lines.length).map(([name, lines]) => section(words, name, lines));
  return profile.strengths.length ? [...listed, interview(words, profile)] : [interview(words, profile), ...listed];
}

function section(words, name, lines) {
  const shown = SHOWN[name] ?? lines.length;
  const rest = lines.slice(shown);
  return {
    id: name,
    title: words[`section-${name}`],
    lead: words[`section-${name}-lead`],
    groups: groups(words, name, lines.slice(0, shown)),
    more: rest.length ? { title: words.more, groups: groups(words, name, rest) } : null,
  };
}

/** Lines under their sub-domain; each domain's stand together, at the place of its first one. */
function groups(words, name, lines) {
  const found = new Map();
  const domains = new Set(lines.map(domainOf));
  for (const { subdomain, criterion, level } of [...domains].flatMap((id) => lines.filter((line) => domainOf(line) === id))) {
    const text = name === "strengths" ? criterion.statement : capital(topic(criterion));
    if (!found.has(subdomain.title)) found.set(subdomain.title, []);
    found.get(subdomain.title).push(item(criterion.id, text, mark(words, level)));
  }
  return [...found].map(([title, items]) => ({ title, items }));
}

function interview(words, profile) {
  return {
    id: "interview",
    title: words["section-interview"],
    lead: words["section-interview-lead"],
    groups: [{ title: null, items: [item(null, words["ready-hello"]), ...ready(words, profile)] }],
    more: null,
  };
}

function phrases(words, profile, lines) {
  return [
    { id: null, text: words["ready-hello"] },
    ...lines.map(({ criterion }) => ({ id: criterion.id, text: criterion.statement })),
    ...ready(words, profile).map(({ text }) => ({ id: null, text })),
  ];
}

/** The first line of each other part, as a sentence that can be said aloud. */
function ready(words, profile) {
  return READY.filter((name) => profile[name].length).map((name) => {
    const [criterion] = profile[name][0].answers[0];
    return item(criterion.id, words[`ready-${name}`].replaceAll("{topic}", () => topic(criterion)));
  });
}

const mark = (words, level) => (level === "explain" ? words["mark-explain"] : null);

const item = (id, text, mark = null, prompt = null) => ({ id, text, mark, prompt });

const topic = ({ statement }) => statement.replace(/^Je sais /, "").replace(/\.+$/, "");

const capital = (text) => text.replace(/^./u, (letter) => letter.toUpperCase());

/** JSON as Python writes it: a space after each comma and each colon. */
function write(value) {
  if (Array.isArray(value)) return `[${value.map(write).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${write(member)}`);
  return `{${members.join(", ")}}`;
}
