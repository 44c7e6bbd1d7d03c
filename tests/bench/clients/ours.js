/** Ours: the client that the site's pages use, as it is. */
import { startPython } from "../../../widgets/browser/shared/python.js";
import { offer } from "../measure.js";

const PATIENCE = 120;

offer(({ worker, words }) => startPython({ script: worker, words, patience: PATIENCE }));
