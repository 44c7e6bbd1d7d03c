/** Keep the site itself on this device, so that it opens without a network: `sw.js` does all of it. */
import { address, byId } from "./nodes.js";

const { serviceWorker } = navigator;
const state = document.documentElement;

/** Keep it now. @returns {Promise<void>} done when all of it is there */
async function keep() {
  const { installing, waiting, active } = await serviceWorker.register(address(document.body, "offline"), { updateViaCache: "none" });
  if (active) return;
  const worker = installing ?? waiting;
  await new Promise((resolve, reject) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("not kept"));
    });
  });
}

/** Python comes first: what is left then is little. */
function pythonReady() {
  return new Promise((resolve) => {
    const look = () => state.dataset.python === "ready" && resolve();
    new MutationObserver(look).observe(state, { attributeFilter: ["data-python"] });
    look();
  });
}

/** A first answer keeps the site, unless the visitor has asked to save data; the button does in any case. */
export function offerOffline() {
  if (!serviceWorker || !document.body.dataset.offline) return;
  const [place, form] = byId("garder-site", "positionnement");
  const [button, said] = [place.querySelector("button"), place.querySelector("[aria-live]")];
  const say = (name) => {
    said.textContent = place.dataset[name];
    button.hidden = name === "kept";
  };
  place.hidden = false;
  if (serviceWorker.controller) say("kept");
  button.addEventListener("click", () => {
    said.textContent = place.dataset.wait;
    keep().then(() => say("kept"), () => say("failed"));
  });
  if (navigator.connection?.saveData) return;
  form?.addEventListener("change", () => pythonReady().then(keep).then(() => say("kept"), console.warn), { once: true });
}
