"""A wait is said, the sentence stays true, and it ends: a network may be slow, or as good as none."""

import pytest
from playwright.sync_api import Page, expect

from .failing import check_failed
from .faults import FaultyServer, held, paced, shortened
from .pages import KEEPS_NOTHING, QUESTIONNAIRE
from .questionnaire import LEVELS, Questionnaire
from .visiting import with_result

CODE = "Montrer un QR code"
MOMENT, LONG = "dans un instant", "plus long que d’habitude"


def test_a_byte_now_and_then_is_given_up(page: Page, faulty: FaultyServer) -> None:
    faulty.faults = {".wasm": paced(1, every=0.3)}
    form = Questionnaire(page).open(faulty.origin + QUESTIONNAIRE)
    form.be_patient(2)
    answers = form.answer(most=len(LEVELS))
    form.submit.click()
    check_failed(form, answers)


def test_what_comes_steadily_is_waited_for_longer_than_a_silence(page: Page, faulty: FaultyServer) -> None:
    faulty.faults = {".wasm": paced(40_000, every=0.1)}
    form = Questionnaire(page).open(faulty.origin + QUESTIONNAIRE)
    form.be_patient(2)
    form.answer(most=1)
    with_result(form)


def test_no_wait_is_longer_than_five_minutes(page: Page, faulty: FaultyServer) -> None:
    page.clock.install()
    faulty.faults = {".wasm": held}
    form = Questionnaire(page).open(faulty.origin + QUESTIONNAIRE)
    form.be_patient(1000)
    answers = form.answer(most=1)
    form.submit.click()
    page.clock.run_for(298_000)
    assert form.failure.is_hidden()
    page.clock.run_for(3_000)
    check_failed(form, answers)


def test_a_long_wait_does_not_say_that_it_is_short(page: Page, faulty: FaultyServer) -> None:
    page.clock.install()
    faulty.faults = {".wasm": held}
    form = Questionnaire(page).open(faulty.origin + QUESTIONNAIRE)
    form.answer(most=1)
    form.submit.click()
    status = page.locator("#attente")
    for milliseconds, sentence in ((1_000, MOMENT), (9_000, LONG)):
        expect(status).not_to_contain_text(sentence)
        page.clock.run_for(milliseconds)
        expect(status).to_contain_text(sentence)
    expect(status).not_to_contain_text(MOMENT)
    faulty.mend()
    expect(form.profile).to_be_visible()
    expect(status).to_have_text("")


def test_a_code_says_that_it_is_being_drawn_and_that_it_takes_long(page: Page, faulty: FaultyServer) -> None:
    ask_for_a_result(page, faulty)
    page.clock.install()
    faulty.faults = {"/encoding-": held}
    page.get_by_role("button", name=CODE).click()
    status = page.locator("#garder [data-said]")
    expect(status).to_have_role("status")
    for milliseconds, sentence in ((1_000, "Le QR code se prépare."), (9_000, LONG)):
        expect(status).not_to_contain_text(sentence)
        page.clock.run_for(milliseconds)
        expect(status).to_contain_text(sentence)
    faulty.mend()
    expect(page.locator(".code")).to_be_visible()
    expect(status).to_have_text("Le QR code est affiché.")


def test_own_sheets_say_what_they_are_waiting_for(page: Page, faulty: FaultyServer) -> None:
    page.clock.install()
    faulty.faults = {"/cartes.pdf": held}
    page.goto(f"{faulty.origin}/imprimer/#nom=Les+Ateliers")
    page.locator('a[href$="/cartes.pdf"]').click()
    for milliseconds, sentence in ((1_000, "Un instant…"), (9_000, "C’est un peu long.")):
        page.clock.run_for(milliseconds)
        expect(page.get_by_role("status").filter(has_text=sentence)).to_be_visible()


@pytest.mark.parametrize("again", [True, False], ids=["the button again", "another visit"])
def test_a_damaged_program_in_the_cache_is_replaced(page: Page, faulty: FaultyServer, again: bool) -> None:
    """Its name is that of its content, so that the browser keeps it for a year, as it came."""
    ask_for_a_result(page, faulty)
    faulty.faults = {"/encoding-": shortened}
    page.get_by_role("button", name=CODE).click()
    expect(page.get_by_text("Le QR code n’a pas pu s’afficher")).to_be_visible()
    faulty.mend()
    if not again:
        page.reload()
        Questionnaire(page).submit.click()
    page.get_by_role("button", name=CODE).click()
    expect(page.locator(".code")).to_be_visible()


def ask_for_a_result(page: Page, faulty: FaultyServer) -> None:
    """In a browser that does not keep the site: what draws codes would be there already."""
    page.add_init_script(KEEPS_NOTHING)
    form = Questionnaire(page).open(faulty.origin + QUESTIONNAIRE)
    form.answer(most=1)
    with_result(form)
