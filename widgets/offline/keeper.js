/**
 * The service worker: the site opens without a network, once a visitor has answered or asked to keep it.
 *
 * The generator writes one line before this text (generator/publishing/offline.py): `KEPT` is what this version
 * keeps, `{version, files: {path: integrity}, hashed: pattern, once: pattern}`, or null: then the worker takes
 * itself and all that it has kept away, for every visitor, at their next visit.
 *
 * What is kept is named by its path alone: neither what follows a « # », where answers may be, nor a « ? » is
 * ever in a cache. Pages come from the network while it answers; files named after their content from the cache.
 */
const HOME = new URL("./", self.location).href;
const OWN = "clea-site-";
const [FILES, SEEN] = [`${OWN}${KEPT?.version}`, `${OWN}${KEPT?.version}-seen`];

/** The addresses that every visitor keeps. */
const LISTED = new Set(Object.keys(KEPT?.files ?? {}).map((path) => new URL(path, HOME).href));

/** How long the network may take to answer before a kept page does, in milliseconds. */
const PATIENCE = 3000;

/** How many pages and files are kept beside those that all visitors keep; the oldest make room. */
const MOST = 60;

/** Is a file named after its content? Has a cache what was seen, beside what everybody keeps? */
const lasting = (path) => new RegExp(KEPT.hashed).test(path);
const isSeen = (name) => name.endsWith("-seen");

const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
const known = async (address) => (await kept(FILES, address)) ?? kept(SEEN, address);
const kept = (cacheName, address) => caches.match(address, { cacheName });
const older = async () => (await caches.keys()).filter((name) => name.startsWith(OWN) && ![FILES, SEEN].includes(name));

/** All files of one version, or none: each is what its page was built with. Those that are here already stay. */
async function install() {
  const [cache, others] = [await caches.open(FILES), await older()];
  await Promise.all(
    Object.entries(KEPT.files).map(async ([path, integrity]) => {
      const address = new URL(path, HOME).href;
      const before = lasting(path) && (await first(others.filter((name) => !isSeen(name)), address));
      await cache.put(address, before || (await whole(address, { integrity, cache: lasting(path) ? "default" : "no-cache" })));
    }),
  );
  for (const name of others.filter(isSeen)) await carry(name);
}

/** The first of some caches that has a file. */
const first = async (names, address) => (await Promise.all(names.map((name) => kept(name, address)))).find(Boolean);

async function whole(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

/** What was seen stays: files as they are, pages as they are now; what does not come is left out. */
async function carry(name) {
  const seen = await caches.open(SEEN);
  for (const { url } of await (await caches.open(name)).keys()) {
    const answer = lasting(url) ? await kept(name, url) : await whole(url, { cache: "no-cache" }).catch(() => null);
    if (answer) await seen.put(url, answer);
  }
}

/** Pages that are open stay without it until they are left: a page that is claimed cannot be given back by Back. */
async function activate() {
  if (!KEPT) await self.registration.unregister();
  for (const name of await older()) await caches.delete(name);
}

/** A page of today; if the network says nothing, or fails, the one that is kept. */
async function page({ request }, address, remember) {
  const fresh = fetch(request);
  remember(fresh.then((answer) => answer.clone()));
  const here = await known(address);
  if (!here) return fresh;
  const answer = await Promise.race([fresh.catch(() => here), wait(PATIENCE).then(() => here)]);
  return answer.status < 500 ? answer : here;
}

/** A file whose name changes with its content; a retry goes past what is kept of it, which may be damaged. */
async function file({ request }, address, remember) {
  const here = await known(address);
  const again = request.cache === "reload" || new URL(request.url).search;
  if (here && !again) return here;
  const fresh = fetch(request);
  if (!new RegExp(KEPT.once).test(address)) remember(fresh.then((answer) => answer.clone()));
  return fresh.catch((error) => here ?? Promise.reject(error));
}

/** Keep what a visitor has seen and the list does not name. */
async function remember(address, answer) {
  if (!answer.ok || answer.redirected || (await kept(FILES, address))) return;
  const seen = await caches.open(SEEN);
  await seen.put(address, answer);
  for (const request of (await seen.keys()).slice(0, -MOST)) await seen.delete(request);
}

/** Who answers for an address: the pages and the files of this site, nobody else. */
function answering({ method, mode, url }) {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || !`${origin}${pathname}`.startsWith(HOME)) return null;
  if (mode === "navigate") return pathname.endsWith("/") ? page : null;
  return lasting(pathname) || LISTED.has(`${origin}${pathname}`) ? file : null;
}

function hear(event) {
  const answer = answering(event.request);
  if (!answer) return;
  const { origin, pathname } = new URL(event.request.url);
  const address = origin + pathname;
  const keep = (fresh) => event.waitUntil(fresh.then((response) => remember(address, response)).catch(() => {}));
  event.respondWith(answer(event, address, keep));
}

self.addEventListener("install", (event) => event.waitUntil(KEPT ? install() : self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
if (KEPT) self.addEventListener("fetch", hear);
