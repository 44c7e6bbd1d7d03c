/**
 * What every page of the bench has in common: it waits for the start signal, and takes the time.
 *
 * @typedef {{ready: Promise<unknown>, ask: (request: object) => Promise<object>}} Client
 */

/**
 * Offer a client to whoever drives the page, as `window.bench`.
 *
 * @param {(settings: {words: string, worker?: string}) => Client} start absolute addresses in
 */
export function offer(start) {
  const page = performance.now();
  let client;

  async function first(request) {
    const tasks = watchTasks();
    const begun = performance.now();
    client = start(addresses());
    await client.ready;
    const answer = await client.ask(request);
    const end = performance.now();
    const longest = await tasks.longest(begun);
    return { page, first: end - begun, at: performance.timeOrigin + end, longest, answer };
  }

  globalThis.bench = { first, again: (requests) => again(client, requests) };
}

/** Ask again, one request after the other. */
async function again(client, requests) {
  const [times, answers] = [[], []];
  for (const request of requests) {
    const begun = performance.now();
    answers.push(await client.ask(request));
    times.push(performance.now() - begun);
  }
  return { times, answers };
}

/** The page says in its `<html data-…>` where the files are. */
function addresses() {
  const known = Object.entries(document.documentElement.dataset);
  return Object.fromEntries(known.map(([name, path]) => [name, new URL(path, document.baseURI).href]));
}

/** The browser reports a task of 50 ms or more shortly after its end; below that there is none: 0. */
function watchTasks() {
  const seen = [];
  const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
  observer.observe({ type: "longtask" });
  const longest = async (begun) => {
    await new Promise((done) => setTimeout(done, 100));
    observer.disconnect();
    const during = seen.filter(({ startTime, duration }) => startTime + duration > begun);
    return Math.max(0, ...during.map(({ duration }) => duration));
  };
  return { longest };
}
