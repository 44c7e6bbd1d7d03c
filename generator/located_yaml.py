"""YAML that keeps its scalars as written and remembers the line of every value.

`01300`, `no`, `9:30` and `2A` stay strings: the model decides what is a number. Only an empty value,
`~` and `null` are None.
"""

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any, NamedTuple

import yaml

from .problems import Path, Problem

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = "tag:yaml.org,2002:null"
_HINTS = {
    "mapping values": "put a sentence that holds « : » between double quotes, or align this line",
    "cannot start any token": "indent with spaces, not tabs; quote what begins with a sign",
    "violates indentation": "indent with spaces, not tabs",
    "while scanning a quoted": "a quote is not closed",
    "could not find expected ':'": "a key ends with « : » and a space; look above, or for a [] left over",
    "did not find expected": "look at the spaces that begin this line or the one above, or for an open quote",
}
"""What usually causes an error of syntax, by the parser's words."""


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


def read(file: FilePath, name: str) -> tuple[Document, list[Problem]]:
    """Read a YAML file.

    Args:
        file: where the file is.
        name: how problems call it, relative to the root of the project.

    Returns:
        The document (its data is None when the file can't be parsed) and what is wrong with it:
        bytes that are not UTF-8, bad syntax, a key written twice, an anchor.
    """
    document = Document(name, None, {})
    try:
        node = yaml.compose(file.read_text(encoding="utf-8-sig"), Loader=_LOADER)
    except FileNotFoundError:
        return document, [Problem(name, 1, (), "this file is missing")]
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return document, [Problem(name, line, (), "this file is not UTF-8; save it as UTF-8")]
    except yaml.YAMLError as error:
        return document, [_syntax(name, error)]
    if node is None:
        return document, [Problem(name, 1, (), "this file is empty")]
    problems: list[Problem] = []
    data = _value(node, (), document.lines, problems, name, set())
    return document._replace(data=data), problems


def _syntax(name: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or str(error).splitlines()[0]
    hint = next((f" ({hint})" for sign, hint in _HINTS.items() if sign in str(error)), "")
    return Problem(name, mark.line + 1 if mark else 1, (), f"not valid YAML: {what}{hint}")


def _value(
    node: yaml.Node, path: Path, lines: dict[Path, int], problems: list[Problem], name: str, seen: set[int]
) -> Any:
    """Turn a node into plain values, filling `lines` and `problems` on the way."""
    line = node.start_mark.line + 1
    lines.setdefault(path, line)
    if id(node) in seen:
        problems.append(Problem(name, line, path, "anchors and aliases are not used here: repeat the text"))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == _NULL else node.value
    if isinstance(node, yaml.SequenceNode):
        return [
            _value(each, (*path, index), lines, problems, name, seen) for index, each in enumerate(node.value)
        ]
    return {
        key: _value(each, (*path, key), lines, problems, name, seen)
        for key, each in _pairs(node, path, lines, problems, name)
    }


def _pairs(
    node: yaml.Node, path: Path, lines: dict[Path, int], problems: list[Problem], name: str
) -> Iterator[tuple[str, yaml.Node]]:
    """The keys and nodes of a mapping, each key once, with the line of the key."""
    first: dict[str, int] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
        if key in first:
            message = f"this key is already written on line {first[key]}"
            problems.append(Problem(name, line, (*path, key), message))
            continue
        first[key] = line
        lines[(*path, key)] = line
        yield key, value_node
