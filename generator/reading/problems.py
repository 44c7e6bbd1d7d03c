"""What is wrong with the data, as values: gathered all at once, printed sorted, never raised."""

import difflib
import sys
from collections.abc import Iterable
from typing import NamedTuple

Path = tuple[str | int, ...]
"""Where a value stands in its file: ("criteria", 2, "statement")."""


class Problem(NamedTuple):
    """One thing to mend: the file, the line (from 1), the path inside the file and a sentence.

    A `warning` should be looked at, and stops nothing.
    """

    file: str
    line: int
    path: Path
    message: str
    warning: bool = False

    def __str__(self) -> str:
        where = f"{dotted(self.path)}: " if self.path else ""
        said = "warning: " if self.warning else ""
        return f"{self.file}:{self.line}: {said}{where}{self.message}"


def dotted(path: Path) -> str:
    """Write a path the way a person reads it: `criteria[2].statement`."""
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path).removeprefix(".")


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, in the order of the files and lines."""
    return sorted(set(problems), key=lambda each: (each.file, each.line, dotted(each.path), each.message))


def report(problems: Iterable[Problem]) -> str:
    """All the problems and warnings, one a line, in the order of the files and lines, and their count."""
    rows = in_order(problems)
    count = sum(not each.warning for each in rows)
    plural = "s" if count > 1 else ""
    return "\n".join([*map(str, rows), f"{count} problem{plural} found, nothing was written."])


def nearest(word: str, allowed: Iterable[str]) -> str:
    """« (did you mean …?) » for a word that is nearly right, else nothing."""
    close = difflib.get_close_matches(word, sorted(allowed), n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""


def say(line: str) -> None:
    """Print a line for whoever looks at the terminal."""
    print(line, file=sys.stderr)
