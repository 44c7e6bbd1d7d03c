"""The search understands what people type: many of their words on the real pages, and what answers."""

import json
import subprocess
from datetime import date
from functools import cache

import brotli
import yaml

from generator.model.typography import typeset
from generator.pages.directory import Directory
from generator.pages.kinds import Material
from generator.pages.making import make_pages
from generator.pages.search import search_index
from generator.project import OWN
from generator.reading.territory import departments
from tests.own import own
from tests.paths import DATA, ROOT
from tests.small import WIDGETS

DAY = date(2026, 1, 2)
GROUPS: dict[str, dict[str, str]] = yaml.safe_load((DATA / "searches.yml").read_text(encoding="utf-8"))
SEARCHES = {asked: address for group in GROUPS.values() for asked, address in group.items()}
FIRST, SOON = 61, 3
"""So many are answered first; the others among so many, which is what a telephone shows at once."""


@cache
def index() -> bytes:
    """What the search of the site fetches."""
    model = typeset(own())
    material = Material(model, Directory(model, DAY), departments(), OWN)
    return search_index(
        make_pages(material, {**WIDGETS, "words.json": "words.json", "lettering.json": "lettering.json"}),
        model,
    )


def answers(*asked: str) -> list[list[str]]:
    """The addresses that answer each text, best first, as the browser's script finds them."""
    request = json.dumps({"index": json.loads(index()), "asked": asked})
    command = ["node", "tests/searching.mjs"]
    done = subprocess.run(command, cwd=ROOT, input=request, capture_output=True, text=True, check=True)
    found: list[list[str]] = json.loads(done.stdout)
    return found


def test_what_people_type_is_answered_first_or_soon() -> None:
    assert len(SEARCHES) == 66
    ranks = {}
    for (asked, address), found in zip(SEARCHES.items(), answers(*SEARCHES), strict=True):
        ranks[asked] = found.index(address) if address in found else len(found)
    late = {asked: rank for asked, rank in ranks.items() if rank}
    assert max(ranks.values()) < SOON and len(late) <= len(SEARCHES) - FIRST, late


def test_towns_and_postal_codes_lead_to_their_département() -> None:
    asked = ("marseille 13008", "97100", "20137", "evry courcouronnes", "bourg en br", "vien")
    found = [
        [address.split("/")[2] for address in addresses if "/departements/" in address]
        for addresses in answers(*asked)
    ]
    assert found[:3] == [["13"], ["971"], ["2A", "2B"]]
    assert found[3][0] == "91" and found[4][0] == "01" and {"86", "38"} <= set(found[5])


def test_what_is_nowhere_has_no_answer_and_three_doors() -> None:
    assert answers("xylophone quantique", "je ne", "35999x") == [[], [], []]
    doors = json.loads(index())["doors"]
    assert len(doors) == 3 and all(href.startswith(("https://", "tel:+")) for _, href, _ in doors)


def test_each_question_is_an_entry_of_its_own() -> None:
    rows = json.loads(index())["rows"]
    found = {address: section for address, _, section, *_ in rows}
    for question in own().questions:
        assert found[f"questions/#{question.anchor}"] == typeset(question.question)


def test_the_index_leaves_room_for_its_script() -> None:
    assert len(brotli.compress(index(), quality=10)) <= 33_000
