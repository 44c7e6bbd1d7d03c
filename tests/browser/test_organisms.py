"""The directory in a browser, with fictitious places: found by town or name, with or without scripts."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.reading.territory import departments
from tests.fictitious import build, places, project
from tests.printed import folded, words

from .conftest import served
from .faults import FaultyServer, missing
from .looks import check, check_typography, printed
from .questionnaire import plain

COUNT = 300
KNOWN = next(place for place in places(COUNT) if "’" in place["commune"] or "é" in place["commune"])
PAGE = f"/organismes/departements/{KNOWN['departement']}/"
UNPLACED = "- {id: x-1, name: Épi perdu, roles: [train], phone: 0199 00 9999, source: fiction}\n"
ANSWERS = "#trouver-reponses a"
LABEL = "Votre ville, votre code postal ou votre département"
FOUGÈRES = {
    "roles": ["assess"],
    "phone": "0199 00 9998",
    "source": "fiction",
    "id": "lieu-fictif-fougeres",
    "name": "Lieu fictif de Fougères",
    "commune": "Fougères",
    "postal_code": "35300",
    "insee_code": "35115",
    "departement": "35",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("organisms")
    project(folder, COUNT, contact_email="contact@fictif.example")
    with (folder / "referential/organisms/places.yml").open("a", encoding="utf-8") as file:
        file.write(f"- {json.dumps(FOUGÈRES, ensure_ascii=False)}\n{UNPLACED}")
    return build(folder)


@pytest.fixture(scope="module")
def directory(site: Path) -> Iterator[FaultyServer]:
    """A server of the site with places."""
    server = FaultyServer(site)
    with served(server):
        yield server


def test_an_organism_is_found(page: Page, directory: FaultyServer) -> None:
    """By its town or its name, as people type them."""
    opened(page, directory)
    link = page.locator(ANSWERS).get_by_text(KNOWN["name"], exact=False).first
    for asked in (*KNOWN["name"].split()[-1:], KNOWN["name"], KNOWN["commune"], KNOWN["commune"].upper()):
        typed(page, asked)
        expect(link).to_contain_text(KNOWN["commune"])
    count = page.locator(ANSWERS).count()
    expect(page.locator("#trouver-etat")).to_have_text(re.compile(rf"^{count}\s.*réponse"))
    link.click()
    expect(page).to_have_url(f"{directory.origin}{PAGE}#o-{KNOWN['id']}")
    expect(page.locator(f"#o-{KNOWN['id']} h2")).to_contain_text(KNOWN["name"])


def test_a_département_is_found_first_and_opens_its_page(page: Page, directory: FaultyServer) -> None:
    code = KNOWN["departement"]
    (name,) = (departement.name for departement in departments() if departement.code == code)
    opened(page, directory)
    for asked in (name, name.upper(), code):
        typed(page, asked)
        first = page.locator(ANSWERS).first
        expect(first).to_have_text(re.compile(rf"^{code} {name} \(\d+\)$"))
    first.click()
    expect(page).to_have_url(f"{directory.origin}{PAGE}")


ILLE, REUNION = r"35 Ille-et-Vilaine \(\d+\)", "974 La Réunion"
RENNES, HERE = rf"Rennes\s: voir {ILLE}", "Lieu fictif de Fougères, 35300 Fougères"
BRETAGNE = [r"22 Côtes-d’Armor \(\d+\)", r"29 Finistère \(\d+\)", ILLE, r"56 Morbihan \(\d+\)"]
SAINT_DENIS = [r"93 Seine-Saint-Denis \(\d+\)", rf"Saint-Denis\s: voir {REUNION}"]

NAMED = {
    "Rennes": [RENNES],
    "35000 rennes": [RENNES],
    "35000": [ILLE],
    "35310": [ILLE],
    "Bretagne": BRETAGNE,
    "20999": [r"2A Corse-du-Sud \(\d+\)", r"2B Haute-Corse \(\d+\)"],
    "St Denis": SAINT_DENIS,
    "saint-denis": SAINT_DENIS,
    "Fougères": [HERE, rf"Fougères\s: voir {ILLE}"],
    "35300": [HERE, ILLE],
    "35300 Fougeres": [HERE, ILLE],
    "97400": [REUNION],
}
"""Towns with and without a place, postal codes, a region, a name of two towns: what answers, in order."""


def test_a_place_is_named_in_many_ways(page: Page, directory: FaultyServer) -> None:
    opened(page, directory)
    for asked, texts in NAMED.items():
        typed(page, asked)
        expect(page.locator(ANSWERS)).to_have_text([re.compile(f"^{text}$") for text in texts])
    expect(page.locator("#trouver-liste")).to_be_hidden()
    page.locator(ANSWERS).click()
    expect(page).to_have_url(f"{directory.origin}/organismes/departements/974/")


def test_an_organism_of_no_known_département_is_found_too(page: Page, directory: FaultyServer) -> None:
    search(page, directory, "epi perdu")
    page.locator(ANSWERS).get_by_text("Épi perdu", exact=True).click()
    expect(page).to_have_url(f"{directory.origin}/organismes/a-situer/e/#o-x-1")
    expect(page.locator("#o-x-1")).to_contain_text("01 99 00 99 99")


def test_the_index_comes_once_and_only_when_somebody_types(page: Page, directory: FaultyServer) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{directory.origin}/organismes/", wait_until="networkidle")
    assert loaded and not [address for address in loaded if "/places-" in address]
    field = page.get_by_label(LABEL)
    field.fill("f")
    expect(page.locator("#trouver-etat")).to_be_empty()
    for asked in ("fi", "fictif"):
        field.fill(asked)
        expect(page.locator(ANSWERS)).to_have_count(12)
    assert len([address for address in loaded if "/places-" in address]) == 1
    assert all(address.startswith(directory.origin) for address in loaded)


def test_words_that_are_nowhere_get_a_sentence(page: Page, directory: FaultyServer) -> None:
    search(page, directory, "xylophone quantique")
    expect(page.locator("#trouver-etat")).to_contain_text("Essayez une ville voisine")
    expect(page.locator(ANSWERS)).to_have_count(0)
    page.get_by_role("link", name="Voir la liste des départements").click()
    expect(page.locator("#departements")).to_be_in_viewport()
    search(page, directory, KNOWN["name"])
    expect(page.locator(ANSWERS)).not_to_have_count(0)
    expect(page.locator("#trouver-liste")).to_be_hidden()


def test_enter_opens_the_first_answer(page: Page, directory: FaultyServer) -> None:
    search(page, directory, KNOWN["name"])
    expect(page.locator(ANSWERS)).not_to_have_count(0)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{PAGE}#o-"))


def test_an_index_that_does_not_come_is_said_and_asked_again(page: Page, directory: FaultyServer) -> None:
    directory.faults = {"/places-": missing}
    search(page, directory, KNOWN["commune"])
    expect(page.locator("#trouver-etat")).to_contain_text("La liste des départements mène à tous")
    directory.mend()
    search_again = page.get_by_label(LABEL)
    search_again.fill(KNOWN["name"])
    expect(page.locator(ANSWERS)).not_to_have_count(0)


def test_without_scripts_the_list_leads_to_every_organism(browser: Browser, directory: FaultyServer) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{directory.origin}/organismes/")
        expect(page.locator("#trouver")).to_be_hidden()
        expect(page.locator(".map svg a")).to_have_count(96)
        page.get_by_role("cell").get_by_role("link", name=re.compile(f"^{KNOWN['departement']} ")).click()
        expect(page.locator(f"#o-{KNOWN['id']}")).to_be_visible()


def test_a_contact_leads_to_sheets_that_bear_it(page: Page, directory: FaultyServer) -> None:
    page.goto(f"{directory.origin}{PAGE}")
    contact = page.locator(f"#o-{KNOWN['id']}")
    phone = contact.locator("b").text_content() or ""
    contact.get_by_text("Imprimer des fiches").click()
    expect(page.get_by_label("Nom", exact=True)).to_have_value(KNOWN["name"])
    expect(page.get_by_label("Jours et heures")).to_have_value(KNOWN["opening"])
    with page.expect_download() as download:
        page.locator('a[href$="/calculer-et-raisonner-affiche.pdf"]').click()
    pdf = words(Path(download.value.path()).read_bytes())
    assert [text for text in (KNOWN["name"], KNOWN["commune"], phone) if folded(text) not in pdf] == []


@pytest.mark.parametrize("address", ["/organismes/", PAGE])
def test_the_directory_fits_and_has_no_barrier(page: Page, directory: FaultyServer, address: str) -> None:
    page.goto(f"{directory.origin}{address}")
    if address != PAGE:
        search(page, directory, "fictif")
        expect(page.locator(ANSWERS)).to_have_count(12)
    check(page)
    check_typography(page)


def test_paper_keeps_how_to_reach_an_organism(page: Page, directory: FaultyServer) -> None:
    page.goto(f"{directory.origin}{PAGE}")
    text = " ".join(printed(page))
    contact = page.locator(f"#o-{KNOWN['id']}")
    for shown in (contact.locator("b"), contact.locator("dd").first, contact.locator("h2")):
        assert plain(shown.text_content() or "") in text
    assert "vérifié le" in text and "Enregistrer" not in text and "Signaler" not in text


def test_while_there_is_no_organism_the_useful_steps_come_first(page: Page) -> None:
    """The 100 links are folded, and a link to their anchor unfolds them."""
    page.goto("/organismes/")
    expect(page.get_by_role("main")).to_contain_text("« Je voudrais un rendez-vous pour CléA. »")
    expect(page.get_by_role("main").get_by_role("link", name="Trouver un conseiller")).to_be_in_viewport()
    expect(page.locator(".map")).to_be_hidden()
    page.goto("/organismes/departements/35/")
    page.goto("/organismes/#departements")
    expect(page.locator("#departements")).to_be_in_viewport()


def search(page: Page, directory: FaultyServer, asked: str) -> None:
    opened(page, directory)
    page.get_by_label(LABEL).fill(asked)


def opened(page: Page, directory: FaultyServer) -> None:
    page.goto(f"{directory.origin}/organismes/")


def typed(page: Page, asked: str) -> None:
    """Type, in an empty field and with no answers, which would be those of before."""
    page.get_by_label(LABEL).fill("")
    expect(page.locator(ANSWERS)).to_have_count(0)
    page.get_by_label(LABEL).fill(asked)
