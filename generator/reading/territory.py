"""Départements and regions, from the official geographic code as the npm package keeps it."""

import json
import re
import unicodedata
from functools import cache
from typing import Any, NamedTuple

from ..project import PACKAGES

DATA = PACKAGES / "@etalab" / "decoupage-administratif" / "data"

LARGE = 10_000
"""From how many inhabitants on a commune leads to its département in the search of the directory."""

UNINHABITED = {"984", "989"}
"""The southern lands and Clipperton: nobody lives there to look for an organism."""


class Department(NamedTuple):
    """A département: its code (« 01 », « 2A », « 974 »), its name and its region's name."""

    code: str
    name: str
    region: str


@cache
def departments() -> tuple[Department, ...]:
    """Every département, overseas included, in the order of the codes.

    Raises:
        FileNotFoundError: the npm packages are not installed (`make setup`).
    """
    regions = {region["code"]: region["nom"] for region in _read("regions.json")}
    rows = (
        Department(row["code"], row["nom"], regions[row["region"]])
        for row in _read("departements.json")
        if row["code"] not in UNINHABITED
    )
    return tuple(sorted(rows))


class Commune(NamedTuple):
    """A commune: its name, its département's code, its postal codes and how many live there."""

    name: str
    department: str
    postal_codes: tuple[str, ...]
    population: int


@cache
def communes() -> dict[str, Commune]:
    """Every commune of today, and the arrondissements of Paris, Lyon and Marseille, by INSEE code.

    Raises:
        FileNotFoundError: the npm packages are not installed (`make setup`).
    """
    return {
        row["code"]: Commune(
            row["nom"], row["departement"], tuple(row.get("codesPostaux", ())), row.get("population", 0)
        )
        for row in _read("communes.json")
        if row["type"] in ("commune-actuelle", "arrondissement-municipal")
    }


@cache
def large_towns(least: int = LARGE) -> dict[str, list[str]]:
    """The names of the communes of at least so many inhabitants, sorted, by département's code."""
    found: dict[str, list[str]] = {}
    for commune in sorted(communes().values()):
        if commune.population >= least:
            found.setdefault(commune.department, []).append(commune.name)
    return found


@cache
def towns_of_postal_codes() -> dict[str, frozenset[str]]:
    """The INSEE codes that share each postal code; those of companies (CEDEX) are not there."""
    found: dict[str, set[str]] = {}
    for code, commune in communes().items():
        for postal_code in commune.postal_codes:
            found.setdefault(postal_code, set()).add(code)
    return {postal_code: frozenset(codes) for postal_code, codes in found.items()}


def folded(name: str) -> str:
    """A name as two are compared: « L’Haÿ-les-Roses » and « L'HAY LES ROSES » are the same."""
    plain = unicodedata.normalize("NFD", name.casefold().replace("œ", "oe").replace("æ", "ae"))
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"[\u0300-\u036f]", "", plain)).strip()


def _read(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return rows
