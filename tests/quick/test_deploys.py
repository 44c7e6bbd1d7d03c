"""What earlier deploys have published stays for a while, and a deploy that is cut leaves every page whole."""

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.publishing.deploys import HASHED, KEPT, RECORD, deploys, keep_earlier

PAGES = ("index.html", "a/index.html")


def site(folder: Path, version: int) -> Path:
    """A site of two pages, whose assets all have the names of one version."""
    for page in PAGES:
        (folder / page).parent.mkdir(parents=True, exist_ok=True)
        (folder / page).write_text(f"assets/style-{version:012}.css assets/widgets/form-{version:010}.js")
    (folder / "assets/widgets").mkdir(parents=True)
    (folder / "assets/icon.svg").write_text(f"icon {version}")
    for name in named(folder / "index.html"):
        for ending in ("", ".br", ".gz"):
            (folder / f"{name}{ending}").write_text(f"{version}{ending}")
    return folder


def named(page: Path) -> list[str]:
    return page.read_text().split(" ")


def whole(folder: Path) -> bool:
    """Whether every page has all that it asks for."""
    return all((folder / name).is_file() for page in PAGES for name in named(folder / page))


def versions(folder: Path) -> list[int]:
    return sorted(int(re.sub(r"\D", "", file.name)) for file in folder.glob("assets/style-*.css"))


def deployed(root: Path, count: int) -> Path:
    """The last of so many sites, each of which was built where the one before it lay."""
    for version in range(1, count + 1):
        keep_earlier(site(root / str(version), version), root / str(version - 1))
    return root / str(count)


def test_an_old_page_finds_its_assets_and_their_compressed_copies(tmp_path: Path) -> None:
    new = deployed(tmp_path, 2)
    for name in named(tmp_path / "1" / "index.html"):
        assert [(new / f"{name}{ending}").read_text() for ending in ("", ".br", ".gz")] == [
            "1",
            "1.br",
            "1.gz",
        ]
    assert (new / "assets/icon.svg").read_text() == "icon 2"


def test_the_last_five_deploys_are_kept(tmp_path: Path) -> None:
    assert versions(deployed(tmp_path, 8)) == [4, 5, 6, 7, 8]
    assert len(deploys(tmp_path / "8")) == KEPT


def test_the_same_site_built_again_is_no_deploy_more(tmp_path: Path) -> None:
    last = deployed(tmp_path, 2)
    again = site(tmp_path / "again", 2)
    keep_earlier(again, last)
    assert deploys(again) == deploys(last) and versions(again) == [1, 2]


def test_a_site_from_nothing_has_its_own_assets_only(tmp_path: Path) -> None:
    keep_earlier(site(tmp_path / "one", 1), tmp_path / "nothing")
    keep_earlier(site(tmp_path / "two", 1), tmp_path / "nothing")
    assert (tmp_path / "one" / RECORD).read_bytes() == (tmp_path / "two" / RECORD).read_bytes()
    assert versions(tmp_path / "one") == [1]


@pytest.mark.parametrize("record", [None, "", "["])
def test_a_site_without_a_record_is_kept_as_it_lies(record: str | None, tmp_path: Path) -> None:
    old = site(tmp_path / "old", 1)
    if record is not None:
        (old / RECORD).write_text(record)
    new = site(tmp_path / "new", 2)
    keep_earlier(new, old)
    assert versions(new) == [1, 2] and len(json.loads((new / RECORD).read_text())) == 2


def test_a_deploy_that_is_cut_leaves_every_page_whole(tmp_path: Path) -> None:
    """Assets first, pages last, as docs/hosting/ says: whatever comes across, and wherever it stops."""
    new, host = deployed(tmp_path, 2), tmp_path / "host"
    shutil.copytree(tmp_path / "1", host)
    files = sorted(file for file in new.rglob("*") if file.is_file())
    for file in sorted(files, key=lambda path: "assets" not in path.parts):
        shutil.copy(file, host / file.relative_to(new))
        assert whole(host), file
    assert versions(host) == [1, 2] and named(host / "index.html") == named(new / "index.html")


@pytest.mark.parametrize(
    ("path", "forever"),
    [
        ("assets/style-cbdcc6eb413f.css", True),
        ("/clea/assets/widgets/form-2173a5cb04.js", True),
        ("assets/voices/1.2-2173a5cb04ff.mp3", True),
        ("assets/icon.svg", False),
        ("assets/cards/accueil.png", False),
        ("assets/widgets/LICENSES.txt", False),
        ("donnees/table-2173a5cb04ff.csv", False),
    ],
)
def test_only_a_name_that_changes_with_its_content_is_kept_for_ever(path: str, forever: bool) -> None:
    assert bool(HASHED.search(path)) == forever
