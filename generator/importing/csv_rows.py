"""CSV as offices write it: commas or semicolons, UTF-8 or Latin-1, rows that are broken among right ones."""

import codecs
import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from ..reading.problems import Problem

MOST_LINES = 6
"""A quoted cell may hold line ends, but a quote that is still open after this many lines is a slip."""


class Row(NamedTuple):
    """A row by its header, stripped, and the line it begins on."""

    line: int
    cells: dict[str, str]


def decoded(line: bytes) -> str:
    """The text of a line in UTF-8, else in Windows' Latin-1: one bad line spoils no other."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")


def read_rows(data: bytes, file: str) -> tuple[list[Row], list[Problem]]:
    """The rows of a file, and a problem for each that can't be read; the header says the columns."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return [], [Problem(file, 1, (), "this file is UTF-16: save it as « CSV UTF-8 »")]
    # Bytes end a line at its end only; a text does so at some rare signs too.
    lines = [decoded(each) for each in data.removeprefix(codecs.BOM_UTF8).splitlines(keepends=True)]
    separator = max(";,\t", key=lines[0].count) if lines else ";"
    records = [each for each in _records(lines, separator) if any(cell.strip() for cell in each[1] or ["?"])]
    if not records or records[0][1] is None:
        return [], [Problem(file, 1, (), "this file has no header")]
    header = _filled(records[0][1], 0)
    twice = [name for name in dict.fromkeys(header) if name and header.count(name) > 1]
    if twice:
        return [], [Problem(file, 1, (), f"the column {name!r} is there twice") for name in twice]
    if len(records) == 1:
        return [], [Problem(file, 1, (), "no row follows the header")]
    rows, problems = [], []
    for line, read in records[1:]:
        cells = None if read is None else _filled(read, len(header))
        if wrong := _wrong(cells, header):
            problems.append(Problem(file, line, (), wrong))
        else:
            rows.append(Row(line, dict(zip(header, cells or [], strict=True))))
    return rows, problems


def _filled(cells: list[str], least: int) -> list[str]:
    """Cells without the empty ones that spreadsheets add at the end, but at least so many."""
    cells = [cell.strip() for cell in cells]
    while len(cells) > least and not cells[-1]:
        cells.pop()
    return cells


def _wrong(cells: list[str] | None, header: list[str]) -> str:
    if cells is None:
        return "a double quote is not closed, or stands inside a cell: write it twice"
    if len(cells) != len(header):
        return f"has {len(cells)} cells, the header has {len(header)}"
    return "holds a character that is no text" if any("\0" in cell for cell in cells) else ""


def _records(lines: list[str], separator: str) -> Iterator[tuple[int, list[str] | None]]:
    """Each record with its first line; None when it can't be read, and the next line is tried."""
    at = 0
    while at < len(lines):
        for count in range(1, MOST_LINES + 1):
            cells = _cells("".join(lines[at : at + count]), separator)
            if cells is not None or at + count >= len(lines):
                break
        yield at + 1, cells
        at += count if cells is not None else 1


def _cells(text: str, separator: str) -> list[str] | None:
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return None
    return records[0] if len(records) == 1 else None if records else []
