"""Statements that somebody has recorded: `referential/voices/<id>.mp3` or `.ogg`, as many as there are."""

from collections.abc import Iterator
from pathlib import Path

from ..model.referential import Referential
from ..project import Project
from ..reading.naming import listed, shown
from ..reading.problems import Problem, nearest

ENDINGS = (".mp3", ".ogg")

LARGEST = 300_000
"""Bytes: half a minute of a voice, and what a phone fetches before it says a word."""


def recordings(project: Project) -> dict[str, Path]:
    """Each recording by the id of the line that it says."""
    return {file.stem: file for file in _files(project)}


def recordings_fit(model: Referential, project: Project) -> Iterator[Problem]:
    """Each file says one line of the questionnaires; where there is one, what is missing is said."""
    known = {line.id for domain in model.domains for line in domain.lines}
    recorded: set[str] = set()
    for file in _files(project):
        id_ = file.stem
        for message in _wrong(file, id_, known, recorded):
            yield Problem(project.named(file), message)
        recorded.add(id_)
    if recorded:
        yield from _missing(model, project, recorded)


def _files(project: Project) -> list[Path]:
    return sorted(file for file in project.voices.glob("*") if not file.name.startswith("."))


def _wrong(file: Path, id_: str, known: set[str], recorded: set[str]) -> Iterator[str]:
    if file.suffix not in ENDINGS or not file.is_file():
        yield f"doit être un fichier dont le nom finit par {' ou '.join(ENDINGS)} ; par exemple : 1.2.mp3"
    elif id_ not in known:
        yield f"{shown(id_)} n’est pas un numéro des questionnaires{nearest(id_, known)}"
    elif id_ in recorded:
        yield f"{shown(id_)} est enregistré deux fois : gardez un seul fichier"
    elif file.stat().st_size > LARGEST:
        yield f"ce fichier est trop lourd : {file.stat().st_size} octets, {LARGEST} au plus"


def _missing(model: Referential, project: Project, recorded: set[str]) -> Iterator[Problem]:
    """A line for each domain: the voice of the device reads what nobody has recorded."""
    for domain in model.domains:
        if left := [line.id for line in domain.lines if line.id not in recorded]:
            message = f"domaine {domain.id} : pas encore enregistrés : {listed(left)}"
            yield Problem(project.named(project.voices), message, warning=True)
