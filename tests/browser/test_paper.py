"""What the pages give on paper: no menus, nothing folded, where the page is, a result on two sheets."""

import unicodedata

import pytest
from playwright.sync_api import Page, expect

from .looks import printed
from .pages import QUESTIONNAIRE
from .questionnaire import Questionnaire, plain
from .screens import to_the_end
from .visiting import GROUP, PROFILE, WHOLE, with_result

PRINTED = ("/", "/comprendre/", WHOLE, QUESTIONNAIRE, PROFILE, GROUP, "/conseiller/", "/imprimer/")
"""Two pages that have no script of their own, and one for each script."""


@pytest.mark.parametrize("address", PRINTED)
def test_a_page_says_where_it_is_and_prints_no_menu(page: Page, origin: str, address: str) -> None:
    page.goto(f"{address}#secret")
    text = " ".join(printed(page))
    assert f"{origin}{address}" in text.replace(" ", "") or address == "/imprimer/"
    assert "secret" not in text
    for shown in ("Chercher dans le site", "Toutes les pages", "Aller au contenu"):
        assert shown not in text


def test_what_is_folded_is_printed(page: Page) -> None:
    page.goto("/questions/")
    answers = page.locator("details > p:not(.sources, .door)").all_text_contents()
    text = " ".join(printed(page))
    assert answers and all(plain(unicodedata.normalize("NFKC", answer)) in text for answer in answers)


def test_a_door_is_printed_with_its_address_or_its_number(page: Page) -> None:
    page.goto("/organismes/")
    text = " ".join(printed(page))
    assert "https://www.certificat-clea.fr/contact/" in text and "0 800 11 10 35" in text
    page.goto("/")
    assert " ".join(printed(page)).count("certificat-clea.fr") == 1


def test_a_result_is_two_sheets_at_most_and_dated(page: Page) -> None:
    form = Questionnaire(page).open(WHOLE)
    form.answer()
    with_result(form)
    sheets = printed(page)
    today = plain(page.evaluate("new Date().toLocaleDateString('fr-FR', { dateStyle: 'long' })"))
    assert len(sheets) <= 2 and today in sheets[0]
    text = " ".join(sheets)
    for shown in ("Copier le lien", "Effacer", "Je sais le faire et l’expliquer à quelqu’un"):
        assert shown not in text


@pytest.mark.parametrize("rank", (0, 2, 3))
def test_seven_taps_make_one_sheet(page: Page, rank: int) -> None:
    page.goto(WHOLE)
    to_the_end(page, rank)
    page.get_by_role("button", name="Voir mes points forts").click()
    expect(page.locator("#profil h2")).to_be_visible()
    assert len(printed(page)) == 1


def test_paper_shows_no_focus_and_no_answer_that_was_not_given(page: Page) -> None:
    form = Questionnaire(page).open(WHOLE)
    form.answer(most=3)
    page.keyboard.press("Tab")  # whoever uses a keyboard sees where they are, on the screen
    form.submit.press("Enter")
    title = form.profile.locator("h2")
    expect(title).to_be_focused()
    outline = "node => getComputedStyle(node).outlineStyle"
    assert title.evaluate(outline) == "solid"
    page.emulate_media(media="print")
    assert title.evaluate(outline) == "none"
    assert "Pas encore regardé" not in " ".join(printed(page))
    for petal in page.locator(".flower > svg path").all():
        expect(petal).to_be_visible()


def test_a_half_filled_questionnaire_prints_the_chosen_answers(page: Page) -> None:
    form = Questionnaire(page).open(WHOLE)
    form.answer(most=3)
    page.emulate_media(media="print")
    inked = page.locator("input:checked").evaluate_all(
        "inputs => inputs.map(input => parseFloat(getComputedStyle(input).borderTopWidth))"
    )
    empty = page.locator("input:not(:checked)").first.evaluate(
        "input => parseFloat(getComputedStyle(input).borderTopWidth)"
    )
    assert len(inked) == 3 and min(inked) > 2 * empty
    assert "Prénom" in " ".join(printed(page))
