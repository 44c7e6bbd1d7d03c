/**
 * After a new version of the site, the files that an open page names are gone: only the page itself, loaded
 * again, names those of today. The entry of the history remembers it, so that it is done once for a page.
 */

/** How long the page's own address may take to answer, in milliseconds. */
const PATIENCE = 5000;

/**
 * Was the page loaded again for the sake of what its visitor waits for? Said once: whoever reloads it later
 * asks for nothing.
 */
export function renewed() {
  if (history.state?.renewed !== "now") return false;
  history.replaceState({ ...history.state, renewed: "before" }, "");
  return true;
}

/** Load the page again. @returns {Promise<boolean>} false where it was already, or would not come back */
export async function renew() {
  if (history.state?.renewed || !(await reachable())) return false;
  history.replaceState({ ...history.state, renewed: "now" }, "");
  location.reload();
  return true;
}

/** Without a network, a page that is there is worth more than a new one. */
function reachable() {
  const answer = fetch(location.href, { method: "HEAD", cache: "no-store" }).then(({ ok }) => ok, () => false);
  return Promise.race([answer, new Promise((resolve) => setTimeout(resolve, PATIENCE, false))]);
}
