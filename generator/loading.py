"""From the folder `referential/` to a model, or to everything that is wrong with it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path as FilePath
from typing import Any

from .model.referential import Referential
from .model.socle import Domain
from .pages import checks as page_checks
from .paper.letters import all_printable
from .project import Project
from .reading.failures import Stop
from .reading.located_yaml import Document, read
from .reading.problems import Problem, in_order, nearest, report, say
from .rules import checks
from .rules.editions import unsealed
from .rules.recordings import recordings_fit
from .rules.shapes import typed

FOLDER = "referential"

FILES = {
    "site": "site.yml",
    "edition": "edition.yml",
    "editions": "editions.yml",
    "seals": "seals.yml",
    "scale": "scale.yml",
    "reading": "reading.yml",
    "sheets": "words/sheets.yml",
    "process": "process.yml",
    "audiences": "audiences.yml",
    "financing": "financing.yml",
    "questions": "questions.yml",
    "glossary": "glossary.yml",
    "doors": "doors.yml",
    "searching": "searching.yml",
    "sources": "sources.yml",
    "then_and_now": "then-and-now.yml",
    "networks": "organisms/networks.yml",
    "places": "organisms/places.yml",
}
"""The field of `Referential` that each file fills. The domains are one file each, in `socle/`."""


class BadData(Stop):
    """The data can't become a site. `problems` says all that is wrong, located."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(report(problems))
        self.problems = problems


def load(project: Project, today: date = date.max, warn: Callable[[str], object] = say) -> Referential:
    """Read a project's data; each warning is handed to `warn` as a line of text.

    Args:
        project: where its data is.
        today: no day on which something was verified comes after it.
        warn: what is done with each warning.

    Raises:
        BadData: with every problem of every file at once; or all is right, and the new edition of the
            questionnaire is not sealed.
    """
    model, problems = examine(project, today)
    problems += unsealed(model, project) if model else ()
    if model is None or not all(problem.warning for problem in problems):
        raise BadData(problems)
    for problem in in_order(problems):
        warn(str(problem))
    return model


def examine(project: Project, today: date = date.max) -> tuple[Referential | None, list[Problem]]:
    """Read a project's data; give the model, if nothing but warnings was found, and all that was found."""
    folder = project.data
    if not folder.is_dir():
        return None, [Problem(FOLDER, "ce dossier manque")]
    problems = list(_strangers(folder))
    documents: dict[str, Document] = {}
    fields: dict[str, Any] = {}
    for field, file, annotation in _parts(folder):
        document, value = _fill(file, project, annotation, problems)
        if value is None:
            documents[document.file] = document
        elif field == "words":
            documents[f"words[{file.stem}]"] = document
            fields.setdefault("words", {})[file.stem] = value
        elif field == "domains":
            domains = fields.setdefault("domains", [])
            documents[f"domains[{len(domains)}]"] = document
            domains.append(value)
        else:
            documents[field], fields[field] = document, value
    if not list((folder / "socle").glob("*.yml")):
        reason = "aucun domaine : il n’y a ici aucun fichier .yml ; par exemple : domain-1.yml"
        problems.append(Problem(f"{FOLDER}/socle", reason))
    model = Referential.model_construct(**{**fields, "domains": tuple(fields.get("domains", ()))})
    problems += checks.check(model, documents, today)
    problems += page_checks.check(model, documents)
    problems += all_printable(documents)
    problems += recordings_fit(model, project)
    return (model if all(problem.warning for problem in problems) else None), problems


def _parts(folder: FilePath) -> Iterator[tuple[str, FilePath, Any]]:
    """Each file to read, with the field it fills and its type."""
    for field, name in FILES.items():
        yield field, folder / name, Referential.model_fields[field].annotation
    for file in sorted((folder / "socle").glob("*.yml")):
        yield "domains", file, Domain
    for file in sorted((folder / "words").glob("*.yml")):
        if file.name != "sheets.yml":
            yield "words", file, dict[str, Any]


def _fill(file: FilePath, project: Project, annotation: Any, problems: list[Problem]) -> tuple[Document, Any]:
    """Read one file and give it its type; None and problems when it does not fit."""
    document, found = read(file, project.named(file))
    problems += found
    if found and document.data is None:
        return document, None
    value, wrong = typed(document, annotation)
    problems += wrong
    return document, value


def _strangers(folder: FilePath) -> Iterator[Problem]:
    """Files that nothing would read: a wrong name or ending loses somebody's work silently."""
    known = {folder / name for name in FILES.values()}
    for file in sorted(folder.rglob("*.y*ml")):
        expected = file.parent in (folder / "socle", folder / "words") and file.suffix == ".yml"
        if not expected and file not in known:
            name = file.relative_to(folder.parent).as_posix()
            hint = nearest(file.name, [path.name for path in known])
            yield Problem(name, f"aucun fichier de ce nom n’est attendu ici{hint} : le site ne le lirait pas")
