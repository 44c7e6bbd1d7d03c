"""`docs/decisions/bench.md`: what was measured last, when, and with what."""

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

from tests.bench.tables import Options, Section, markdown
from tests.browser.chromium import executable, version
from tests.paths import ROOT, last_commit

REPORT = ROOT / "docs" / "decisions" / "bench.md"
HEAD = """# Measures

Written by `make bench` ({day}, the commit's date): medians of {rounds} in turn.
Chromium {chromium}, {packages}.
{busy}

Absolute times drift with the machine and with what else it does: compare the lines of one run, never two
runs. Ratios hold far better, bytes hold entirely.

"""


def others_at_work() -> str:
    """A sentence on what the machine does already: on a busy one, times say little."""
    load, processors = os.getloadavg()[0], os.cpu_count() or 1
    verdict = "busy: do not trust the times" if load > processors / 2 else "quiet"
    return f"Load when it began: {load:.1f} on {processors} processors ({verdict})."


def write(sections: list[Section], options: Options, busy: str) -> None:
    """Replace the report."""
    head = HEAD.format(
        day=day().isoformat(),
        rounds=f"{options.rounds} round{'s' * (options.rounds > 1)}",
        chromium=version(executable()),
        packages=packages(),
        busy=busy,
    )
    REPORT.write_text(head + "\n".join(markdown(section) for section in sections), encoding="utf-8")
    print(f"Wrote {REPORT.relative_to(ROOT)}")


def day() -> date:
    """The day of SOURCE_DATE_EPOCH, else of the last commit."""
    stamp = os.environ.get("SOURCE_DATE_EPOCH") or last_commit()
    return datetime.fromtimestamp(int(stamp), UTC).date()


def packages() -> str:
    """The versions of the runtimes, as the locks have them."""
    names = {
        "Pyodide": ROOT / "widgets" / "package.json",
        "MicroPython": Path(__file__).parent / "package.json",
    }
    return ", ".join(f"{name} {_version(name.lower(), path)}" for name, path in names.items())


def _version(word: str, path: Path) -> str:
    known: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))["dependencies"]
    return next(version for name, version in known.items() if word in name)
