"""Typst, as we use it: our fonts only, tagged PDF or pictures, what was made once is kept, progress shown."""

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst
from rich.console import Console
from rich.progress import track

from ..cache import kept
from ..project import Project
from ..reading.failures import Stop
from .colours import colours
from .fonts import FAMILY, ZERO, font_files
from .headers import announced

TEMPLATES = Path(__file__).parent / "templates"

Sheets = Mapping[str, dict[str, Any]]
"""From a file's name (« x.pdf », « x.png ») to what its template reads; « title » is the document's."""


def _place(error: typst.TypstError | typst.TypstWarning) -> str:
    """« generator/paper/templates/look.typ:12: » where Typst says it; it does so in a drawing only."""
    found = re.search(r"┌─ (.+\.typ):(\d+):\d+$", error.diagnostic, re.MULTILINE)
    return f"{os.path.relpath(found[1])}:{found[2]}: " if found else ""


def pages(pdf: bytes) -> int:
    """How many pages a PDF of ours has: its metadata says it in plain text."""
    [count] = re.findall(rb"<xmpTPg:NPages>(\d+)<", pdf)
    return int(count)


class BadSheet(Stop):
    """A sheet can't be made; the message names it and says why."""


def fonts_at_hand() -> list[Path]:
    """The font files.

    Raises:
        BadSheet: one of them is missing.
    """
    files = font_files()
    for file in files:
        if not file.is_file():
            raise BadSheet(f"the sheets need the font {file}, which is missing: `make setup` installs it")
    return files


class Press:
    """Makes PDF/UA-1, or pictures of one page, from data.

    The data is handed over as JSON: nothing in it is ever read as markup.
    """

    def __init__(
        self,
        project: Project,
        today: date,
        templates: Path = TEMPLATES,
        main: str = "main.typ",
        what: str = "Fiches PDF",
    ) -> None:
        """Take the fonts and the cache of the project at `root`; `today` dates the documents.

        `main` is the template that is compiled, `what` is said on the terminal meanwhile.
        """
        self.cache, self.today, self.templates = project.cache / "sheets", today, templates
        self.main, self.what = main, what

    def print_all(self, sheets: Sheets) -> Iterator[tuple[str, bytes]]:
        """Every sheet as (file name, content). The same data and day give the same bytes.

        Raises:
            BadSheet: a sheet that Typst refuses, or a font that is not there.
        """
        files = {name: self.cache / f"{self._key(data)}{Path(name).suffix}" for name, data in sheets.items()}
        missing = [name for name, file in files.items() if not file.exists()]
        console = Console(stderr=True)
        for name in track(
            missing, self.what, console=console, transient=True, disable=not console.is_terminal
        ):
            kept(files[name], partial(self._print, name, sheets[name]))
        for name, file in files.items():
            yield name, file.read_bytes()

    def _print(self, name: str, data: dict[str, Any]) -> bytes:
        inputs = {"data": json.dumps(data), "colours": json.dumps(colours())}
        inputs |= {"family": FAMILY, "zero": ZERO}
        try:
            made, warnings = self._compiler.compile_with_warnings(sys_inputs=inputs, **self._format(name))
        except typst.TypstError as error:
            raise BadSheet(
                f"{_place(error)}la fiche {name} ne peut pas être faite : {error.message}"
            ) from None
        if warnings:
            said = " ; ".join(warning.message for warning in warnings)
            raise BadSheet(f"{_place(warnings[0])}la fiche {name} n’est pas juste : {said}")
        assert isinstance(made, bytes)
        return announced(made, len(data["levels"])) if "levels" in data else made

    def _format(self, name: str) -> dict[str, Any]:
        if name.endswith(".png"):
            return {"format": "png", "ppi": 72}
        stamp = datetime(self.today.year, self.today.month, self.today.day, tzinfo=UTC)
        return {"format": "pdf", "pdf_standards": ["ua-1"], "timestamp": stamp}

    @cached_property
    def _compiler(self) -> typst.Compiler:
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[file.parent for file in self.fonts],
        )
        return typst.Compiler(self.templates / self.main, font_paths=fonts)

    @cached_property
    def fonts(self) -> list[Path]:
        """The font files; all are there."""
        return fonts_at_hand()

    def _key(self, data: dict[str, Any]) -> str:
        """A name that changes with all that a PDF is made of."""
        made_of = [self._tools, self.today.isoformat(), data]
        return hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()

    @cached_property
    def _tools(self) -> list[str]:
        here = Path(__file__)
        files = [*self.fonts, *sorted(self.templates.glob("*.typ")), here, here.with_name("headers.py")]
        return [
            version("typst"),
            version("pypdf"),
            json.dumps(colours()),
            *(hashlib.sha256(file.read_bytes()).hexdigest() for file in files),
        ]
