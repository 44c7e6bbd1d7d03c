/** Default Pyodide in a worker. */
import { answerCalls } from "./calls.js";
import { openKernel } from "./pyodide.js";

answerCalls(openKernel);
