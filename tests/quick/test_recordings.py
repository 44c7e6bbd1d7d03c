"""Recordings of statements: published as they are, and checked by name and size."""

from datetime import date
from pathlib import Path

import pytest

from generator.loading import examine, load
from generator.project import Project
from generator.publishing.tree import build_tree
from generator.rules.recordings import LARGEST
from tests.building import SHEETS, borrow
from tests.small import WIDGETS, lay

DAY = date(2026, 1, 2)
FORM = "faire-le-point/lire/index.md"


def recorded(folder: Path, *names: str, size: int = 4) -> Project:
    project = lay(folder)
    project.voices.mkdir()
    for name in names:
        (project.voices / name).write_bytes(b"x" * size)
    return project


def test_without_recordings_nothing_is_said_of_them(tmp_path: Path) -> None:
    _, problems = examine(recorded(tmp_path))
    assert not [problem for problem in problems if "voices" in problem.file]


def test_what_is_not_recorded_yet_is_said_once_a_domain(tmp_path: Path) -> None:
    model, problems = examine(recorded(tmp_path, "1.1.mp3"))
    assert model
    (message,) = [str(problem) for problem in problems if "voices" in problem.file]
    assert message.startswith("referential/voices:1: attention : domaine 1 : pas encore enregistrés : 1.1.1")


@pytest.mark.parametrize(
    ("name", "size", "says"),
    [
        ("1.9.mp3", 4, "« 1.9 » n’est pas un numéro des questionnaires (vouliez-vous écrire"),
        ("lire.ogg", 4, "« lire » n’est pas un numéro des questionnaires"),
        ("1.1.wav", 4, "doit être un fichier dont le nom finit par .mp3 ou .ogg"),
        ("1.1.mp3", LARGEST + 1, "ce fichier est trop lourd : 300001 octets, 300000 au plus"),
    ],
)
def test_a_file_that_nothing_plays_or_that_is_too_large_is_refused(
    name: str, size: int, says: str, tmp_path: Path
) -> None:
    model, problems = examine(recorded(tmp_path, name, size=size))
    assert model is None
    assert any(str(problem).startswith(f"referential/voices/{name}:1: {says}") for problem in problems)


def test_a_line_is_recorded_once(tmp_path: Path) -> None:
    _, problems = examine(recorded(tmp_path, "1.1.mp3", "1.1.ogg"))
    assert "referential/voices/1.1.ogg:1: « 1.1 » est enregistré deux fois : gardez un seul fichier" in map(
        str, problems
    )


def test_a_recording_is_published_below_an_address_that_changes_with_it(tmp_path: Path) -> None:
    project = recorded(tmp_path, "1.1.1.ogg")
    borrow(tmp_path, SHEETS)
    tree = build_tree(load(project, warn=list), (), DAY, WIDGETS, project=project)
    (address,) = [path for path in tree if path.startswith("assets/voices/")]
    assert tree[address] == b"xxxx" and address.endswith(".ogg")
    assert f'id="q-1-1-1" aria-describedby="e-1-1-1" data-voice="../../{address}"' in str(tree[FORM])
