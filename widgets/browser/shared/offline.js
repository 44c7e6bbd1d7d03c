/** Keep the site itself on this device, so that it opens without a network: `sw.js` does all of it. */
import { address } from "./nodes.js";

/** A visitor asks for it now: say beside the button how it goes. @param {HTMLElement} place what it says, and where `sw.js` is */
export async function ask(place) {
  say(place, "wait");
  await keep(place).catch(() => say(place, "failed"));
}

/** A visitor has answered. Python comes first: what is left then is little, and that it fails is no news. */
export async function follow(place) {
  await pythonReady();
  await keep(place).catch(console.warn);
}

async function keep(place) {
  await install(address(place, "worker"));
  say(place, "kept");
}

function say(place, name) {
  place.querySelector("[aria-live]").textContent = place.dataset[name];
  place.querySelector("button").hidden = name === "kept";
}

/** Done when all of it is there. */
async function install(source) {
  const { installing, waiting, active } = await navigator.serviceWorker.register(source, { updateViaCache: "none" });
  if (active) return;
  const worker = installing ?? waiting;
  await new Promise((resolve, reject) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("not kept"));
    });
  });
}

function pythonReady() {
  const state = document.documentElement;
  return new Promise((resolve) => {
    const look = () => state.dataset.python === "ready" && resolve();
    new MutationObserver(look).observe(state, { attributeFilter: ["data-python"] });
    look();
  });
}
