/**
 * The kernel again, written by hand in JavaScript: what a site without Python would ship.
 *
 * For the bench only: the profile in words, no links, pictures or editions. `tests/test_bench_twins.py`
 * holds it to that part of the kernel, byte for byte.
 *
 * @typedef {{id: string, statement: string}} Criterion
 * @typedef {{id: string, title: string, criteria: Criterion[]}} Subdomain
 * @typedef {{subdomain: Subdomain, answers: [Criterion, string][]}} Group
 * @typedef {Record<"strengths" | "support" | "discover" | "talk", Group[]>} Profile
 */

const LEVELS = ["explain", "alone", "helped", "new", "talk"];
const SECTIONS = ["strengths", "support", "discover", "talk"];
const READY = Object.entries({ strengths: 3, support: 1, discover: 1, talk: 1 });

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

function describe(words, profile, refused) {
  const tone = toneOf(profile);
  return {
    notice: refused ? words["notice-refused"] : null,
    title: words[`title-${tone}`],
    lead: words[`lead-${tone}`],
    sections: sections(words, profile),
    closing: words.closing,
    actions: [{ action: "print", label: words["action-print"] }],
  };
}

function toneOf(profile) {
  if (profile.strengths.length) return "strengths";
  return SECTIONS.some((name) => profile[name].length) ? "start" : "blank";
}

/** Strengths first; without any yet, the ready sentences first. */
function sections(words, profile) {
  const listed = SECTIONS.filter((name) => profile[name].length).map((name) => section(words, profile, name));
  return profile.strengths.length ? [...listed, interview(words, profile)] : [interview(words, profile), ...listed];
}

function section(words, profile, name) {
  const [title, lead] = [words[`section-${name}`], words[`section-${name}-lead`]];
  return { id: name, title, lead, groups: profile[name].map((found) => lines(words, found, name)) };
}

function lines(words, { subdomain, answers }, name) {
  const items = answers.map(([criterion, level]) => ({
    id: criterion.id,
    text: name === "strengths" ? criterion.statement : capital(topic(criterion)),
    mark: level === "explain" ? words["mark-explain"] : null,
    prompt: null,
  }));
  return { title: subdomain.title, items };
}

function interview(words, profile) {
  const hello = { id: null, text: words["ready-hello"], mark: null, prompt: null };
  const items = READY.flatMap(([name, most]) => ready(words, profile[name].slice(0, most), name));
  return {
    id: "interview",
    title: words["section-interview"],
    lead: words["section-interview-lead"],
    groups: [{ title: null, items: [hello, ...items] }],
  };
}

function ready(words, groups, name) {
  const first = groups.map(({ answers }) => answers[0][0]);
  if (name === "strengths") {
    return first.map(({ id, statement }) => ({ id, text: statement, mark: null, prompt: words.prompt }));
  }
  const sentence = words[`ready-${name}`];
  const filled = (criterion) => sentence.replaceAll("{topic}", () => topic(criterion));
  return first.map((criterion) => ({ id: criterion.id, text: filled(criterion), mark: null, prompt: null }));
}

const topic = ({ statement }) => statement.replace(/^Je sais /, "").replace(/\.+$/, "");

const capital = (text) => text.replace(/^./u, (letter) => letter.toUpperCase());

/** JSON as Python writes it: a space after each comma and each colon. */
function write(value) {
  if (Array.isArray(value)) return `[${value.map(write).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${write(member)}`);
  return `{${members.join(", ")}}`;
}
