/** Default Pyodide on the main thread. */
import { offer } from "../measure.js";
import { openKernel } from "./pyodide.js";

offer(({ words }) => {
  const ready = openKernel(words);
  return { ready, ask: async (request) => JSON.parse((await ready)(JSON.stringify(request))) };
});
