"""YAML that keeps its scalars as written and remembers the line of every value.

`01300`, `no`, `9:30` and `2A` stay strings: the model decides what is a number. Only an empty value,
`~` and `null` are None.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any, NamedTuple

import yaml

from .failures import why
from .naming import Path, shown
from .problems import Problem
from .syntax import OPEN, explained, lines_of, lost, strange_spaces, unclosed

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = ("", "~", "null", "Null", "NULL")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

DEEPEST = 20
"""Values in values: the data goes eight deep, and Python's own stack ends at a thousand or so."""

MISSING = "ce fichier manque"
NO_ANCHOR = (
    "« & » et « * » ne commencent pas une valeur : répétez la phrase, ou mettez-la entre guillemets droits"
)


class Document(NamedTuple):
    """A file that was read: its plain values (dict, list, str, None) and the line of each path."""

    file: str
    data: Any
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        """The line of a path, or of the nearest value around it when the path does not exist."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: Path, message: str) -> Problem:
        """A problem located in this file."""
        return Problem(self.file, self.line(path), path, message)


Documents = Mapping[str, Document]
"""The file of each field of the model; see `rules.checks.check`."""


def read(file: FilePath, name: str) -> tuple[Document, list[Problem]]:
    """Read a YAML file.

    Args:
        file: where the file is.
        name: how problems call it, relative to the root of the project.

    Returns:
        The document (its data is None when the file can't be parsed) and what is wrong with it:
        it can't be opened, bytes that are not UTF-8, bad syntax, a key written twice, an anchor, …
    """
    try:
        return parsed(file.read_text(encoding="utf-8-sig"), name)
    except FileNotFoundError:
        wrong = Problem(name, 1, (), MISSING)
    except OSError as error:
        wrong = Problem(name, 1, (), f"ce fichier ne se lit pas : {why(error)}")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        wrong = Problem(name, line, (), "ce fichier n’est pas en UTF-8 : enregistrez-le en « UTF-8 »")
    return Document(name, None, {}), [wrong]


def parsed(text: str, name: str) -> tuple[Document, list[Problem]]:
    """The same for a text that a file called `name` holds, or will hold."""
    lines = lines_of(text)
    if strange := [Problem(name, line, (), said) for line, said in strange_spaces(lines)]:
        return Document(name, None, {}), strange
    reader = _Reader(text, name, lines)
    try:
        data = reader.document()
    except yaml.YAMLError as error:
        return Document(name, None, {}), [reader.open_quote or _syntax(name, error, text, lines)]
    return Document(name, data, reader.lines), reader.problems


def strings(data: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of plain data with its path."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, list | dict):
        for step, inner in enumerate(data) if isinstance(data, list) else data.items():
            yield from strings(inner, (*path, step))


def twice(rows: Iterable[tuple[Document, Path, str]]) -> Iterator[Problem]:
    """A problem for each id, or other value that names one thing only, that was there before."""
    first: dict[str, str] = {}
    for document, path, id_ in rows:
        if id_ in first:
            yield document.problem(
                path, f"{shown(id_)} est déjà pris, à {first[id_]} : écrivez autre chose ici"
            )
        first.setdefault(id_, f"{document.file}:{document.line(path)}")


def _syntax(name: str, error: yaml.YAMLError, text: str, lines: list[str]) -> Problem:
    if isinstance(error, yaml.reader.ReaderError):
        # This one says where the byte is, not on which line.
        line = text.count("\n", 0, text.index(chr(error.character))) + 1
        return Problem(name, line, (), _no_text(error.character))
    if isinstance(error, _Refused):
        return Problem(name, error.line, (), str(error.problem))
    line, said = explained(error, lines)
    return Problem(name, line, (), said)


def _no_text(sign: int) -> str:
    return f"un signe invisible, qui n’est pas du texte (U+{sign:04X}), est ici : effacez-le"


class _Refused(yaml.MarkedYAMLError):
    """What the parser can read, and we don't."""

    def __init__(self, what: str, event: Any) -> None:
        super().__init__(problem=what, problem_mark=event.start_mark)
        self.line = event.start_mark.line + 1


class _Reader:
    """Plain values out of the parser's events, with `lines` and `problems` filled on the way."""

    open_quote: Problem | None = None
    """The first quote that seems to be open, for what follows it is read as anything."""

    def __init__(self, text: str, name: str, lines: list[str]) -> None:
        self.name, self.text = name, lines
        self.events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def document(self) -> Any:
        """The one document of the text."""
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            self._wrong(1, (), "ce fichier est vide : écrivez [] si sa liste est vide")
            return None
        data = self._value(next(self.events), ())
        next(self.events)
        if not isinstance(second := next(self.events), yaml.StreamEndEvent):
            raise _Refused("un second document commence ici : effacez la ligne « --- »", second)
        return data

    def _value(self, event: Any, path: Path) -> Any:
        """The value that begins with an event."""
        line = event.start_mark.line + 1
        self.lines.setdefault(path, line)
        if isinstance(event, yaml.AliasEvent):
            self._wrong(line, path, NO_ANCHOR)
            return None
        if isinstance(event, yaml.ScalarEvent):
            self._read_well(event, path)
            return None if event.implicit[0] and event.value in _NULLS else event.value
        if len(path) >= DEEPEST:
            raise _Refused(
                f"les valeurs sont trop enfoncées les unes dans les autres, de plus de {DEEPEST} : "
                "effacez les crochets et les tirets en trop",
                event,
            )
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._value(each, (*path, i)) for i, each in enumerate(self._inside())]
        return self._mapping(path)

    def _mapping(self, path: Path) -> dict[str, Any]:
        """A mapping: of a key that is written twice, the first value; a key's line is its value's too."""
        values: dict[str, Any] = {}
        for event in self._inside():
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.ScalarEvent):
                self._value(event, (*path, "?"))
            key = event.value if isinstance(event, yaml.ScalarEvent) else "?"
            if key in values:
                first = self.lines[(*path, key)]
                self._wrong(
                    line, (*path, key), f"cette clé est déjà écrite à la ligne {first} : gardez une des deux"
                )
            self.lines.setdefault((*path, key), line)
            values.setdefault(key, self._value(next(self.events), (*path, key)))
        return values

    def _inside(self) -> Iterator[Any]:
        """The events that begin each item of the list or mapping that has just begun."""
        while not isinstance(event := next(self.events), yaml.CollectionEndEvent):
            yield event

    def _read_well(self, event: Any, path: Path) -> None:
        """A text is all that was meant by it, and nothing else."""
        line = event.start_mark.line + 1
        if sign := _CONTROL.search(event.value):
            self._wrong(line, path, _no_text(ord(sign[0])))
        if unclosed(event, self.text):
            self._wrong(line, path, OPEN)
            self.open_quote = self.open_quote or Problem(self.name, line, (), OPEN)
        if said := lost(event, self.text):
            self._wrong(event.end_mark.line + 1, path, said)
        if event.anchor:
            self._wrong(line, path, NO_ANCHOR)
        if event.tag:
            self._wrong(
                line, path, 'une phrase qui commence par « ! » se met entre guillemets : "! Bonjour."'
            )

    def _wrong(self, line: int, path: Path, message: str) -> None:
        self.problems.append(Problem(self.name, line, path, message))
