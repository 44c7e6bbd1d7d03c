"""Preview cards: what a message shows beside a link."""

import re
import struct
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from generator.loading import load
from generator.pages.cards import with_cards
from generator.pages.pages import Page
from generator.paper.press import BadSheet
from tests.paths import ROOT, SITE, SMALL

DAY = date(2026, 1, 2)
MODEL = load(SMALL)
PAGES = {
    "": Page("Accueil", "Pour tous.", "", "x.yml"),
    "faire-le-point/lire/": Page("Mes points forts : #lire *_`$@\\ <b>", "Lire. " * 60, "", "x.yml"),
    "organismes/": Page("Organismes", "Près de chez vous.", "", "x.yml"),
    "organismes/departements/2A/": Page("Corse-du-Sud", "Ici.", "", "x.yml"),
}


def test_every_page_has_a_card_of_the_size_that_networks_want() -> None:
    pages, cards = with_cards(MODEL, PAGES, DAY, ROOT)
    assert all(page.card in cards for page in pages.values())
    assert pages["organismes/departements/2A/"].card == pages["organismes/"].card
    for picture in cards.values():
        assert picture.startswith(b"\x89PNG")
        assert struct.unpack(">II", picture[16:24]) == (1200, 630)


def test_the_same_day_gives_the_same_pictures() -> None:
    assert with_cards(MODEL, PAGES, DAY, ROOT) == with_cards(MODEL, PAGES, DAY, ROOT)


def test_a_card_without_its_font_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadSheet, match="font"):
        with_cards(MODEL, PAGES, DAY, tmp_path)


def tags(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta property="og:(\w+(?::\w+)?)" content="([^"]*)"', page))


def test_a_page_says_what_it_is_to_those_who_share_it() -> None:
    said = tags((SITE / "faire-le-point/index.html").read_text(encoding="utf-8"))
    assert said["title"] == "Trouver mes points forts" and said["locale"] == "fr_FR"
    assert said["description"].startswith("Répondez")
    assert "image" not in said


def test_a_published_page_points_to_its_card(tmp_path: Path) -> None:
    for name in ("docs", "generator", "mkdocs.yml", "widgets", ".build", "referential"):
        (tmp_path / name).symlink_to(ROOT / name)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(tmp_path / "out")]
    subprocess.run(command, cwd=tmp_path, check=True, env={"SITE_URL": "https://exemple.fr/clea/"})
    for path in ("conseiller", "accessibilite", "organismes/departements/2A"):
        said = tags((tmp_path / "out" / path / "index.html").read_text(encoding="utf-8"))
        assert said["url"] == f"https://exemple.fr/clea/{path}/"
        picture = said["image"].removeprefix("https://exemple.fr/clea/")
        assert (tmp_path / "out" / picture).is_file()
