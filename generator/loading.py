"""From the folder `referential/` to a model, or to everything that is wrong with it."""

import typing
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path as FilePath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from .model.referential import Referential
from .model.socle import Domain
from .pages import checks as page_checks
from .project import Project
from .reading.located_yaml import Document, read
from .reading.problems import Path, Problem, in_order, nearest, say
from .rules import checks
from .rules.editions import unsealed
from .rules.recordings import recordings_fit

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


class BadData(Exception):
    """The data can't become a site. `problems` says all that is wrong, located."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
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
    if model is None or not all(each.warning for each in problems):
        raise BadData(problems)
    for each in in_order(problems):
        warn(str(each))
    return model


def examine(project: Project, today: date = date.max) -> tuple[Referential | None, list[Problem]]:
    """Read a project's data; give the model, if nothing but warnings was found, and all that was found."""
    folder = project.data
    if not folder.is_dir():
        return None, [Problem(FOLDER, 1, (), "this folder is missing")]
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
        problems.append(Problem(f"{FOLDER}/socle", 1, (), "no domain: there is no .yml file here"))
    model = Referential.model_construct(**{**fields, "domains": tuple(fields.get("domains", ()))})
    problems += checks.check(model, documents, today)
    problems += page_checks.check(model, documents)
    problems += recordings_fit(model, project)
    return (model if all(each.warning for each in problems) else None), problems


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


def typed(document: Document, annotation: Any) -> tuple[Any, list[Problem]]:
    """The data of a document as a type, or None and why it does not fit."""
    try:
        return TypeAdapter(annotation).validate_python(document.data), []
    except ValidationError as error:
        paths = [(each, _path(each["loc"], document)) for each in _first_causes(error)]
        return None, [document.problem(path, _message(each, path, annotation)) for each, path in paths]


def _first_causes(error: ValidationError) -> Iterator[Any]:
    """The errors without « this list is too short » where the list's own items are what is wrong."""
    errors = error.errors(include_url=False)
    for each in errors:
        loc = each["loc"]
        inside = any(other["loc"][: len(loc)] == loc and other["loc"] != loc for other in errors)
        if not (each["type"] == "too_short" and inside):
            yield each


def _path(loc: Path, document: Document) -> Path:
    """Pydantic's location without what is not in the file (names of types in a union)."""
    path: Path = ()
    for each in loc:
        if (*path, each) in document.lines or each == loc[-1]:
            path = (*path, each)
    return path


SHAPES = {
    "string_type": "must be a text",
    "int_parsing": "must be a whole number",
    "tuple_type": "must be a list (lines that begin with « - »)",
    "model_type": "must be a group of keys",
    "dict_type": "must be a group of keys",
    "too_short": "must not be empty",
}
"""What a value must be, by pydantic's name of the error."""


def _message(error: Any, path: Path, annotation: Any) -> str:
    """Say a problem with what is allowed instead."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    shown = repr(value) if isinstance(value, str) else "this"
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        allowed = _keys(annotation, path[:-1])
        return f"unknown key{nearest(str(path[-1]), allowed)}; allowed: {', '.join(allowed)}"
    if kind == "literal_error":
        return f"{shown} is not one of {context['expected']}"
    if kind == "value_error":
        return str(context["error"])
    if kind == "string_pattern_mismatch":
        return f"{shown} does not have the form {context['pattern']}"
    if value is None:
        return "must not be empty"
    said = SHAPES.get(kind, error["msg"])
    return f"{said}, not {value!r}" if isinstance(value, str) else said


def _keys(annotation: Any, path: Path) -> list[str]:
    """The keys allowed in the mapping at a path of a type: its steps lead through lists and groups only."""
    for step in path:
        inner = typing.get_args(annotation)
        annotation = inner[0] if isinstance(step, int) else annotation.model_fields[step].annotation
    return list(annotation.model_fields)


def _strangers(folder: FilePath) -> Iterator[Problem]:
    """Files that nothing would read: a wrong name or ending loses somebody's work silently."""
    known = {folder / name for name in FILES.values()}
    for file in sorted(folder.rglob("*.y*ml")):
        expected = file.parent in (folder / "socle", folder / "words") and file.suffix == ".yml"
        if not expected and file not in known:
            name = file.relative_to(folder.parent).as_posix()
            hint = nearest(file.name, [each.name for each in known])
            yield Problem(name, 1, (), f"no such file is expected here{hint}")
