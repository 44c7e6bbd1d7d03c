"""What each value must be by itself: pydantic's errors, said in French and with what to write instead."""

import re
import typing
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ..model.fields import EMPTY
from ..model.forms import IN_WORDS
from ..reading.located_yaml import Document
from ..reading.naming import Path, listed, shown
from ..reading.problems import Problem, nearest

GROUP = "doit avoir des clés en dessous, une par ligne ; par exemple : id: …"
LIST = "doit être une liste ; par exemple : [A, C], ou des lignes qui commencent par « - »"
NUMBER = "doit être un nombre entier ; par exemple : 75"

SHAPES: Mapping[str, str] = {
    "string_type": "doit être un texte ; par exemple : Une phrase.",
    "int_type": NUMBER,
    "int_parsing": NUMBER,
    "int_parsing_size": NUMBER,
    "tuple_type": LIST,
    "model_type": GROUP,
    "dict_type": GROUP,
    "mapping_type": GROUP,
    "too_short": "la liste est vide : écrivez au moins une entrée",
    "greater_than_equal": "doit être {ge} ou plus",
    "less_than_equal": "doit être {le} ou moins",
}
"""What a value must be, by pydantic's name of the error; in braces, what the model says."""

MISSING: Mapping[str, str] = {
    "sources": "sources: [A], ou sources: [] s’il n’y en a pas",
    "roles": "roles: [inform]",
    "statement": "statement: Je sais lire une notice.",
    "easy": "easy: Je sais lire une notice.",
    "easy_example": "easy_example: Lire un mode d’emploi.",
    "copy_of": 'copy_of: "2026-11-23"',
    "source": "source: https://exemple.org/contact",
}
"""What to write for a key that is missing, where its form can't be guessed."""


def typed(document: Document, annotation: Any) -> tuple[Any, list[Problem]]:
    """The data of a document as a type, or None and why it does not fit."""
    try:
        return _adapter(annotation).validate_python(document.data), []
    except ValidationError as error:
        paths = [(cause, _path(cause["loc"], document)) for cause in _first_causes(error)]
        return None, [document.problem(path, _message(cause, path, annotation)) for cause, path in paths]


@cache
def _adapter(annotation: Any) -> TypeAdapter[Any]:
    # An import asks for the same type once a line.
    return TypeAdapter(annotation)


def _first_causes(error: ValidationError) -> Iterator[Any]:
    """The errors without « this list is too short » where the list's own items are what is wrong."""
    errors = error.errors(include_url=False)
    for cause in errors:
        loc = cause["loc"]
        inside = any(other["loc"][: len(loc)] == loc and other["loc"] != loc for other in errors)
        if not (cause["type"] == "too_short" and inside):
            yield cause


def _path(loc: Path, document: Document) -> Path:
    """Pydantic's location without what is not in the file (names of types in a union)."""
    path: Path = ()
    for step in loc:
        if (*path, step) in document.lines or step == loc[-1]:
            path = (*path, step)
    return path


def _message(error: Any, path: Path, annotation: Any) -> str:
    """Say a problem with what is allowed instead."""
    kind, value = error["type"], error["input"]
    if kind in SAYING:
        return SAYING[kind](error, path, annotation)
    if value is None:
        return EMPTY if path else f"ce fichier {EMPTY}"
    shape = SHAPES.get(kind, "doit avoir une autre forme").format(**error.get("ctx", {}))
    if isinstance(value, str):
        return f"{shown(value)} ne convient pas : la valeur {shape}"
    return shape if path else f"ce fichier {shape}"


def _missing(error: Any, path: Path, annotation: Any) -> str:
    key = str(path[-1])
    empty = _least(annotation, path) == 0
    written = MISSING.get(key, f"{key}: …")
    if key == "sources" and not empty:
        written = written.partition(",")[0]
    return f"manque. Écrivez par exemple : {written}"


def _unknown(error: Any, path: Path, annotation: Any) -> str:
    allowed = _keys(annotation, path[:-1])
    return f"cette clé n’existe pas{nearest(str(path[-1]), allowed)}. Clés possibles : {listed(allowed)}"


def _no_word(error: Any, path: Path, annotation: Any) -> str:
    allowed, value = re.findall(r"'(.*?)'", error["ctx"]["expected"]), error["input"]
    if not isinstance(value, str):
        return f"doit être un de ces mots : {listed(allowed)}"
    return f"{shown(value)} n’est pas possible{nearest(value, allowed)}. Mots possibles : {listed(allowed)}"


def _no_form(error: Any, path: Path, annotation: Any) -> str:
    return f"{shown(error['input'])} ne convient pas : la valeur {IN_WORDS[error['ctx']['pattern']]}"


SAYING: Mapping[str, Callable[[Any, Path, Any], str]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _no_word,
    "string_pattern_mismatch": _no_form,
    "value_error": lambda error, *_: str(error["ctx"]["error"]),
}
"""The errors of pydantic whose message needs more than a sentence."""


def _least(annotation: Any, path: Path) -> int:
    """How many entries the list at a path of a type has at least."""
    field = _group(annotation, path[:-1]).model_fields[path[-1]]
    return max((getattr(constraint, "min_length", 0) for constraint in field.metadata), default=0)


def _keys(annotation: Any, path: Path) -> list[str]:
    """The keys allowed in the mapping at a path of a type."""
    return list(_group(annotation, path).model_fields)


def _group(annotation: Any, path: Path) -> Any:
    """The model at a path of a type: its steps lead through lists and groups only."""
    for step in path:
        inner = typing.get_args(annotation)
        annotation = inner[0] if isinstance(step, int) else annotation.model_fields[step].annotation
    return annotation
