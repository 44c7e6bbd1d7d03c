"""Preview cards: what a message shows beside a link."""

import struct
from datetime import date
from pathlib import Path

import pytest

from generator.loading import load
from generator.pages.cards import make_cards
from generator.pages.page import Page
from generator.paper import fonts
from generator.paper.press import BadSheet
from generator.project import OWN, Project
from tests.small import small

DAY = date(2026, 1, 2)
MODEL = load(small())
PAGES = {
    "": Page("Accueil", "Pour tous.", "", "x.yml", card=""),
    "lire/": Page("Mes points forts : #lire *_`$@\\ <b>", "Lire. " * 60, "", "x.yml", card="lire/"),
    "organismes/": Page("Organismes", "Près de chez vous.", "", "x.yml", card="organismes/"),
    "organismes/departements/2A/": Page("Corse-du-Sud", "Ici.", "", "x.yml", card="organismes/"),
}


def cards(project: Project = OWN) -> dict[str, bytes]:
    return dict(make_cards(MODEL, PAGES, DAY, project))


def test_every_card_has_the_size_that_networks_want_and_contacts_share_one() -> None:
    made = cards()
    assert [*made] == [f"assets/cards/{name}.png" for name in ("accueil", "lire", "organismes")]
    for picture in made.values():
        assert picture.startswith(b"\x89PNG")
        assert struct.unpack(">II", picture[16:24]) == (1200, 630)


def test_the_same_day_gives_the_same_pictures(tmp_path: Path) -> None:
    assert cards(Project(tmp_path)) == cards()


def test_a_card_without_its_font_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FONTS", tmp_path)
    with pytest.raises(BadSheet, match="font"):
        cards()
