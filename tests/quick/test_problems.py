"""Broken data: every problem at once, with file and line, and nothing written."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.__main__ import main
from generator.loading import examine
from generator.project import Project
from generator.reading.problems import report
from tests.paths import DATA, ROOT
from tests.small import lay

CASES: dict[str, dict[str, Any]] = yaml.safe_load((DATA / "broken.yml").read_text(encoding="utf-8"))
TODAY = date(2026, 1, 2)


def broken(name: str, folder: Path) -> tuple[Project, list[str]]:
    """The small data set with the changes of a case; and what is said of it."""
    project, case = lay(folder), dict(CASES[name])
    says: list[str] = case.pop("says")
    for file, change in case.items():
        path = project.data / file
        text = change if isinstance(change, str) else replaced(path.read_text(encoding="utf-8"), change)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return project, says


def replaced(text: str, changes: dict[str, str]) -> str:
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize("case", CASES)
def test_each_slip_is_said(case: str, tmp_path: Path) -> None:
    project, says = broken(case, tmp_path)
    model, problems = examine(project, TODAY)
    assert model is None
    assert report(problems).splitlines()[:-1] == says


def test_the_command_prints_them_and_exits_1_without_a_traceback(tmp_path: Path) -> None:
    project, says = broken("several-files", tmp_path)
    command = [sys.executable, "-m", "generator", "check", "--root", str(project.root)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [*says, "5 problèmes trouvés, rien n’a été écrit."]
    assert done.stdout == ""


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    _, problems = examine(Project(tmp_path))
    assert [str(problem) for problem in problems] == ["referential:1: ce dossier manque"]


def test_every_missing_file_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "referential").mkdir()
    _, problems = examine(Project(tmp_path))
    missing = [problem.file for problem in problems if problem.message == "ce fichier manque"]
    assert "referential/scale.yml" in missing and "referential/organisms/networks.yml" in missing
    assert any(problem.message.startswith("aucun domaine") for problem in problems)


@pytest.mark.parametrize("name", ["organisms/places.yml", "socle/domain-1.yml"])
@pytest.mark.parametrize("kind", ["folder", "loop"])
def test_what_is_no_file_is_said(name: str, kind: str, tmp_path: Path) -> None:
    lay(tmp_path)
    file = tmp_path / "referential" / name
    file.unlink()
    file.mkdir() if kind == "folder" else file.symlink_to(file)
    messages = [
        str(problem) for problem in examine(Project(tmp_path))[1] if "ne se lit pas" in problem.message
    ]
    assert messages and messages[0].startswith(f"referential/{name}:1: ce fichier ne se lit pas : ")


def test_warnings_are_said_and_stop_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(tmp_path)
    file = tmp_path / "referential" / "organisms" / "places.yml"
    text = file.read_text(encoding="utf-8").replace("contact@", "camille.fictif@")
    file.write_text(text.replace("  departement: 2A\n  source", "  source"), encoding="utf-8")
    assert main(["check", "--root", str(tmp_path)]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "referential/organisms/places.yml:13: attention : 1er lieu, « email » : « "
        "camille.fictif@fictif.example » "
        "semble être la boîte d’une personne : préférez-en une que plusieurs lisent ; par exemple : "
        "contact@exemple.org",
        "referential/organisms/places.yml:21: attention : 2e lieu, « departement » : manque ici : en "
        "attendant, "
        '/organismes/a-situer/ les montre par leur nom. Écrivez par exemple : departement: "01"',
    ]


def test_what_the_commands_check_has_come_today(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(tmp_path)
    file = tmp_path / "referential" / "organisms" / "places.yml"
    text = file.read_text(encoding="utf-8")
    # Two days: today is already tomorrow in Nouméa.
    for days, status in ((0, 0), (2, 1)):
        day = date.today() + timedelta(days)
        file.write_text(text.replace("2025-12-01", f"{day}"), encoding="utf-8")
        assert main(["check", "--root", str(tmp_path)]) == status
        said = f"places.yml:18: 1er lieu, « verified_on » : « {day} » n’est pas encore venu"
        assert (said in capsys.readouterr().err) == bool(status)
