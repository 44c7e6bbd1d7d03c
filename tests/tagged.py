"""What the tags of a PDF say: the words of each element of its structure tree, as they are read out."""

import ctypes
from collections import defaultdict
from functools import cache
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from generator.paper.headers import Element, elements, kind
from tests.printed import folded, reader

Marks = dict[tuple[int, int], str]
"""From a page and the number of a mark on it to its words."""


def announced(pdf: bytes) -> tuple[Element, dict[str, str]]:
    """The root of the tags, and what each header says, folded, by its id."""
    document = reader(pdf)
    root: Any = document.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(document.pages)}  # type: ignore
    marks = _marks(pdf)
    return root, {str(e["/ID"]): folded(_words(e, numbers, marks)) for e in elements(root) if "/ID" in e}


@cache
def figures(pdf: bytes) -> tuple[str, ...]:
    """What the tags say instead of each picture."""
    root: Any = reader(pdf).trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    return tuple(str(element["/Alt"]) for element in elements(root) if kind(element) == "/Figure")


def _words(element: Any, pages: dict[int, int], marks: Marks, above: int = 0) -> str:
    """The words of an element, or of the text that stands for its picture."""
    if "/Alt" in element:
        return str(element["/Alt"])
    page = pages[element.raw_get("/Pg").idnum] if "/Pg" in element else above
    inside = element.get("/K", [])
    words = ""
    for reference in inside if isinstance(inside, list) else [inside]:
        part = reference.get_object()
        if isinstance(part, int):
            words += marks.get((page, part), "")
        elif "/MCID" in part:
            words += marks.get((pages[part.raw_get("/Pg").idnum], part["/MCID"]), "")
        else:
            words += _words(part, pages, marks, page)
    return words


def _marks(pdf: bytes) -> Marks:
    marks: Marks = defaultdict(str)
    for at, page in enumerate(pypdfium2.PdfDocument(pdf)):
        text = page.get_textpage()
        for piece in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            buffer = ctypes.create_string_buffer(2 * pdfium.FPDFTextObj_GetText(piece, text, None, 0))
            short = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
            length = pdfium.FPDFTextObj_GetText(piece, text, short, len(buffer))
            mark = pdfium.FPDFPageObj_GetMarkedContentID(piece)
            marks[at, mark] += buffer.raw[:length].decode("utf-16-le").rstrip("\0")
    return marks
