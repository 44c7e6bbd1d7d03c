"""`python -m tests.bench`: measure each part, print its tables, write `docs/decisions/bench.md`."""

import argparse
import sys

from tests.bench import hosts, path, places, report, runtime, sheets
from tests.bench.tables import Options, Part, Section, show

PARTS: dict[str, Part] = {
    "runtime": runtime.run,
    "path": path.run,
    "sheets": sheets.run,
    "places": places.run,
    "hosts": hosts.run,
}


def main() -> int:
    """Run all parts; returns the exit status."""
    options = read_options()
    busy = report.others_at_work()
    sections: list[Section] = [part(options) for name, part in PARTS.items() if options.only in (name, None)]
    for section in sections:
        show(section)
    print(busy)
    if not (options.quick or options.only):
        report.write(sections, options, busy)
    return 0


def read_options() -> Options:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each variant is measured (5)")
    parser.add_argument("--quick", action="store_true", help="without the slowest variant, and no report")
    parser.add_argument("--slow", action="store_true", help="a 400 kbit/s network too (many minutes)")
    parser.add_argument("--only", choices=PARTS, help="one part only, and no report")
    chosen = parser.parse_args()
    if chosen.rounds < 1:
        parser.error("--rounds must be 1 or more")
    return Options(chosen.rounds, chosen.quick, chosen.slow, chosen.only)


if __name__ == "__main__":
    sys.exit(main())
