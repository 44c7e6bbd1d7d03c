"""An edition of the data, once kept, never changes, and no other data passes for it."""

from pathlib import Path
from shutil import copytree

import pytest

from generator.__main__ import main
from generator.data.archive import FOLDER, OtherData, changed, editions, keep
from generator.data.exports import data_files
from generator.loading import load
from tests.paths import SMALL

EDITION = "2026-01-02"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    copytree(SMALL, tmp_path, dirs_exist_ok=True)
    return tmp_path


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / "referential" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def content(root: Path, edition: str) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (root / FOLDER / edition).iterdir()}


def test_an_edition_is_kept_as_it_is_today(root: Path) -> None:
    model = load(root)
    assert keep(root, model) == keep(root, model)
    assert content(root, EDITION) == data_files(model)
    assert editions(root) == {EDITION: sorted(data_files(model))} and changed(root, model) is None


def test_what_is_kept_is_written_once(root: Path) -> None:
    schema = keep(root, load(root)) / "organismes.schema.json"
    schema.write_text("as it was")
    assert (keep(root, load(root)) / schema.name).read_text() == "as it was"


def test_other_data_never_takes_the_address_of_an_edition(root: Path) -> None:
    keep(root, load(root))
    before = content(root, EDITION)
    edit(root, "organisms/places.yml", "Organisme fictif", "Centre fictif")
    stale = changed(root, load(root))
    assert stale and stale.warning and stale.path == ("edition",)
    with pytest.raises(OtherData, match="write a later date"):
        keep(root, load(root))
    edit(root, "site.yml", EDITION, "2026-03-04")
    keep(root, load(root))
    assert list(editions(root)) == ["2026-03-04", EDITION] and content(root, EDITION) == before


def test_the_command_says_where_or_why_not(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keep-edition", "--root", str(root)]) == 0
    assert f"{FOLDER}/{EDITION}" in capsys.readouterr().out
    edit(root, "organisms/places.yml", "Organisme fictif", "Centre fictif")
    assert main(["check", "--root", str(root)]) == 0
    assert "warning: edition: the data has changed" in capsys.readouterr().err
    assert main(["keep-edition", "--root", str(root)]) == 1
    assert "referential/site.yml:1: edition: the data" in capsys.readouterr().err
