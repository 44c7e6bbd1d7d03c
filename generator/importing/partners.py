"""What an imported file says of each place, whichever of the two forms it has."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..data.table import COLUMNS, from_row
from ..model.formats import compact_siret
from ..reading.naming import listed, shown
from ..reading.problems import Problem, nearest
from ..reading.territory import folded
from .csv_rows import Row

SHEET, NAME, SIRET, RIGHT = "Numero_Fiche", "Nom_Partenaire", "Siret_Partenaire", "Habilitation_Partenaire"
"""The columns of the public export of France compétences that we read."""

RIGHTS: Mapping[str, tuple[str, ...]] = {
    "HABILITATION_ORGA_FORM": ("assess", "train"),
    "HABILITATION_ORGANISER": ("assess",),
    "HABILITATION_FORMER": ("train",),
}
"""What each habilitation lets a partner do."""


class Entry(NamedTuple):
    """What a line says of a place: some keys of places.yml; `roles` of a partner add up over lines."""

    line: int
    values: dict[str, Any]


def named(rows: list[Row]) -> list[Row]:
    """The rows, with the columns that we know under our name for them, whatever their capitals."""
    names = {column.casefold(): column for column in (SHEET, NAME, SIRET, RIGHT, *COLUMNS)}
    return [
        row._replace(cells={names.get(name.casefold(), name): cell for name, cell in row.cells.items()})
        for row in rows
    ]


def is_export(rows: list[Row]) -> bool:
    """Is this the export of France compétences, rather than our own table?"""
    return bool(rows) and bool({SHEET, NAME, SIRET, RIGHT} & set(rows[0].cells))


def entries(rows: list[Row], file: str, sheet: str | None) -> tuple[list[Entry], list[Problem]]:
    """What the rows of a file say, and the rows that say nothing we could use."""
    header = list(rows[0].cells) if rows else []
    if not is_export(rows):
        return _plain(rows, header, file)
    if missing := [name for name in (SHEET, NAME, SIRET, RIGHT) if name not in header]:
        return [], [
            Problem(file, f"la colonne {shown(name)} manque : reprenez l’export entier") for name in missing
        ]
    if not sheet:
        return [], [
            Problem(
                file,
                "cet export parle de plusieurs fiches : dites laquelle, avec --sheet ; par exemple : "
                "--sheet RS…",
            )
        ]
    mine = [row for row in rows if row.cells[SHEET].upper() == sheet.upper()]
    if not mine:
        known = {row.cells[SHEET] for row in rows}
        return [], [Problem(file, f"aucune ligne ne parle de la fiche {shown(sheet)}{nearest(sheet, known)}")]
    return _partners(mine, file, sheet)


def _plain(rows: list[Row], header: list[str], file: str) -> tuple[list[Entry], list[Problem]]:
    """Rows under the columns of our own Table Schema; some of the columns are enough."""
    strange = [name for name in header if name not in COLUMNS]
    if strange or not {"id", "siret", "name"} & set(header):
        hints = [f"{shown(name)}{nearest(name, COLUMNS)}" for name in strange]
        what = (
            f"colonne inconnue : {listed(hints)}"
            if hints
            else "aucune colonne ne dit de quel lieu parle une ligne"
        )
        return [], [Problem(file, f"{what}. Colonnes possibles : {listed(COLUMNS)}")]
    return [Entry(row.line, from_row(row.cells)) for row in rows], []


def _partners(rows: list[Row], file: str, sheet: str) -> tuple[list[Entry], list[Problem]]:
    """One place a SIRET, or a name when there is no SIRET, with all that its lines let it do."""
    places: dict[str, Entry] = {}
    problems = []
    for row in rows:
        try:
            name, siret = row.cells[NAME], row.cells[SIRET] and compact_siret(row.cells[SIRET])
            roles = _roles(row.cells[RIGHT])
            if not name:
                raise ValueError(f"{NAME} : le nom manque")
        except ValueError as error:
            problems.append(Problem(file, str(error), row.line))
            continue
        first = {"name": name, "roles": [], **({"siret": siret} if siret else {}), "source": _source(sheet)}
        place = places.setdefault(siret or folded(name), Entry(row.line, first))
        place.values["roles"] += [role for role in roles if role not in place.values["roles"]]
    return list(places.values()), problems


def _roles(text: str) -> tuple[str, ...]:
    if text.upper() not in RIGHTS:
        hint = nearest(text.upper(), RIGHTS)
        raise ValueError(
            f"{RIGHT} : {shown(text)} n’est pas possible{hint}. Mots possibles : {listed(RIGHTS)}"
        )
    return RIGHTS[text.upper()]


def _source(sheet: str) -> str:
    return f"France compétences, {sheet.upper()}"


def from_sheet(places: list[dict[str, Any]], sheet: str) -> Iterator[int]:
    """The places that an earlier import of a sheet has added, by their rank."""
    return (i for i, place in enumerate(places) if place.get("source") == _source(sheet))
