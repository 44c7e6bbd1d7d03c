"""YAML that keeps its scalars as written and remembers the line of every value.

`01300`, `no`, `9:30` and `2A` stay strings: the model decides what is a number. Only an empty value,
`~` and `null` are None.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any, NamedTuple

import yaml

from .problems import Path, Problem

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = ("", "~", "null", "Null", "NULL")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_HINTS = {
    "mapping values": "put a sentence that holds « : » between double quotes, or align this line",
    "cannot start any token": "indent with spaces, not tabs; quote what begins with a sign",
    "violates indentation": "indent with spaces, not tabs",
    "while scanning a quoted": "a quote is not closed",
    "could not find expected ':'": "a key ends with « : » and a space; look above, or for a [] left over",
    "too deep": "look for brackets or dashes left over",
    "did not find expected": "look at the spaces that begin this line or the one above, or for an open quote",
}
"""What usually causes an error of syntax, by the parser's words."""


DEEPEST = 20
"""Values in values: the data goes eight deep, and Python's own stack ends at a thousand or so."""


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
        wrong = Problem(name, 1, (), "this file is missing")
    except OSError as error:
        wrong = Problem(name, 1, (), f"this file can't be read: {error.strerror}")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        wrong = Problem(name, line, (), "this file is not UTF-8; save it as UTF-8")
    return Document(name, None, {}), [wrong]


def parsed(text: str, name: str) -> tuple[Document, list[Problem]]:
    """The same for a text that a file called `name` holds, or will hold."""
    reader = _Reader(text, name)
    try:
        data = reader.document()
    except yaml.YAMLError as error:
        return Document(name, None, {}), [_syntax(name, error, text)]
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
            yield document.problem(path, f"{id_!r} is already used at {first[id_]}")
        first.setdefault(id_, f"{document.file}:{document.line(path)}")


def _syntax(name: str, error: yaml.YAMLError, text: str) -> Problem:
    if isinstance(error, yaml.reader.ReaderError):
        # This one says where the byte is, not on which line.
        line = text.count("\n", 0, text.index(chr(error.character))) + 1
        return Problem(name, line, (), f"holds a character that is no text: U+{error.character:04X}")
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or str(error).splitlines()[0]
    hint = next((f" ({hint})" for sign, hint in _HINTS.items() if sign in str(error)), "")
    return Problem(name, mark.line + 1 if mark else 1, (), f"not valid YAML: {what}{hint}")


class _Reader:
    """Plain values out of the parser's events, with `lines` and `problems` filled on the way."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def document(self) -> Any:
        """The one document of the text."""
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            self._wrong(1, (), "this file is empty")
            return None
        data = self._value(next(self.events), ())
        next(self.events)
        if not isinstance(second := next(self.events), yaml.StreamEndEvent):
            raise _error("a second document begins here", second)
        return data

    def _value(self, event: Any, path: Path) -> Any:
        """The value that begins with an event."""
        line = event.start_mark.line + 1
        self.lines.setdefault(path, line)
        if isinstance(event, yaml.AliasEvent):
            self._wrong(line, path, "anchors and aliases are not used here: repeat the text")
            return None
        if isinstance(event, yaml.ScalarEvent):
            if sign := _CONTROL.search(event.value):
                self._wrong(line, path, f"holds a character that is no text: U+{ord(sign[0]):04X}")
            return None if event.implicit[0] and event.value in _NULLS else event.value
        if len(path) >= DEEPEST:
            raise _error(f"values stand too deep in one another, more than {DEEPEST}", event)
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
                self._wrong(line, (*path, key), f"this key is already written on line {first}")
            self.lines.setdefault((*path, key), line)
            values.setdefault(key, self._value(next(self.events), (*path, key)))
        return values

    def _inside(self) -> Iterator[Any]:
        """The events that begin each item of the list or mapping that has just begun."""
        while not isinstance(event := next(self.events), yaml.CollectionEndEvent):
            yield event

    def _wrong(self, line: int, path: Path, message: str) -> None:
        self.problems.append(Problem(self.name, line, path, message))


def _error(what: str, event: Any) -> yaml.YAMLError:
    return yaml.MarkedYAMLError(problem=what, problem_mark=event.start_mark)
