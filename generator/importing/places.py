"""`import-partners`: a CSV file into `places.yml`. What is right goes in; what is not is said by line."""

from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from ..cache import write_whole
from ..loading import FOLDER, BadData, load
from ..model.organisms import Place
from ..project import Project
from ..reading.located_yaml import Document, parsed, read
from ..reading.naming import shown
from ..reading.problems import Problem
from ..rules.facts import days_to_come
from ..rules.places import disagreements
from ..rules.shapes import typed
from .csv_rows import read_rows
from .known import Known, ManyHaveThisName
from .merging import Change, merged
from .partners import Entry, entries, from_sheet, is_export, named

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
        kinds = {"ajouté": self.added, "changé": self.changed, "absent du fichier": self.gone}
        lines = [f"{what} : {place}" for what, places in kinds.items() for place in places]
        counts = f"Ajoutés : {len(self.added)}, changés : {len(self.changed)}, absents : {len(self.gone)}"
        return "\n".join([*lines, f"{counts}, problèmes : {len(self.problems)}."])


class _Import:
    """The places as they are and as they become."""

    def __init__(self, project: Project, sheet: str | None, today: date) -> None:
        """Read the places of a project whose data is right."""
        model = load(project, today)
        self.networks, self.sheet, self.today = [network.id for network in model.networks], sheet, today
        self.places: list[dict[str, Any]] = read(project.root / PLACES, PLACES)[0].data
        self.known = Known(self.places)
        self.changes: dict[int, Change] = {}
        self.added: list[Change] = []
        self.seen: set[int] = set()

    def take(self, line: Entry, file: str) -> list[Problem]:
        """Add or change the place of a line; its problems, if it has any, and then nothing is done."""
        try:
            rank = self.known.rank(line.values)
        except ManyHaveThisName as error:
            return [Problem(file, str(error), line.line, ("name",))]
        if rank is not None:
            self.seen.add(rank)
        old = self.places[rank] if rank is not None else {}
        values = self._values(line.values, old)
        place = {**old, **values}
        document = Document(file, place, {(): line.line, **{(key,): line.line for key in place}})
        if problems := self._problems(document, rank):
            return problems
        if rank is None:
            self._add(place)
        else:
            self._change(rank, {key: value for key, value in values.items() if old.get(key) != value})
        return []

    def _values(self, values: Change, old: Change) -> Change:
        if not self.sheet:
            return values if values.get("id") or old else {"id": self.known.new_id(values), **values}
        if not old:
            return {"id": self.known.new_id(values), **values}
        # Only its SIRET makes sure that a partner has lost a role, rather than a namesake never had it.
        sure = bool(values.get("siret") and old.get("siret"))
        roles = [role for role in old["roles"] if not sure or role in (*values["roles"], "inform")]
        roles += [role for role in values["roles"] if role not in roles]
        filled = {key: value for key, value in values.items() if key in _KEPT and key not in old}
        return {**filled, "roles": roles}

    def _problems(self, document: Document, rank: int | None) -> list[Problem]:
        place, problems = typed(document, Place)
        problems += days_to_come(document, self.today)
        if place:
            found = disagreements(place, self.networks)
            problems += [document.problem((key,), message) for key, message in found]
        other = self.known.with_siret(place.siret) if place and place.siret else None
        if other not in (None, rank):
            reason = (
                f"{shown(document.data['siret'])} est déjà le SIRET de {shown(self.places[other or 0]['id'])}"
            )
            problems.append(document.problem(("siret",), reason))
        return problems

    def _add(self, place: Change) -> None:
        self.seen.add(len(self.places))
        self.places.append(place)
        self.added.append(place)
        self.known.take(len(self.places) - 1)

    def _change(self, rank: int, change: Change) -> None:
        # What this import has added itself is written whole.
        if change and rank < len(self.places) - len(self.added):
            self.changes[rank] = {**self.changes.get(rank, {}), **change}
        self.places[rank].update(change)
        self.known.number(rank)

    def text(self, project: Project) -> str:
        """What places.yml becomes.

        Raises:
            BadData: it would not be read back as it is meant.
        """
        text = merged((project.root / PLACES).read_text(encoding="utf-8-sig"), self.changes, self.added)
        document, problems = parsed(text, PLACES)
        if document.data == self.places and not problems:
            return text
        lost = [place for place, read in zip_longest(self.places, document.data or ()) if place != read]
        why = problems[0].message if problems else f"{_called(lost[0])} changerait"
        raise BadData([Problem(PLACES, f"ce que dit le fichier importé ne peut pas s’écrire ici : {why}")])

    def gone(self) -> list[str]:
        """What an earlier import of this sheet has added and the file says no more; it stays in the YAML.

        A table of ours says a few places only, and nothing of the others.
        """
        ours = from_sheet(self.places, self.sheet) if self.sheet else ()
        return [_called(self.places[rank]) for rank in ours if rank not in self.seen]


def import_partners(
    project: Project, file: Path, sheet: str | None, dry_run: bool, today: date = date.max
) -> Report:
    """Merge a CSV file into the places of the project at `root`; a dry run writes nothing.

    Args:
        project: where its data is.
        file: the CSV.
        sheet: the one to read in an export of France compétences.
        dry_run: say what would change, and change nothing.
        today: no day on which something was verified comes after it.

    Raises:
        BadData: the data is not right before the import.
        OSError: the file can't be read.
    """
    rows, problems = read_rows(file.read_bytes(), file.name)
    rows = named(rows)
    work = _Import(project, sheet if rows and is_export(rows) else None, today)
    lines, wrong = entries(rows, file.name, sheet) if rows else ([], [])
    problems += wrong
    for line in lines:
        problems += work.take(line, file.name)
    if not dry_run and (work.changes or work.added):
        write_whole(project.root / PLACES, work.text(project).encode())
    changed = [f"{_called(work.places[r])} ({', '.join(change)})" for r, change in work.changes.items()]
    return Report([_called(place) for place in work.added], changed, work.gone() if lines else [], problems)


def _called(place: Change) -> str:
    return f"{place['id']}, {place['name']}"
