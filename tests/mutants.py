"""`make mutants`: break the kernel, the rules and the loading, a place at a time; which breaks go unnoticed?

mutmut wants the packages beside one another, and works in a copy: the quick tests run there.
"""

import shutil
import subprocess
import sys
from collections import Counter

from tests.paths import ROOT

ROOM = ROOT / ".build" / "mutants"
COPIED = {
    "generator": "generator",
    "tests": "tests",
    "widgets/positioning": "src/positioning",
    "pyproject.toml": "pyproject.toml",
}
READ = ("docs", "mkdocs.yml", "referential", "widgets")
"""What tests only read."""

NOTICED = ("killed", "timeout", "segfault", "caught by type check")
PACKAGES = ("positioning", "generator.rules", "generator.loading")


def main(wanted: list[str]) -> None:
    """Make the mutants and run the tests on those that are wanted (patterns of names), or on all."""
    shutil.rmtree(ROOM, ignore_errors=True)
    for name, place in COPIED.items():
        (ROOM / place).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, ROOM / place)
    (ROOM / "mutants").mkdir()
    for name in READ:
        (ROOM / "mutants" / name).symlink_to(ROOT / name)
    subprocess.run([sys.executable, "-m", "mutmut", "run", *wanted], cwd=ROOM, check=True)
    report()


def report() -> None:
    """Print the mutants that no test has noticed, and how many of each package some test has."""
    command = [sys.executable, "-m", "mutmut", "results", "--all", "true"]
    done = subprocess.run(command, cwd=ROOM, check=True, capture_output=True, text=True)
    rows = [line.strip().rsplit(": ", 1) for line in done.stdout.splitlines() if ": " in line]
    tried = [(name, outcome) for name, outcome in rows if outcome != "not checked"]
    print(
        *(f"{name}: {outcome}" for name, outcome in tried if outcome not in ("killed", "timeout")), sep="\n"
    )
    for package in PACKAGES:
        found = Counter(outcome for name, outcome in tried if name.startswith(package))
        killed, total = sum(found[outcome] for outcome in NOTICED), found.total()
        if total:
            print(f"{package}: {killed} of {total} noticed ({100 * killed / total:.1f} %)")


if __name__ == "__main__":
    main(sys.argv[1:])
