/** The runtime's files: downloaded, and checked before anything runs. */

/** A retry goes past the HTTP cache, which may be where a damaged file comes from. */
const afresh = import.meta.url.includes("?afresh=");
const subtle = globalThis.crypto?.subtle;

/** Compiled while it downloads; its hash is known before it is instantiated. */
export async function compiled(file) {
  const [left, right] = (await download(file)).tee();
  const program = new Response(left, { headers: { "Content-Type": "application/wasm" } });
  const [module] = await Promise.all([WebAssembly.compileStreaming(program), checked(right, file)]);
  return module;
}

/**
 * Without https there is no `subtle` to check with: then `fetch` does it, but says nothing before the
 * last byte.
 */
async function download({ name, sha256 }) {
  const integrity = subtle ? "" : `sha256-${sha256}`;
  const { body } = await get(new URL(name, import.meta.url), { integrity });
  return body.pipeThrough(new TransformStream({ transform: count }));
}

/**
 * Fetch, or fail.
 * @returns {Promise<Response>}
 */
export async function get(address, options = {}) {
  const response = await fetch(address, { ...options, cache: afresh ? "reload" : "default" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

/** The page is told of each piece that arrives, so that it can tell slow from stuck. */
function count(chunk, controller) {
  self.postMessage({ progress: chunk.length });
  controller.enqueue(chunk);
}

async function checked(stream, { name, sha256 }) {
  const content = await new Response(stream).arrayBuffer();
  const digest = new Uint8Array((await subtle?.digest("SHA-256", content)) ?? []);
  if (subtle && btoa(String.fromCharCode(...digest)) !== sha256) throw new Error(`${name}: altered`);
}
