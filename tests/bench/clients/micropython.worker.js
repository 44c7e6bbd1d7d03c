/** MicroPython in a worker: its own twin of the kernel is bundled with it. */
import { loadMicroPython } from "@micropython/micropython-webassembly-pyscript/micropython.mjs";
import twin from "../twin_micropython.py";
import { answerCalls, readText } from "./calls.js";

const HEAP = 4 * 1024 * 1024;

answerCalls(async (words) => {
  const url = new URL("micropython.wasm", import.meta.url).href;
  const [python, text] = await Promise.all([loadMicroPython({ url, heapsize: HEAP }), readText(words)]);
  python.runPython(twin);
  return python.globals.get("open_questionnaire")(text);
});
