/**
 * The path: which screen comes before and after which. Pure, so that it can be tested by itself.
 *
 * A screen is the id of an element: `q-1-2` asks a statement, any other is a rest. Screens stand in runs (the
 * short path, then each domain); every run leads to the same last screen.
 *
 * @typedef {{number: number, total: number}} Place where a statement stands among those of its run, from 1
 */

const asks = (id) => id.startsWith("q-");

/**
 * @param {string[][]} runs each the ids of its screens, in order; a screen is in one run only
 * @param {string} last the id of the screen that every run leads to
 */
export function makePath(runs, last) {
  const run = (id) => runs.find((screens) => screens.includes(id)) ?? [];
  const beside = (id, step) => run(id)[run(id).indexOf(id) + step];
  const statements = runs.flat().filter(asks);

  return {
    last,
    has: (id) => id === last || run(id).includes(id),
    /** The next screen, in order: nothing is ever skipped. Undefined after the last one. */
    next: (id) => (id === last ? undefined : (beside(id, 1) ?? last)),
    /** The screen before; undefined before the first one. */
    previous(id) {
      if (id === last) return runs.find((screens) => screens.length)?.at(-1);
      return beside(id, -1) ?? (run(id) === runs[0] ? undefined : last);
    },
    /** @returns {Place | undefined} undefined for a rest */
    place(id) {
      const among = run(id).filter(asks);
      return asks(id) ? { number: among.indexOf(id) + 1, total: among.length } : undefined;
    },
    /** The first statement, in the order of the path, that is not done yet; undefined when all are. */
    unanswered: (done) => statements.find((id) => !done(id)),
    /** The statements of a run by its place, that are not done yet. */
    left: (number, done) => (runs[number] ?? []).filter((id) => asks(id) && !done(id)),
  };
}
