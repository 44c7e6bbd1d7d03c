/** What is said to whoever waits: nothing at first, then that it takes time, then that it takes long. */

/** When a wait is worth a sentence, and when « in a moment » is no longer true, in milliseconds. */
const [SOON, LONG] = [1000, 10_000];

/**
 * @param {{soon: string, long: string}} sentences
 * @param {(sentence: string) => void} say called with each when it is due, and with none when the wait is over
 * @returns {() => void} what to call when the wait is over
 */
export function announceWait({ soon, long }, say) {
  const timers = [setTimeout(say, SOON, soon), setTimeout(say, LONG, long)];
  return () => {
    for (const timer of timers) clearTimeout(timer);
    say("");
  };
}
