"""`make links`: go to every door, politely, and write into doors.yml whether it opened, and on which day."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import requests
from requests.exceptions import RequestException, SSLError, Timeout, TooManyRedirects

from ..cache import write_whole
from ..loading import FOLDER, load
from ..model.doors import OK, Door
from ..project import Project
from .merging import merged

DOORS = f"{FOLDER}/doors.yml"

AGENT = "clea-points-forts/1.0 (checks once a month that the links of its own pages still lead somewhere)"
"""Who asks, for those who read the logs of a door."""

WAIT = 20.0
"""Seconds that a door has to answer, and between two parts of its answer."""


SILENT = "personne ne répond à cette adresse"


class Visit(NamedTuple):
    """What was found at a door: `ok`, or why it did not open as it is written."""

    door: Door
    answer: str

    def __str__(self) -> str:
        return f"{self.door.id} : {self.answer} ({self.door.url})"


def visit_doors(
    project: Project, today: date, wait: float = WAIT, say: Callable[[str], object] = print
) -> list[Visit]:
    """Go to each door that has an address, one after the other; write what answered; give what did not open.

    Args:
        project: whose doors.
        today: the day that is written.
        wait: how many seconds a door has to answer.
        say: is told of each visit.

    Raises:
        BadData: the data is not right before.
        OSError: no door answers at all, or doors.yml can't be written; it has not changed.
    """
    file, changes, closed = project.root / DOORS, {}, []
    for rank, door in enumerate(load(project, warn=lambda _: None).doors):
        if door.url:
            visit = Visit(door, answer(door.url, wait))
            changes[rank] = {"visited_on": f"{today}", "answer": visit.answer}
            closed += [visit] if visit.answer != OK else []
            say(str(visit))
    if changes and all(change["answer"] == SILENT for change in changes.values()):
        raise OSError("aucune porte ne répond : l’ordinateur a-t-il accès à Internet ? Rien n’a été écrit.")
    text = merged(file.read_text(encoding="utf-8-sig"), changes, order=tuple(Door.model_fields))
    write_whole(file, text.encode())
    return closed


def answer(url: str, wait: float) -> str:
    """What a door answers: `ok`, « 404 », « a déménagé : … », or that it could not be asked."""
    try:
        # Without its body: that it is there is all we ask.
        with requests.get(url, headers={"User-Agent": AGENT}, timeout=wait, stream=True) as response:
            moved = response.url if response.history else ""
            if not response.ok:
                return f"{response.status_code}{f', à {moved}' if moved else ''}"
            return f"a déménagé : {moved}" if moved else OK
    except SSLError:
        return "son certificat n’est pas valable"
    except Timeout:
        return f"pas de réponse en {wait:g} secondes"
    except TooManyRedirects:
        return "elle renvoie sans fin d’une adresse à une autre"
    except RequestException:
        return SILENT
