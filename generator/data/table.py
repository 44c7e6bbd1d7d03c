"""The directory as a table: what `organismes.csv` holds, its schemas, and how a row is read back."""

from collections.abc import Iterable, Mapping
from typing import Any

from ..model.organisms import Place
from ..model.referential import Referential

COLUMNS = tuple(Place.model_fields)
LISTS = ("roles", "languages")
SEPARATOR = "|"
"""Between several values in one cell."""

_TYPES = {"verified_on": ("date", "%Y-%m-%d"), "email": ("string", "email"), "website": ("string", "uri")}
_PATTERNS = {
    "id": r"^[a-z0-9]+(-[a-z0-9]+)*$",
    "roles": r"^(assess|train|inform)(\|(assess|train|inform)){0,2}$",
    "siret": r"^[0-9]{14}$",
    "postal_code": r"^[0-9]{5}$",
    "insee_code": r"^([0-9]{2}|2[AB])[0-9]{3}$",
    "departement": r"^([0-9]{2}|2[AB]|9[78][0-9])$",
}


def table_schema(titles: Mapping[str, str]) -> dict[str, Any]:
    """The Table Schema (frictionless) of `organismes.csv`; `titles` say what each column means."""
    return {
        "$schema": "https://specs.frictionlessdata.io/schemas/table-schema.json",
        "name": "organismes",
        "primaryKey": "id",
        "missingValues": [""],
        "fields": [_field(name, titles[name]) for name in COLUMNS],
    }


def _field(name: str, title: str) -> dict[str, Any]:
    kind, form = _TYPES.get(name, ("string", "default"))
    constraints: dict[str, Any] = {"required": Place.model_fields[name].is_required()}
    if name in _PATTERNS:
        constraints["pattern"] = _PATTERNS[name]
    return {"name": name, "type": kind, "format": form, "title": title, "constraints": constraints}


def place_rows(model: Referential) -> list[dict[str, str]]:
    """A row a place, by column; what is not known is an empty cell."""
    return [{name: _cell(value) for name, value in place.model_dump().items()} for place in model.places]


def _cell(value: str | Iterable[str] | None) -> str:
    return value or "" if isinstance(value, str | None) else SEPARATOR.join(value)


def from_row(cells: dict[str, str]) -> dict[str, Any]:
    """The values of a row, as the YAML has them; an empty cell says nothing."""
    return {
        name: [part.strip() for part in text.split(SEPARATOR)] if name in LISTS else text
        for name, text in cells.items()
        if text
    }
