"""What pages hold, as they are written: their parts in order, ways to somebody, what the search leads to."""

import json
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from generator.loading import load
from generator.project import OWN
from tests.paths import SITE, asset

[EVALUATOR] = (door for door in load(OWN).doors if door.id == "conseiller-clea")
PAGES = sorted(SITE.rglob("*.html"))
SHOWN = "not(ancestor-or-self::*[@hidden] or ancestor::details)"


@cache
def page(file: Path) -> html.HtmlElement:
    return html.parse(str(file)).getroot()


def main(file: Path) -> html.HtmlElement:
    return page(file).find(".//main")


def test_the_parts_of_a_page_are_in_order() -> None:
    assert len(PAGES) > 100
    for file in PAGES:
        levels = [int(head.tag[1]) for head in main(file).iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1 and levels.count(1) == 1, file
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), file
        assert main(file).find(".//aside") is None, file


def test_what_the_search_finds_is_there() -> None:
    rows = json.loads(asset("assets/search-*.json").read_bytes())["rows"]
    assert len(rows) > 150
    for address, *_ in rows:
        path, _, anchor = address.partition("#")
        found = page(SITE / path / "index.html")
        assert not anchor or len(found.xpath("//*[@id=$id]", id=anchor)) == 1, address


@pytest.mark.parametrize("path", ["organismes/reseaux/greta", "organismes/departements/971", "parcours"])
def test_a_page_says_what_works_today_and_not_what_was_not_found(path: str) -> None:
    part = main(SITE / path / "index.html")
    [door, *_] = part.xpath(f".//a[@href=$href and {SHOWN}]", href=EVALUATOR.href)
    assert EVALUATOR.label in door.text_content()
    said = [text.strip() for text in part.itertext()]
    assert "non trouvé" not in said and "aucune liste" not in part.text_content()
