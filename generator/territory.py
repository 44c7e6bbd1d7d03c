"""Départements and regions, from the official geographic code as the npm package keeps it."""

import json
from pathlib import Path
from typing import NamedTuple

DATA = Path("widgets/node_modules/@etalab/decoupage-administratif/data")


UNINHABITED = {"984", "989"}
"""The southern lands and Clipperton: nobody lives there to look for an organism."""


class Department(NamedTuple):
    """A département: its code (« 01 », « 2A », « 974 »), its name and its region's name."""

    code: str
    name: str
    region: str


def departments(root: Path) -> tuple[Department, ...]:
    """Every département, overseas included, in the order of the codes.

    Raises:
        FileNotFoundError: the npm packages are not installed (`make setup`).
    """
    regions = {each["code"]: each["nom"] for each in _read(root, "regions.json")}
    rows = (
        Department(each["code"], each["nom"], regions[each["region"]])
        for each in _read(root, "departements.json")
        if each["code"] not in UNINHABITED
    )
    return tuple(sorted(rows))


def _read(root: Path, name: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads((root / DATA / name).read_text(encoding="utf-8"))
    return rows
