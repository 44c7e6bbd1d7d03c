"""`make fuzz`: spoilt things at every door from outside, for some minutes; the same seed tries the same.

Each is let in and makes a clean site or answer, or is refused in clean words; within 5 s of the processor and
500 MB, and never with a traceback. Exits with 1 when one was not.
"""

import argparse
import json
import subprocess
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.fuzz import data, kernel
from tests.fuzz.spoiling import spoil
from tests.fuzz.trying import Attempt, Target, TooLong, bound_memory, bounded
from tests.paths import ROOT

TARGETS = (
    Target("links", 20_000, 1, kernel.links),
    Target("files", 5_000, 1, kernel.files),
    Target("requests", 20_000, 1, kernel.requests),
    Target("tables", 500, 4, data.tables),
    Target("referential", 1_000, 11, data.referential),
)
INVITATIONS = 20_000
LINKS = (
    "domaines=1,3&complet=oui&precises=oui&page=oui&de=Samira&fin=1x2y3z",
    "facile=oui&message=Bonjour&rdv=lundi, 9 h&fin=oui",
    "de=L%C3%A9o%20%26%20Mina&fin=oui",
)


def main() -> int:
    """Try every target as long as its share of the time lasts; 1 when there is a defect."""
    options = _options()
    print(f"seed {options.seed}, {options.minutes:g} minutes", flush=True)
    defects = 0 if options.only else invitations(options.seed, min(INVITATIONS, options.most))
    targets = [target for target in TARGETS if options.only in (None, target.name)]
    left, shares = 60.0 * options.minutes, sum(target.share for target in targets)
    for target in targets:
        start = time.monotonic()
        defects += run(target, options, left * target.share / shares)
        left, shares = left - (time.monotonic() - start), shares - target.share
    return int(defects > 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument(
        "--seed", type=int, default=int(time.time()), help="which slips; printed, to try them again"
    )
    parser.add_argument("--minutes", type=float, default=3.0, help="when to end, at the latest")
    parser.add_argument("--most", type=int, default=10**9, help="tries of each target, at the most")
    parser.add_argument("--only", choices=[target.name for target in TARGETS], help="one target")
    parser.add_argument("--at", type=int, help="one try of it, with its whole traceback")
    return parser.parse_args()


def run(target: Target, options: argparse.Namespace, seconds: float) -> int:
    """Try a target; print each defect with the way to try it again, and what became of the others."""
    outcomes: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        attempt = target.prepare(Path(folder))
        bound_memory()
        end, slowest = time.monotonic() + seconds, 0.0
        numbers = range(min(target.tries, options.most)) if options.at is None else [options.at]
        for number in numbers:
            start = time.process_time()
            outcomes[outcome(target, attempt, number, options)] += 1
            slowest = max(slowest, time.process_time() - start)
            if time.monotonic() > end:
                break
    said = ", ".join(f"{count} {name}" for name, count in sorted(outcomes.items()))
    print(
        f"{target.name}: {outcomes.total()} of {target.tries} tried; {said}; the slowest {slowest:.2f} s",
        flush=True,
    )
    return outcomes["wrong"]


def outcome(target: Target, attempt: Attempt, number: int, options: argparse.Namespace) -> str:
    """What became of a try: a word of its target's, or « wrong »."""
    try:
        with bounded():
            return attempt(Random(f"{options.seed} {target.name} {number}"))
    except (Exception, TooLong) as error:
        print(f"{target.name}: {type(error).__name__}: {str(error)[:300]}")
        print(
            f"  again: python -m tests.fuzz --seed {options.seed} --only {target.name} --at {number}",
            flush=True,
        )
        if options.at is not None:
            traceback.print_exc()
        return "wrong"


def invitations(seed: int, count: int) -> int:
    """Advisers' links, read by the browser's own script in one Node."""
    dice = Random(f"{seed} invitations")
    fragments = [spoil(dice.choice(LINKS), dice) for _ in range(count)]
    command = ["node", "tests/fuzz/invitations.mjs"]
    lines = "\n".join(map(json.dumps, fragments))
    done = subprocess.run(command, cwd=ROOT, input=lines, capture_output=True, text=True, timeout=120)
    if done.returncode:
        print(f"invitations: {done.stderr.strip()}")
        return 1
    *wrong, total = map(json.loads, done.stdout.splitlines())
    for number, what in wrong:
        print(f"invitations: {what}: {fragments[number]!r:.300}")
    print(f"invitations: {total['number']} tried; {total['invited']} read, {len(wrong)} wrong", flush=True)
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main())
