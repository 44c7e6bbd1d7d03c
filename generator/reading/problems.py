"""What is wrong with the data, as values: gathered all at once, printed sorted, never raised.

What they say is for those who keep the data: in French, with an example of what is right.
"""

import difflib
import sys
from collections.abc import Iterable
from typing import NamedTuple

from .naming import Path, called, counted, shown

WARNING = "attention : "


class Problem(NamedTuple):
    """One thing to mend: the file, the line (from 1), the path inside the file and a sentence.

    A `warning` should be looked at, and stops nothing.
    """

    file: str
    message: str
    line: int = 1
    path: Path = ()
    warning: bool = False

    def __str__(self) -> str:
        where = called(self.file, self.path)
        prefix = WARNING if self.warning else ""
        return f"{self.file}:{self.line}: {prefix}{f'{where} : ' if where else ''}{self.message}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, in the order of the files and lines."""
    return sorted(
        set(problems),
        key=lambda problem: (problem.file, problem.line, [*map(str, problem.path)], problem.message),
    )


def report(problems: Iterable[Problem]) -> str:
    """All the problems and warnings, one a line, in the order of the files and lines, and their count."""
    rows = in_order(problems)
    count = sum(not problem.warning for problem in rows)
    found = f"{counted(count, 'problème')} {'trouvés' if count > 1 else 'trouvé'}"
    return "\n".join([*map(str, rows), f"{found}, rien n’a été écrit."])


def nearest(word: str, allowed: Iterable[str]) -> str:
    """« (vouliez-vous écrire …?) » for a word that is nearly right, else nothing."""
    close = difflib.get_close_matches(word, sorted(allowed), n=1)
    return f" (vouliez-vous écrire {shown(close[0])} ?)" if close else ""


def say(line: str) -> None:
    """Print a line for whoever looks at the terminal."""
    print(line, file=sys.stderr)
