"""The sheets on paper: Typst, as the build uses it, and in turn WeasyPrint making the same one from HTML."""

import json
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from shutil import rmtree

import pypdf
from jinja2 import Environment

from generator.loading import load
from generator.paper.press import Press
from generator.paper.sheets import sheets
from generator.project import OWN, Project
from tests.bench.sheets_typst import BASE, DAY
from tests.bench.tables import Options, Section, Table, middle, number, ratio, times
from tests.bench.targets import Target
from tests.engines import Engine, install
from tests.paths import ROOT

FOLDER = ROOT / ".build" / "bench" / "sheets"
CACHE = Project(FOLDER).cache / "sheets"
HERE = Path(__file__).parent
WEASYPRINT = Engine("weasyprint", {})
NOTES = [
    "One sheet: two A4 pages, tagged (PDF/UA-1), same words, fonts, icon and QR code; the bench stops when "
    "one of the PDFs leaves out a statement.",
    "Every measure is a process of its own, since Typst remembers what it has laid out. Start: imports, and "
    "for Typst reading and checking all of the YAML too. Sheet: from the data, for WeasyPrint from its HTML, "
    "to the PDF.",
    "All: each sheet, questionnaire and booklet, in normal and in large print, from the model, with an empty "
    "cache; again: with the cache that this left, as in a build that changes no sheet.",
]

Times = defaultdict[str, list[float]]


@dataclass
class Made:
    """An engine's times, in seconds, and what it made last."""

    seconds: Times = field(default_factory=lambda: defaultdict(list))
    pdf: bytes = b""

    def of(self, what: str) -> float | None:
        """The median of a measure."""
        return middle(self.seconds[what])

    def note(self, what: str, printed: str) -> None:
        """Keep what a process printed."""
        for name, value in json.loads(printed).items():
            self.seconds[f"{what} {name}"].append(value)


def run(options: Options) -> Section:
    """Make one sheet with both, then all of them with Typst, as often as the options say."""
    weasyprint = install(WEASYPRINT.lock)
    name, html = page()
    typst, other = Made(), Made()
    for round_ in range(options.rounds):
        print(f"sheets, round {round_ + 1} of {options.rounds}", file=sys.stderr)
        typst.note("one", fresh(name))
        other.note("one", finish(weasyprint, HERE / "sheets_weasyprint.py", html, FOLDER / "twin.pdf"))
        typst.pdf, other.pdf = (FOLDER / name).read_bytes(), (FOLDER / "twin.pdf").read_bytes()
        typst.note("all", fresh())
        typst.note("again", finish(sys.executable, "-m", "tests.bench.sheets_typst", FOLDER))
    return section(typst, other, len(list(CACHE.iterdir())))


def page() -> tuple[str, Path]:
    """The name of the sheet that both make, and its words as HTML."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    name, data = next(sheets(load(OWN), DAY, BASE))
    template = Environment(autoescape=True).from_string((HERE / "sheet.html").read_text(encoding="utf-8"))
    html = FOLDER / "twin.html"
    faces = [file.as_uri() for file in Press(OWN, DAY).fonts]
    html.write_text(template.render(data, fonts=faces), encoding="utf-8")
    return name, html


def fresh(*names: str) -> str:
    """Typst, with nothing made before."""
    rmtree(CACHE, ignore_errors=True)
    return finish(sys.executable, "-m", "tests.bench.sheets_typst", FOLDER, *names)


def finish(*command: str | Path) -> str:
    """What a command prints; an error of its own stops the bench."""
    done = subprocess.run(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, check=True)
    return done.stdout


def silent(pdf: bytes) -> list[str]:
    """The statements that a PDF of the first domain does not say."""
    text = "".join("".join(leaf.extract_text().split()) for leaf in pypdf.PdfReader(BytesIO(pdf)).pages)
    statements = [criterion.statement for criterion in load(OWN).domains[0].criteria]
    return [statement for statement in statements if "".join(statement.split()) not in text]


def section(typst: Made, weasyprint: Made, count: int) -> Section:
    """Both engines in a table, and the targets of ours."""
    base, header = weasyprint.of("one sheets"), ("one sheet", "s", "× WeasyPrint", "start, s", "pages", "kB")
    rows: list[tuple[str, ...]] = []
    for label, made in (("Typst", typst), ("WeasyPrint", weasyprint)):
        if missing := silent(made.pdf):
            sys.exit(f"{label} left out: {missing}")
        seconds, start = made.of("one sheets"), made.of("one start")
        sizes = (str(len(pypdf.PdfReader(BytesIO(made.pdf)).pages)), number(len(made.pdf) / 1000))
        rows.append((label, number(seconds, 2), times(ratio(seconds, base)), number(start, 2), *sizes))
    targets = [
        Target("one sheet, s", typst.of("one sheets"), 0.3, 2),
        Target(f"all {count} PDFs, s", typst.of("all whole"), 4, 1),
        Target("all of them again, nothing changed, s", typst.of("again whole"), 0.3, 2),
    ]
    verdicts = Table("Targets", ("target", "measured", "limit", ""), [target.row() for target in targets])
    return Section("Sheets on paper", [Table("Typst and WeasyPrint", header, rows), verdicts], NOTES)
