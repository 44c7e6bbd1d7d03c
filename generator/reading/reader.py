"""Plain values out of the events of the YAML parser, each with its line."""

from collections.abc import Iterator
from typing import Any

import yaml

from .naming import Path
from .problems import Problem
from .syntax import NO_ANCHOR, OPEN, lost, misread

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = ("", "~", "null", "Null", "NULL")

DEEPEST = 20
"""Values in values: the data goes eight deep, and Python's own stack ends at a thousand or so."""


class Refused(yaml.MarkedYAMLError):
    """What the parser can read, and we don't."""

    def __init__(self, what: str, event: Any) -> None:
        super().__init__(problem=what, problem_mark=event.start_mark)
        self.line = event.start_mark.line + 1


class Reader:
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
            raise Refused("un second document commence ici : effacez la ligne « --- »", second)
        return data

    def _value(self, event: Any, path: Path) -> Any:
        """The value that begins with an event."""
        line = event.start_mark.line + 1
        self.lines.setdefault(path, line)
        if isinstance(event, yaml.AliasEvent):
            self._wrong(line, path, NO_ANCHOR)
            return "*"
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if len(path) >= DEEPEST:
            raise Refused(
                f"les valeurs sont trop enfoncées les unes dans les autres, de plus de {DEEPEST} : "
                "effacez les crochets et les tirets en trop",
                event,
            )
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._value(item, (*path, i)) for i, item in enumerate(self._inside())]
        return self._mapping(path)

    def _scalar(self, event: Any, path: Path) -> str | None:
        """A text as it is written, with what would be lost of it; None when it is empty."""
        for line, message in misread(event, self.text):
            self._wrong(line, path, message)
            if message == OPEN:
                self.open_quote = self.open_quote or Problem(self.name, OPEN, line)
        whole = " ".join(filter(None, (event.value, lost(event, self.text))))
        return None if event.implicit[0] and whole in _NULLS else whole

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

    def _wrong(self, line: int, path: Path, message: str) -> None:
        self.problems.append(Problem(self.name, message, line, path))
