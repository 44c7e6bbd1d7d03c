"""Sealing a new edition of the questionnaire, once the data is right; and what git remembers of it."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from itertools import groupby

from ..loading import FILES, FOLDER, BadData, examine
from ..model.referential import Referential
from ..model.socle import Seal
from ..project import Project
from ..reading.problems import Problem
from ..rules.editions import seal, titles_today, unsealed

SEALS = f"{FOLDER}/{FILES['seals']}"


def seal_edition(project: Project) -> int | None:
    """Add the seal of the new edition to `seals.yml`; its number, or None when all were sealed.

    Raises:
        BadData: the data is not right; nothing is written.
    """
    model, problems = examine(project)
    if model is None:
        raise BadData(problems)
    if not unsealed(model, project):
        return None
    made = seal(model.editions[-1], titles_today(model))
    with (project.root / SEALS).open("a", encoding="utf-8") as file:
        file.write(_text(made))
    return made.number


def _text(made: Seal) -> str:
    """A seal as YAML, its titles a line a sub-domain."""
    parts = groupby(made.titles.items(), lambda title: ".".join(title[0].split(".")[:2]))
    lines = [", ".join(f'"{id_}": {title}' for id_, title in part) for _, part in parts]
    titles = "".join(f"    {line},\n" for line in lines)
    return f"- number: {made.number}\n  seal: {made.seal}\n  titles: {{\n{titles}  }}\n"


def taken_away(model: Referential, committed: Iterable[str]) -> Iterator[Problem]:
    """The seals that stood in the project once and no longer do."""
    for lost in set(committed) - {kept.seal for kept in model.seals}:
        message = (
            f"le sceau {lost} a été publié : remettez-le, avec son édition (`git log -p {SEALS}` le montre)"
        )
        yield Problem(SEALS, message)


def committed(project: Project) -> list[str]:
    """Every seal that git has seen on this branch; none where git or the history is missing."""
    command = ["git", "log", "--first-parent", "--format=", "--patch", "--unified=0", "--", SEALS]
    try:
        done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
    except OSError:
        return []
    return re.findall(r"^\+ +seal: (\w+)$", done.stdout, re.MULTILINE)
