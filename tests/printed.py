"""The sheets of the site as they are printed, and what can be read of a PDF."""

import io
import re
from datetime import date
from functools import cache

import pypdf
import pypdfium2

from generator.loading import load
from generator.paper.sheets import make_sheets
from generator.project import OWN

MODEL = load(OWN)
DAY = date(2026, 1, 2)
BASE = "https://example.org/clea/"
MM = 72 / 25.4
WARNED: list[str] = []
"""What the build says of them."""


@cache
def printed() -> dict[str, bytes]:
    """Every sheet, by its file name."""
    return dict(make_sheets(MODEL, DAY, BASE, OWN, WARNED.append))


def reader(pdf: bytes) -> pypdf.PdfReader:
    """A PDF, to be looked into."""
    return pypdf.PdfReader(io.BytesIO(pdf))


@cache
def pages_said(pdf: bytes) -> tuple[str, ...]:
    """The words of each page, folded."""
    return tuple(folded(page.extract_text()) for page in reader(pdf).pages)


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
