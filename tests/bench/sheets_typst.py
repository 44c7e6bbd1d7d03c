"""`python -m tests.bench.sheets_typst ROOT [NAME…]`: make sheets in a fresh process, print seconds."""

import json
import sys
import time
from datetime import date
from pathlib import Path

begun = time.perf_counter()

from generator.loading import load  # noqa: E402
from generator.paper.press import Press  # noqa: E402
from generator.paper.sheets import sheets  # noqa: E402
from generator.project import OWN, Project  # noqa: E402

DAY = date(2026, 1, 2)
BASE = "https://example.org/"


def main() -> None:
    """Make the named sheets, or all, with the cache of a folder; keep them there as files."""
    root, names = Path(sys.argv[1]), sys.argv[2:]
    model = load(OWN)
    loaded = time.perf_counter()
    wanted = {name: data for name, data in sheets(model, DAY, BASE) if name in names or not names}
    ready = time.perf_counter()
    made = dict(Press(Project(root), DAY).print_all(wanted))
    done = time.perf_counter()
    for name, pdf in made.items():
        (root / name).write_bytes(pdf)
    print(json.dumps({"start": loaded - begun, "sheets": done - ready, "whole": done - loaded}))


if __name__ == "__main__":
    main()
