"""The directory as it grows, and in turn plain MkDocs and Material given as many hand-written pages."""

import os
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from shutil import rmtree

from tests.bench.finding import Found, find
from tests.bench.tables import Options, Section, Table, middle, number, ratio, times
from tests.bench.targets import Target
from tests.fictitious import STEPS, places, project
from tests.paths import ROOT

FOLDER = ROOT / ".build" / "bench" / "places"
COUNTS = (50, 500, 5000)
NOTES = [
    "Ours: the whole site once its scripts are made: pages, data, contact cards, links checked, "
    "compressed. Each round has new places, so that nothing of theirs was compressed before; sheets are "
    "in the cache.",
    "Plain: MkDocs and Material as they come, a hand-written page a place, the home page alone in the "
    "menu (with all in it, each of 5,000 pages would hold 5,000 links); nothing is compressed or "
    "checked.",
    "Memory: the largest process of a build, at its most.",
    "Answers: twenty towns typed letter by letter, once the index is there.",
]
SETTINGS = "site_name: Plain\ntheme:\n  name: material\n  language: fr\nnav:\n  - index.md\n"
PLAIN = ((sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", "site"),)

WATCH = """import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"""
"""A small parent: a process counts what its parent held when it was started as its own."""

Made = dict[tuple[str, int], list[float]]


def run(options: Options) -> Section:
    """Build with 50, 500 and 5,000 places, ours and plain in turn."""
    seconds: Made = defaultdict(list)
    memory: Made = defaultdict(list)
    # Nothing is deleted between two builds: some disks make files slowly for a minute after that.
    rmtree(FOLDER, ignore_errors=True)
    for round_ in range(min(options.rounds, 3)):
        print(f"places, round {round_ + 1}", file=sys.stderr)
        folder, seed = FOLDER / str(round_), time.time_ns()
        for count in COUNTS:
            for label, made, steps in (
                ("ours", project(folder / f"ours-{count}", count, seed), STEPS),
                ("plain", written(folder / f"plain-{count}", count), PLAIN),
            ):
                took, most = measured(made, steps)
                seconds[label, count].append(took)
                memory[label, count].append(most)
    site = folder / f"ours-{COUNTS[-1]}" / "site"
    shown = section(seconds, memory, site, find(site, COUNTS[-1], seed))
    rmtree(FOLDER)
    return shown


def written(folder: Path, count: int) -> Path:
    """As many pages as a person would write, one a place."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Organismes\n", encoding="utf-8")
    for place in places(count):
        lines = [f"# {place['name']}", *(f"- {key} : {value}" for key, value in place.items())]
        (folder / "docs" / f"{place['id']}.md").write_text("\n\n".join(lines), encoding="utf-8")
    return folder


def measured(folder: Path, steps: tuple[tuple[str, ...], ...]) -> tuple[float, float]:
    """The seconds of all steps, and the most memory of one of them, in MB."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000", "PYTHONPATH": str(ROOT)}
    environment["NO_MKDOCS_2_WARNING"] = "true"
    begun, most = time.monotonic(), 0.0
    for step in steps:
        watched = (sys.executable, "-c", WATCH, *step)
        done = subprocess.run(watched, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
        if done.returncode:
            sys.exit(f"{' '.join(step)} failed in {folder}")
        most = max(most, float(done.stdout.splitlines()[-1]) / 1000)
    return time.monotonic() - begun, most


def section(seconds: Made, memory: Made, site: Path, found: Found) -> Section:
    """Both in a table, and the targets."""
    rows: list[tuple[str, ...]] = []
    for count in COUNTS:
        base = middle(seconds["plain", count])
        for label in ("ours", "plain"):
            value = middle(seconds[label, count])
            most = number(middle(memory[label, count]))
            rows.append((f"{label}, {count:,}", number(value, 1), times(ratio(value, base)), most))
    few, many = (middle(seconds["ours", count]) for count in (COUNTS[0], COUNTS[-1]))
    index = next((site / "assets").glob("places-*.json.br"))
    targets = [
        Target("5,000 places, × the build with 50", ratio(many, few), 3, 1),
        Target("5,000 places, × plain", ratio(many, middle(seconds["plain", COUNTS[-1]])), 1, 2),
        Target("index of 5,000 names and towns, kB (brotli)", index.stat().st_size / 1000, 100, 0),
        Target("an answer among 5,000, ms (median of each letter typed)", found.usual, 50, 1),
        Target("the longest of these answers, ms", found.longest, 50, 1),
    ]
    verdicts = Table("Targets", ("target", "measured", "limit", ""), [target.row() for target in targets])
    header = ("places", "s", "× plain", "memory, MB")
    return Section("The directory", [Table("Builds", header, rows), verdicts], NOTES)
