/** One reading at a time: pieces said in turn, paused, slower, stopped. It knows neither voices nor pages. */

/** How fast it is said: as people speak, or as one reads to somebody who follows with a finger. */
export const [USUAL, SLOW] = [1, 0.7];

/**
 * A piece says itself at a speed, then calls `done`, or `failed` if it cannot be said; it gives what silences it.
 *
 * @typedef {{say: (speed: number, done: () => void, failed: () => void) => () => void,
 *   there?: () => boolean, otherwise?: Piece[]}} Piece
 *   `there`: is what it says still to be seen? `otherwise`: what is said where it fails
 */

/**
 * @param {(state: {owner: unknown, piece: Piece | undefined, paused: boolean}) => void} follow called at each change;
 *   without an owner nothing is being read
 */
export function makeReader(follow) {
  let [owner, pieces, paused, slow] = [undefined, [], false, false];
  let silence = () => {};

  /** Say the first of what is left. A piece that was silenced has nothing more to tell. */
  function go() {
    hush();
    if (!pieces.length || !(pieces[0].there?.() ?? true)) return stop();
    let current = true;
    const [piece, ...rest] = pieces;
    const then = (left) => () => {
      if (!current) return;
      [current, silence, pieces] = [false, () => {}, left];
      go();
    };
    tell();
    const quiet = piece.say(slow ? SLOW : USUAL, then(rest), then(piece.otherwise ?? []));
    if (current) silence = () => ((current = false), quiet());
  }

  function hush() {
    silence();
    silence = () => {};
  }

  function stop() {
    hush();
    [owner, pieces, paused] = [undefined, [], false];
    tell();
  }

  const state = () => ({ owner, piece: pieces[0], paused });
  const tell = () => follow(state());

  return {
    /** Read for somebody, instead of what is being read. */
    start(whom, what) {
      [owner, pieces, paused] = [whom, what, false];
      go();
    },
    stop,
    /** Pause, or take up the piece again from its beginning: not every browser resumes in the middle of one. */
    pause() {
      if (!owner) return;
      paused = !paused;
      if (!paused) return go();
      hush();
      tell();
    },
    /** Choose the speed, also of the piece that is being said. */
    slower(yes) {
      slow = yes;
      if (owner && !paused) go();
    },
    owner: () => owner,
    state,
  };
}
