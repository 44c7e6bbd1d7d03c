"""`import-partners`: a CSV file into `places.yml`. What is right goes in; what is not is said by line."""

import re
from pathlib import Path
from typing import Any, NamedTuple

from ..loading import FOLDER, load, typed
from ..located_yaml import Document, read
from ..organisms.checks import disagreements
from ..organisms.model import Place
from ..organisms.territory import folded
from ..problems import Problem, nearest
from .csv_rows import read_rows
from .merging import Change, merged, write
from .partners import Said, from_sheet, is_export, said

PLACES = f"{FOLDER}/organisms/places.yml"
_KEPT = {"name", "source", "siret"}
"""What people may have written better than the public export: it fills them, and never changes them."""


class Report(NamedTuple):
    """What an import did, in words, and the lines it left out."""

    added: list[str]
    changed: list[str]
    gone: list[str]
    problems: list[Problem]

    def __str__(self) -> str:
        said = [f"{what}: {each}" for what in ("added", "changed", "gone") for each in getattr(self, what)]
        counts = f"{len(self.added)} added, {len(self.changed)} changed, {len(self.gone)} no more in the file"
        return "\n".join([*said, f"{counts}, {len(self.problems)} problems."])


class _Import:
    """The places as they are and as they become."""

    def __init__(self, root: Path, sheet: str | None) -> None:
        """Read the places of a project whose data is right."""
        model = load(root)
        self.networks, self.sheet = [each.id for each in model.networks], sheet
        self.places: list[dict[str, Any]] = read(root / PLACES, PLACES)[0].data
        self.changes: dict[int, Change] = {}
        self.added: list[Change] = []
        self.seen: set[int] = set()
        self.by = {key: self._ranks(key) for key in ("id", "siret")}
        self.names = {folded(p["name"]): i for i, p in enumerate(self.places)}

    def _ranks(self, key: str) -> dict[str, int]:
        ranks = {each[key]: i for i, each in enumerate(self.places) if each.get(key)}
        return {re.sub(r"\s", "", value): i for value, i in ranks.items()}

    def take(self, line: Said, file: str) -> list[Problem]:
        """Add or change the place of a line; its problems, if it has any, and then nothing is done."""
        rank = self._rank(line.values)
        old = self.places[rank] if rank is not None else {}
        values = self._values(line.values, old)
        place = {**old, **values}
        if problems := self._problems(
            Document(file, place, {(): line.line, **{(key,): line.line for key in place}})
        ):
            return problems
        if rank is None:
            self._add(place)
        else:
            self.seen.add(rank)
            change = {key: value for key, value in values.items() if old.get(key) != value}
            if change and rank < len(self.places) - len(self.added):
                self.changes[rank] = {**self.changes.get(rank, {}), **change}
            old.update(change)
        return []

    def _rank(self, values: Change) -> int | None:
        """The place that a line is about: by its id, its SIRET, or its name when one has no SIRET."""
        for key, ranks in self.by.items():
            if values.get(key):
                rank = ranks.get(re.sub(r"\s", "", values[key]))
                if rank is not None or key == "id":
                    return rank
        rank = self.names.get(folded(values.get("name", "")))
        both = rank is not None and values.get("siret") and self.places[rank].get("siret")
        return None if both else rank

    def _values(self, values: Change, old: Change) -> Change:
        if not self.sheet:
            return values if values.get("id") or old else {"id": self._new_id(values), **values}
        if not old:
            return {"id": self._new_id(values), **values}
        roles = [role for role in old["roles"] if role in (*values["roles"], "inform")]
        roles += [role for role in values["roles"] if role not in roles]
        filled = {key: value for key, value in values.items() if key in _KEPT and key not in old}
        return {**filled, "roles": roles}

    def _new_id(self, values: Change) -> str:
        """An id made of the name, that no other place has."""
        stem = folded(values.get("name", "")).replace(" ", "-") or "lieu"
        taken, number = stem, 1
        while taken in self.by["id"]:
            number += 1
            taken = f"{stem}-{number}"
        return taken

    def _problems(self, document: Document) -> list[Problem]:
        place, problems = typed(document, Place)
        if place and place.network and place.network not in self.networks:
            hint = nearest(place.network, self.networks)
            problems.append(document.problem(("network",), f"{place.network!r} is not in networks.yml{hint}"))
        if place:
            problems += [document.problem((key,), message) for key, message in disagreements(place)]
        return problems

    def _add(self, place: Change) -> None:
        rank = len(self.places)
        self.places.append(place)
        self.added.append(place)
        self.seen.add(rank)
        self.by["id"][place["id"]] = self.names[folded(place["name"])] = rank
        if place.get("siret"):
            self.by["siret"][place["siret"]] = rank

    def gone(self) -> list[str]:
        """The places that the file should know and does not say any more; they stay in the YAML."""
        ours = from_sheet(self.places, self.sheet) if self.sheet else range(len(self.places))
        return [_called(self.places[rank]) for rank in ours if rank not in self.seen]


def import_partners(root: Path, file: Path, sheet: str | None, dry_run: bool) -> Report:
    """Merge a CSV file into the places of the project at `root`; a dry run writes nothing.

    Raises:
        BadData: the data is not right before the import.
        OSError: the file can't be read.
    """
    rows, problems = read_rows(file.read_bytes(), file.name)
    work = _Import(root, sheet if rows and is_export(rows) else None)
    lines, wrong = said(rows, file.name, sheet) if rows else ([], [])
    problems += wrong
    for line in lines:
        problems += work.take(line, file.name)
    if not dry_run and (work.changes or work.added):
        text = (root / PLACES).read_text(encoding="utf-8-sig")
        write(root / PLACES, merged(text, work.changes, work.added))
    changed = [f"{_called(work.places[r])} ({', '.join(change)})" for r, change in work.changes.items()]
    return Report([_called(each) for each in work.added], changed, work.gone() if lines else [], problems)


def _called(place: Change) -> str:
    return f"{place['id']}, {place['name']}"
