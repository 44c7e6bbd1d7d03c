"""An organism's own sheets: its contact and the right code on each, from its own link, and nothing sent."""

import io
from collections.abc import Iterator

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.scanner import codes

from .questionnaire import plain

PATH = "/imprimer/"
OWN = {
    "nom": "Les Ateliers du Pont <b>",
    "adresse": "3 rue des Tilleuls, Exempleville",
    "telephone": "01 99 00 12 34",
    "horaires": "du lundi au jeudi & le samedi",
}
DOMAINS = {
    "communiquer-en-francais": "Communiquer en français",
    "travailler-en-equipe": "Travailler en équipe",
}


@pytest.fixture
def other(browser: Browser) -> Iterator[Page]:
    """The same organism, another day."""
    with browser.new_context(locale="fr-FR") as context:
        yield context.new_page()


def filled(page: Page) -> str:
    """Say who one is and choose two domains; the link for the next time."""
    page.goto(PATH)
    for name, text in OWN.items():
        page.locator(f"#mes-fiches [name={name}]").fill(text)
    for box in page.locator("#mes-fiches [name=domaine]").all():
        box.uncheck()
    for name in DOMAINS.values():
        page.get_by_label(name).check()
    expect(page.locator(".own-sheet:visible .code")).to_have_count(2)
    return page.locator("[data-link]").input_value()


def printed(page: Page) -> list[str]:
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    return [plain(sheet.extract_text()) for sheet in pdf.pages]


def test_each_sheet_says_who_gives_it_and_leads_to_its_questionnaire(page: Page, origin: str) -> None:
    filled(page)
    pages = printed(page)
    assert len(pages) == 2
    for text, name in zip(pages, DOMAINS.values(), strict=True):
        assert all(plain(value) in text for value in (name, *OWN.values()))
        assert "Des fiches avec vos coordonnées" not in text
    assert codes(page.pdf(format="A4"), scale=3) == [f"{origin}/faire-le-point/{slug}/" for slug in DOMAINS]
    assert page.locator("main b:has-text('Ateliers')").count() == 0


def test_the_questionnaire_may_be_printed_instead(page: Page) -> None:
    filled(page)
    page.get_by_text("Le questionnaire de chaque domaine").click()
    text = " ".join(printed(page))
    assert text.count("☐") == 5 * page.locator(".own-sheet:visible .tick").count() / 5
    assert "Avec de l’aide" in text


def test_its_link_brings_all_of_it_back(page: Page, other: Page) -> None:
    link = filled(page)
    other.goto(link)
    for name, text in OWN.items():
        expect(other.locator(f"#mes-fiches [name={name}]")).to_have_value(text)
    expect(other.locator(".own-sheet:visible")).to_have_count(2)


def test_nothing_of_it_is_sent_nor_kept(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + str(request.post_data)))
    filled(page)
    assert sent and not any("Ateliers" in request or "Tilleuls" in request for request in sent)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_known_network_fills_what_is_known(page: Page) -> None:
    page.goto(PATH)
    page.get_by_label("Partir d’un nom connu").select_option(label="Afpa")
    expect(page.locator("#mes-fiches [name=nom]")).to_have_value(
        "Agence nationale pour la formation professionnelle des adultes"
    )
