"""CSV as offices write it: commas or semicolons, UTF-8 or Latin-1, rows that are broken among right ones."""

import codecs
import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from ..reading.naming import counted, shown
from ..reading.problems import Problem

MOST_LINES = 6
"""A quoted cell may hold line ends, but a quote that is still open after this many lines is a slip."""


SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of spreadsheets begin: those of today, packed, and those of before."""


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
        return [], [Problem(file, "ce fichier est en UTF-16 : enregistrez-le en « CSV UTF-8 »")]
    if data.startswith(SPREADSHEETS):
        reason = (
            "ce fichier est un classeur (.xlsx, .xls ou .ods) : dans le tableur, enregistrez-le "
            "en « CSV UTF-8 »"
        )
        return [], [Problem(file, reason)]
    # Bytes end a line at its end only; a text does so at some rare signs too.
    lines = [decoded(raw) for raw in data.removeprefix(codecs.BOM_UTF8).splitlines(keepends=True)]
    separator = max(";,\t", key=lines[0].count) if lines else ";"
    records = [
        record for record in _records(lines, separator) if any(cell.strip() for cell in record[1] or ["?"])
    ]
    if not records or records[0][1] is None:
        return [], [
            Problem(
                file,
                "ce fichier n’a pas de titres de colonnes. Écrivez-les sur la première ligne ; par "
                "exemple : id;name;roles",
            )
        ]
    header = _filled(records[0][1], 0)
    names = [name.casefold() for name in header]
    twice = [name for i, name in enumerate(header) if name and names.index(names[i]) < i]
    if twice:
        return [], [
            Problem(file, f"la colonne {shown(name)} est là deux fois : gardez-en une") for name in twice
        ]
    if len(records) == 1:
        return [], [Problem(file, "rien ne suit les titres des colonnes : ajoutez une ligne par lieu")]
    rows, problems = [], []
    for line, read in records[1:]:
        cells = None if read is None else _filled(read, len(header))
        if wrong := _wrong(cells, header):
            problems.append(Problem(file, wrong, line))
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
        return (
            "un guillemet droit n’est pas fermé, ou est dans une case : écrivez-le deux fois ; "
            'par exemple : ""'
        )
    if len(cells) != len(header):
        return (
            f"cette ligne a {counted(len(cells), 'case')}, et il y a "
            f"{counted(len(header), 'colonne')} : effacez ou ajoutez un séparateur"
        )
    return (
        "un signe invisible, qui n’est pas du texte, est dans cette ligne : effacez-le"
        if any("\0" in cell for cell in cells)
        else ""
    )


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
