"""YAML that keeps its scalars as written and remembers the line of every value.

`01300`, `no`, `9:30` and `2A` stay strings: the model decides what is a number. Only an empty value,
`~` and `null` are None.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any, NamedTuple

import yaml

from .failures import why
from .naming import Path, shown
from .problems import Problem
from .reader import Reader, Refused
from .syntax import explained, lines_of, no_text, strange_spaces

MISSING = "ce fichier manque"


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

    def at(self, path: Path) -> Any:
        """The value at a path."""
        value = self.data
        for step in path:
            value = value[step]
        return value

    def problem(self, path: Path, message: str, warning: bool = False) -> Problem:
        """A problem located in this file."""
        return Problem(self.file, message, self.line(path), path, warning)


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
        wrong = Problem(name, MISSING)
    except OSError as error:
        wrong = Problem(name, f"ce fichier ne se lit pas : {why(error)}")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        wrong = Problem(name, "ce fichier n’est pas en UTF-8 : enregistrez-le en « UTF-8 »", line)
    return Document(name, None, {}), [wrong]


def parsed(text: str, name: str) -> tuple[Document, list[Problem]]:
    """The same for a text that a file called `name` holds, or will hold."""
    lines = lines_of(text)
    if strange := [Problem(name, message, line) for line, message in strange_spaces(lines)]:
        return Document(name, None, {}), strange
    reader = Reader(text, name, lines)
    try:
        data = reader.document()
    except yaml.YAMLError as error:
        return Document(name, None, {}), [reader.open_quote or _syntax(name, error, text, lines)]
    return Document(name, data, reader.lines), reader.problems


def leaves(data: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every value of plain data that holds no others, with its path."""
    if isinstance(data, dict | list | tuple):
        for step, inner in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(inner, (*path, step))
    else:
        yield path, data


def strings(data: object) -> Iterator[tuple[Path, str]]:
    """Every text among them."""
    return ((path, leaf) for path, leaf in leaves(data) if isinstance(leaf, str))


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
        return Problem(name, no_text(error.character), line)
    if isinstance(error, Refused):
        return Problem(name, str(error.problem), error.line)
    line, message = explained(error, lines)
    return Problem(name, message, line)
