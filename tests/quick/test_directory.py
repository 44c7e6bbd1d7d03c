"""The pages of the directory, with fictitious places: what they show, what they refuse, what they weigh."""

import json
import re
from collections.abc import Iterator
from datetime import date

import brotli
import pytest

from generator.data.exports import data_files
from generator.data.table import COLUMNS, from_row
from generator.importing.csv_rows import read_rows
from generator.loading import load
from generator.model.formats import plain
from generator.model.organisms import Place
from generator.model.referential import Referential
from generator.model.typography import french_day, spaces
from generator.pages.directory import Directory
from generator.pages.outlines import outlines
from generator.pages.page import Page
from generator.publishing.tree import Tree, build_tree
from generator.reading.territory import departments
from tests.fictitious import places
from tests.small import WIDGETS, small

DAY = date(2026, 1, 2)
MODEL = load(small())
WORDS = MODEL.words["directory"]
ALL = departments()


def tree(model: Referential = MODEL, day: date = DAY) -> Tree:
    return build_tree(model, ALL, day, WIDGETS)


def body(built: Tree, path: str) -> str:
    content = built[f"{path}index.md"]
    assert isinstance(content, Page)
    return content.body


CORSICA = "organismes/departements/2A/"


def test_a_contact_is_one_touch_away() -> None:
    html = body(tree(), CORSICA)
    assert 'href="tel:+33465710001"' in html and "04 65 71 00 01" in html
    assert 'href="mailto:contact@fictif.example"' in html
    assert (
        'href="https://www.openstreetmap.org/search?query=1%20rue%20Imaginaire%2C%2020000%20Ajaccio"' in html
    )
    assert 'href="../../../organismes/organisme-fictif-ajaccio.vcf"' in html
    assert "vérifié le 1ᵉʳ\u00a0décembre 2025" in html


def test_a_contact_that_nobody_verified_does_not_claim_it() -> None:
    never = tuple(place.model_copy(update={"verified_on": None}) for place in MODEL.places)
    html = body(tree(MODEL.model_copy(update={"places": never})), CORSICA)
    assert "vérifié le" not in html and html.count("à vérifier</span>") == len(never)


@pytest.mark.parametrize(("day", "count"), [(date(2026, 12, 1), 1), (date(2026, 12, 2), 2)])
def test_a_contact_that_has_aged_or_was_never_verified_says_so(day: date, count: int) -> None:
    assert body(tree(day=day), CORSICA).count("à vérifier</span>") == count


def test_an_error_is_told_only_where_somebody_reads() -> None:
    assert "Signaler" not in body(tree(), CORSICA)
    site = MODEL.site.model_copy(update={"contact_email": "contact@fictif.example"})
    html = body(tree(MODEL.model_copy(update={"site": site})), CORSICA)
    assert 'href="mailto:contact@fictif.example?subject=Petit%20site%C2%A0%3A%20Lieu%20fictif' in html


def test_a_département_without_a_contact_is_a_door() -> None:
    html = body(tree(), "organismes/departements/01/")
    assert 'href="https://porte.example/contact/" rel="noreferrer"' in html
    assert f"Information du {french_day('2025-11-13')}." in html and WORDS["call_first"] not in html


def test_a_network_says_what_is_known_and_opens_a_door() -> None:
    bare = MODEL.networks[0].model_copy(update={"website": None, "website_to_check": None, "members": ""})
    html = body(tree(MODEL.model_copy(update={"networks": (bare,)})), "organismes/reseaux/abc/")
    assert "<dl>" not in html and 'href="https://porte.example/contact/"' in html
    called = bare.model_copy(update={"phone": "01 99 00 12 34"})
    html = body(tree(MODEL.model_copy(update={"networks": (called,)})), "organismes/reseaux/abc/")
    assert '<a href="tel:+33199001234">01 99 00 12 34</a>' in html


def test_a_telephone_is_a_door_too() -> None:
    words = {**MODEL.words, "organismes": {**MODEL.words["organismes"], "doors": ["appel", "porte"]}}
    html = body(tree(MODEL.model_copy(update={"words": words, "places": ()})), "organismes/")
    first, second = re.findall(r'<p class="door"><a[^>]*href="([^"]+)"', html)
    assert (first, second) == ("tel:+33199001234", "https://porte.example/contact/")
    assert (
        spaces("Appeler : 01 99 00 12 34") in html
        and "Information de 2015." in html
        and "C’est gratuit." in html
    )
    assert re.search(r"porte\.example</small>", html)


def test_a_door_that_opened_says_when() -> None:
    def seen(answer: str) -> str:
        porte, appel = MODEL.doors
        porte = porte.model_copy(update={"visited_on": "2026-01-01", "answer": answer})
        model = MODEL.model_copy(update={"doors": (porte, appel)})
        return body(tree(model), "organismes/departements/01/")

    assert f"Vérifié le {french_day('2026-01-01')}." in seen("ok")
    assert f"Information du {french_day('2025-11-13')}." in seen("404") and "Vérifié" not in seen("404")


def test_with_contacts_the_first_thing_to_do_is_to_call() -> None:
    html = body(tree(), CORSICA)
    assert re.search(rf"<ol>\s*<li>{re.escape(WORDS['call_first'])}</li>", html)


def test_without_any_place_the_doors_come_first_and_there_is_no_map() -> None:
    html = body(tree(MODEL.model_copy(update={"places": ()})), "organismes/")
    order = [
        html.index(part) for part in ("porte.example", "faire-le-point/", "<details", 'id="departements"')
    ]
    assert order == sorted(order) and html.index('id="departements"') < html.index("</details>")
    assert "<svg viewBox" not in html.replace('viewBox="0 0 24 24"', "")
    with_places = body(tree(), "organismes/")
    assert 'id="carte"' in with_places
    assert with_places.index('id="departements"') < with_places.index("<details")


def test_every_département_is_a_link_with_a_name_on_the_map_or_beside_it() -> None:
    html = body(tree(), "organismes/")
    drawn = re.findall(r'<a href="departements/(\w+)/" aria-label="([^"]+)"', html)
    assert [code for code, _ in drawn] == [
        departement.code for departement in ALL if departement.code in outlines().paths
    ]
    assert len(drawn) == 96 and all(name.endswith(f"({code})") for code, name in drawn)
    assert all(f'departements/{departement.code}/"' in html for departement in ALL)


def test_a_card_is_a_file_that_telephones_read() -> None:
    card = tree()["organismes/organisme-fictif-ajaccio.vcf"]
    assert isinstance(card, bytes)
    lines = card.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCARD" and "TEL;TYPE=WORK:+33465710001" in lines
    assert "FN:Organisme fictif d’Ajaccio" in lines


def linked(html: str) -> Iterator[dict[str, object]]:
    for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html):
        yield json.loads(text)


def test_programs_read_the_same_facts() -> None:
    built = tree()
    (graph,) = linked(body(built, CORSICA))
    assert "Organisme fictif d’Ajaccio" in json.dumps(graph, ensure_ascii=False)
    (terms,) = linked(body(built, "domaines/lire/"))
    assert terms["@type"] == "DefinedTermSet" and '"1.1.1"' in json.dumps(terms)
    (credential,) = linked(body(built, "comprendre/"))
    assert credential["@type"] == "EducationalOccupationalCredential"


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "javascript:alert(1)", "data:text/html,x"]
)
def test_hostile_words_stay_words(text: str) -> None:
    # The model refuses markup already; a page must not need that.
    values = MODEL.places[0].model_dump() | {"name": text, "opening": text, "source": text, "website": None}
    hostile = MODEL.model_copy(update={"places": (Place.model_construct(**values),)})
    html = body(tree(hostile), CORSICA)
    assert "alert(1)</script>" not in html and "<script>" not in html
    assert not re.search(r'(?:href|src)="(?:javascript|data):', html)


def test_markup_is_refused_when_it_is_read() -> None:
    with pytest.raises(ValueError, match="ni « < », ni « > »"):
        plain("<b>x")


def with_places(count: int) -> Referential:
    found = tuple(Place.model_validate({**place, "network": None}) for place in places(count))
    return MODEL.model_copy(update={"places": found})


def test_a_page_does_not_grow_with_the_places_of_others() -> None:
    few, many = with_places(20), with_places(2000)
    mine = tuple(place for place in few.places if place.departement == few.places[0].departement)
    others = tuple(place for place in many.places if place.departement != mine[0].departement)
    code = mine[0].departement
    alone = tree(MODEL.model_copy(update={"places": mine}))
    among = tree(MODEL.model_copy(update={"places": mine + others}))
    path = f"organismes/departements/{code}/"
    assert body(alone, path) == body(among, path)
    # One short count a département, however many places there are.
    assert len(body(among, "organismes/")) < len(body(alone, "organismes/")) + len(ALL) * 60


def test_a_place_nobody_has_placed_is_found_by_its_name() -> None:
    known = {"id": "epi", "name": "Épi fictif", "roles": ["train"], "siret": "00000100800010", "source": "x"}
    numbered = {"id": "n-3", "name": "3 fictifs", "roles": ["inform"], "phone": "0199 00 0001", "source": "x"}
    both = tuple(Place.model_validate(place) for place in (known, numbered))
    model = MODEL.model_copy(update={"places": both})
    built = tree(model)
    index = json.loads(Directory(model, DAY).index())
    assert index["places"] == {"0": {"": [["3 fictifs", "n-3"]]}, "e": {"": [["Épi fictif", "epi"]]}}
    html = body(built, "organismes/")
    assert 'href="a-situer/e/"' in html and 'href="a-situer/0/"' in html
    html = body(built, "organismes/a-situer/e/")
    assert "Épi fictif" in html and "000 001 008 00010" in html and "epi.vcf" not in html
    assert "organismes/epi.vcf" not in built and "organismes/n-3.vcf" in built


def test_an_id_that_a_browser_could_not_make_is_said() -> None:
    names = {"gross": "Groß", "laetitia": "Lætitia"}
    found = [Place(id=id, name=name, roles=("train",), source="x") for id, name in names.items()]
    index = json.loads(Directory(MODEL.model_copy(update={"places": tuple(found)}), DAY).index())
    assert index["places"] == {"g": {"": [["Groß", "gross"]]}, "l": {"": ["Lætitia"]}}


def test_without_such_a_place_nobody_speaks_of_it() -> None:
    built = tree()
    assert "a-situer" not in body(built, "organismes/") and not any("a-situer" in path for path in built)


def test_five_thousand_places_are_found_with_a_small_index() -> None:
    data = Directory(with_places(5000), DAY).index()
    assert len(brotli.compress(data)) <= 100_000


def test_the_index_leads_from_larger_towns_and_postal_codes() -> None:
    index = json.loads(Directory(MODEL, DAY).index())
    assert "20000 Ajaccio" in index["places"]["2A"]
    towns = index["towns"]
    assert "Rennes" in towns["35"] and "Mordelles" not in towns["35"] and "Saint-Denis" in towns["974"]
    assert set(towns) <= {departement.code for departement in ALL}


def test_the_table_of_places_comes_back_as_it_went_out() -> None:
    files = data_files(MODEL)
    rows, problems = read_rows(files["organismes.csv"], "organismes.csv")
    assert problems == []
    assert tuple(Place.model_validate(from_row(row.cells)) for row in rows) == MODEL.places
    fields = json.loads(files["organismes.tableschema.json"])["fields"]
    assert tuple(field["name"] for field in fields) == COLUMNS
    assert [Place.model_validate(p) for p in json.loads(files["organismes.json"])["places"]] == [
        *MODEL.places
    ]
