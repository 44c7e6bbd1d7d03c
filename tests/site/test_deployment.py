"""A deployment says its own address, on paper and to those who share a page; what is wrong stops a build."""

import re
import shutil
from pathlib import Path

import pytest

from tests.building import borrow, mkdocs
from tests.paths import ROOT
from tests.scanner import codes
from tests.small import lay

HOME = "https://exemple.fr/clea/"
EDITED = {
    "": "referential/words/accueil.yml",
    "domaines/lire": "referential/socle/domain-1.yml",
    "parcours": "referential/process.yml",
    "organismes/reseaux/abc": "referential/organisms/networks.yml",
    "organismes/departements/2A": "referential/organisms/places.yml",
    "organismes/departements/01": "referential/words/directory.yml",
    "accessibilite": "referential/words/accessibilite.yml",
}
"""What the edit link of a page opens."""


def small(folder: Path) -> Path:
    """A project with the small data, in which MkDocs can work."""
    borrow(folder)
    return lay(folder).root


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small(tmp_path_factory.mktemp("deployed"))
    done = mkdocs(root, SITE_URL=HOME.rstrip("/"), REPO_URL="https://example.org/clea")
    assert done.returncode == 0, done.stderr
    (root / "said").write_text(done.stderr, encoding="utf-8")
    return root


def page(root: Path, path: str) -> str:
    return (root / "out" / path / "index.html").read_text(encoding="utf-8")


def tags(html: str) -> dict[str, str]:
    return dict(re.findall(r'<meta property="og:(\w+(?::\w+)?)" content="([^"]*)"', html))


@pytest.mark.parametrize(
    ("path", "card"),
    [
        ("parcours", "parcours"),
        ("accessibilite", "accessibilite"),
        ("organismes/departements/2A", "organismes"),
    ],
)
def test_a_page_says_what_it_is_to_those_who_share_it(deployed: Path, path: str, card: str) -> None:
    properties = tags(page(deployed, path))
    assert properties["url"] == f"{HOME}{path}/" and properties["locale"] == "fr_FR"
    assert properties["image"] == f"{HOME}assets/cards/{card}.png"
    assert (deployed / "out" / properties["image"].removeprefix(HOME)).is_file()


def test_a_sheet_has_the_way_to_its_questionnaire(deployed: Path) -> None:
    assert codes((deployed / "out/fiches/lire.pdf").read_bytes()) == [f"{HOME}faire-le-point/lire/"]


@pytest.mark.parametrize("path", EDITED)
def test_an_edit_link_opens_the_file_of_the_page(deployed: Path, path: str) -> None:
    assert f'href="https://example.org/clea/edit/main/{EDITED[path]}"' in page(deployed, path)
    assert (deployed / EDITED[path]).is_file()


def test_what_is_wrong_stops_a_build_before_it_writes(tmp_path: Path) -> None:
    root = small(tmp_path)
    file = root / "referential/socle/domain-1.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("summary: Lire", "summary: 🙂 Lire", 1), encoding="utf-8"
    )
    done = mkdocs(root)
    assert done.returncode == 1
    message = "domain-1.yml:6: « summary » : les fiches sur papier ne savent pas écrire « 🙂 »"
    assert message in done.stderr and "Traceback" not in done.stderr
    assert not (root / "out").exists()


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("publishing/theme/main.html", "{%", "{{ nothing.at_all }}{%", "theme/main.html:1: 'nothing'"),
        ("paper/templates/look.typ", "#let", "#let = 3\n#let", "paper/templates/look.typ:"),
    ],
)
def test_a_mistake_in_a_template_is_a_line_and_no_traceback(
    file: str, old: str, new: str, said: str, tmp_path: Path
) -> None:
    root = small(tmp_path)
    (root / "generator").unlink()
    template = shutil.copytree(ROOT / "generator", root / "generator") / file
    template.write_text(template.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    done = mkdocs(root)
    assert done.returncode == 1
    assert said in done.stderr.splitlines()[0] and len(done.stderr.splitlines()) < 3, done.stderr


def test_who_publishes_is_asked_for_once_there_is_an_address(deployed: Path, tmp_path: Path) -> None:
    assert mkdocs(small(tmp_path)).stderr == ""
    said = (deployed / "said").read_text(encoding="utf-8").splitlines()
    warnings = [line.partition(" est vide, et ce site a une adresse : ") for line in said]
    assert [where for where, _, _ in warnings] == [
        f"referential/site.yml:{line}: attention : « {key} » :"
        for line, key in ((7, "publisher"), (8, "contact_email"), (9, "host"))
    ]
    assert all("loi n° 200" in why for _, _, why in warnings)
