/** Hand-written JavaScript, on the main thread: it is too quick to need another. */
import { offer } from "../measure.js";
import { readText } from "./calls.js";

offer(({ words }) => {
  const opened = Promise.all([import("../twin.js"), readText(words)]);
  const ready = opened.then(([{ openQuestionnaire }, text]) => openQuestionnaire(text));
  return { ready, ask: async (request) => JSON.parse((await ready)(JSON.stringify(request))) };
});
