"""The sheets of the site as they are printed, and what can be read of a PDF."""

import io
import re
from collections.abc import Mapping, Set
from datetime import date
from functools import cache
from typing import NamedTuple

import pypdf
import pypdfium2

from generator.paper.press import Press
from generator.paper.sheets import make_sheets, sheets
from generator.project import OWN
from tests.own import own

MODEL = own()
DAY = date(2026, 1, 2)
BASE = "https://example.org/clea/"
MM = 72 / 25.4


@cache
def printed() -> dict[str, bytes]:
    """Every sheet, by its file name."""
    return dict(make_sheets(MODEL, DAY, BASE))


def without_address(*names: str) -> Mapping[str, bytes]:
    """Some of the sheets of a site that says no address."""
    chosen = {name: data for name, data in sheets(MODEL, DAY, "") if name in names}
    return dict(Press(OWN, DAY).print_all(chosen))


@cache
def reader(pdf: bytes) -> pypdf.PdfReader:
    """A PDF, to be looked into."""
    return pypdf.PdfReader(io.BytesIO(pdf))


class Said(NamedTuple):
    """The words of each page, folded; each piece of text with its size in points."""

    pages: tuple[str, ...]
    sizes: Set[tuple[str, float]]


@cache
def said(pdf: bytes) -> Said:
    """What a PDF says: all of it is read once."""
    sizes: set[tuple[str, float]] = set()

    def note(text: str, _: object, matrix: list[float], font: object, size: float) -> None:
        if piece := folded(text):
            sizes.add((piece, size * abs(matrix[3])))

    pages = tuple(folded(page.extract_text(visitor_text=note)) for page in reader(pdf).pages)
    return Said(pages, sizes)


def pages_said(pdf: bytes) -> tuple[str, ...]:
    """The words of each page, folded."""
    return said(pdf).pages


def words(pdf: bytes) -> str:
    """The words of all pages, folded."""
    return "".join(pages_said(pdf))


def folded(text: str) -> str:
    """Without what a line's end may change: spaces and hyphens."""
    return re.sub(r"[\s\u200b\u00ad\u2010-]+", "", text)


def ink_in_the_margins(page: pypdfium2.PdfPage) -> bool:
    """Whether a page of A4 shows anything in the 16 mm that ours leave white on both sides."""
    bitmap = page.render(grayscale=True)
    left, right, ink = int(16 * MM), int(194 * MM) + 1, bytes(bitmap.buffer)
    rows = [ink[top : top + bitmap.width] for top in range(0, len(ink), bitmap.stride)]
    return {*b"".join(row[:left] + row[right:] for row in rows)} != {255}
