"""An edition of the data, once kept, never changes, and no other data passes for it."""

from pathlib import Path

import pytest

from generator.__main__ import main
from generator.data.archive import OtherData, changed, editions, keep
from generator.data.exports import data_files
from generator.loading import load
from generator.project import Project
from tests.small import lay

EDITION = "2026-01-02"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return lay(tmp_path)


def edit(project: Project, file: str, old: str, new: str) -> None:
    path = project.data / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def content(project: Project, edition: str) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (project.editions / edition).iterdir()}


def test_an_edition_is_kept_as_it_is_today(project: Project) -> None:
    model = load(project)
    assert keep(project, model) == keep(project, model)
    assert content(project, EDITION) == data_files(model)
    assert editions(project) == {EDITION: sorted(data_files(model))} and changed(project, model) is None


def test_what_is_kept_is_written_once(project: Project) -> None:
    schema = keep(project, load(project)) / "organismes.schema.json"
    schema.write_text("as it was")
    assert (keep(project, load(project)) / schema.name).read_text() == "as it was"


def test_other_data_never_takes_the_address_of_an_edition(project: Project) -> None:
    keep(project, load(project))
    before = content(project, EDITION)
    edit(project, "organisms/places.yml", "Organisme fictif", "Centre fictif")
    stale = changed(project, load(project))
    assert stale and stale.warning and stale.path == ("edition",)
    with pytest.raises(OtherData, match="une date plus récente"):
        keep(project, load(project))
    edit(project, "site.yml", EDITION, "2026-03-04")
    keep(project, load(project))
    assert list(editions(project)) == ["2026-03-04", EDITION] and content(project, EDITION) == before


def test_the_command_says_where_or_why_not(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keep-edition", "--root", str(project.root)]) == 0
    assert f"docs/donnees/{EDITION}" in capsys.readouterr().out
    edit(project, "organisms/places.yml", "Organisme fictif", "Centre fictif")
    assert main(["check", "--root", str(project.root)]) == 0
    assert "attention : « edition » : les données ont changé" in capsys.readouterr().err
    assert main(["keep-edition", "--root", str(project.root)]) == 1
    assert "referential/site.yml:1: « edition » : les données" in capsys.readouterr().err
