/** MicroPython in a worker, the page's side. */
import { offer } from "../measure.js";
import { callWorker } from "./calls.js";

offer(callWorker);
