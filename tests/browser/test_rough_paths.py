"""The path where it is rough: odd addresses, older answers, two tabs at once, a device without room."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .editions import NO_PYTHON, SECOND, changed
from .faults import FaultyHandler, FaultyServer
from .questionnaire import Questionnaire
from .screens import answer, at, to_the_end
from .visiting import KEEP, WHOLE

SENTENCES = """() => [...document.querySelectorAll(".good, #panne")]
  .filter(box => box.checkVisibility()).length"""
"""How many boxes speak to the visitor."""

FULL = """storages => {
  for (const storage of storages.map(name => window[name]))
    for (let size = 2 ** 22; size >= 1; size /= 2)
      try { for (;;) storage.setItem("plein" + Math.random(), "x".repeat(size)); } catch {}
}"""
"""Leaves no room in some storages."""


def result(page: Page) -> set[str]:
    page.get_by_role("button", name="Voir mes points forts").click()
    expect(page.locator("#profil h2")).to_be_visible()
    return Questionnaire(page).strengths()


def test_a_path_opened_in_the_middle_goes_to_its_end_and_keeps_what_was_answered(page: Page) -> None:
    page.goto(f"{WHOLE}#q-3-2")
    at(page, "q-3-2")
    expect(page.locator("#place")).to_have_text("2 sur 3")
    answer(page)
    at(page, "q-3-4")
    answer(page)
    at(page, "voila")
    expect(page.locator("#voila [data-list] li")).to_have_count(2)
    assert len(result(page)) == 2
    page.goto(WHOLE)
    page.get_by_role("link", name="Reprendre").click()
    at(page, "q-1-1")
    assert Questionnaire(page).ticked() == {"3.2": "explain", "3.4": "explain"}


@pytest.mark.parametrize("unknown", ["q-9-9", "%"])
def test_an_unknown_statement_is_the_first_without_an_answer(page: Page, unknown: str) -> None:
    page.goto(WHOLE)
    answer(page)
    page.goto("/")
    page.goto(f"{WHOLE}#{unknown}")
    at(page, "q-2-1")
    assert page.evaluate(SENTENCES) == 0
    answer(page)
    at(page, "q-3-3")
    page.evaluate("hash => { location.hash = hash; }", unknown)
    at(page, "q-3-3")
    answer(page)
    at(page, "q-4-2")
    page.reload()
    at(page, "q-4-2")
    assert list(Questionnaire(page).ticked()) == ["1.1", "2.1", "3.3"]


def test_a_statement_that_an_invitation_leaves_out_is_the_first_that_it_asks(page: Page) -> None:
    page.goto(f"{WHOLE}#domaines=2,4&fin=oui")
    answer(page)
    page.goto("/")
    page.go_back()
    at(page, "q-4-2")
    page.evaluate("location.hash = '#q-1-1'")
    expect(page.locator("fieldset:visible")).to_have_id("q-4-2")


@pytest.fixture
def renewed(browser: Browser, faulty: FaultyServer) -> Iterator[Page]:
    """A visitor whose two answers were given before the questionnaire has changed."""
    with browser.new_context(base_url=faulty.origin, locale="fr-FR", reduced_motion="reduce") as context:
        page = context.new_page()
        faulty.faults = dict(NO_PYTHON)
        page.goto(WHOLE)
        answer(page)
        answer(page, 1)
        at(page, "q-3-3")
        yield page


def test_answers_of_an_older_edition_come_back_on_the_path(renewed: Page, faulty: FaultyServer) -> None:
    faulty.faults = dict(SECOND)
    renewed.goto(f"{WHOLE}#q-4-2")
    at(renewed, "q-4-2")
    expect(renewed.locator('input[name="2.1"]:checked')).to_have_value("alone")
    at(renewed, "q-4-2")
    assert renewed.evaluate(SENTENCES) <= 1
    answer(renewed)
    at(renewed, "q-5-2")
    assert Questionnaire(renewed).ticked() == {"1.1": "explain", "2.1": "alone", "4.2": "explain"}


def test_who_comes_again_after_a_change_is_greeted_and_goes_on(renewed: Page, faulty: FaultyServer) -> None:
    faulty.faults = dict(SECOND)
    renewed.goto("/")
    renewed.goto(WHOLE)
    expect(renewed.get_by_text("2 réponses sont là.")).to_be_visible()
    expect(renewed.locator("fieldset:visible")).to_have_count(0)
    renewed.get_by_role("link", name="Reprendre").click()
    at(renewed, "q-3-3")


def test_who_goes_on_after_a_change_is_led_to_what_has_no_answer(renewed: Page, faulty: FaultyServer) -> None:
    faulty.faults = dict(SECOND)
    renewed.goto("/")
    renewed.goto(f"{WHOLE}#continuer")
    expect(renewed.locator("fieldset:visible")).to_have_id("q-3-3")
    answer(renewed)
    at(renewed, "q-4-2")


def late(handler: FaultyHandler, body: bytes) -> None:
    """The new words, once the server is mended."""
    handler.server.mended.wait()
    changed(handler, body)


def test_who_has_begun_before_older_answers_are_back_stays_where_they_are(
    renewed: Page, faulty: FaultyServer
) -> None:
    faulty.faults = {**SECOND, "/words-": late}
    renewed.goto("/")
    renewed.goto(WHOLE)
    renewed.locator("#q-1-1 input").nth(3).focus()
    renewed.keyboard.press("Space")
    faulty.mend()
    faulty.faults = dict(SECOND)
    expect(renewed.locator('input[name="2.1"]:checked')).to_have_count(1)
    expect(renewed.locator("fieldset:visible")).to_have_id("q-1-1")
    expect(renewed.locator("#q-1-1 :checked")).to_have_value("new")


def test_without_python_older_answers_are_one_sentence_and_the_path_goes_on(
    renewed: Page, faulty: FaultyServer
) -> None:
    faulty.faults = {**SECOND, **NO_PYTHON}
    renewed.goto("/")
    renewed.goto(WHOLE)
    expect(renewed.get_by_text("Vos réponses d’avant n’ont pas pu s’afficher")).to_be_visible()
    assert renewed.evaluate(SENTENCES) == 1
    answer(renewed, 3)
    at(renewed, "q-2-1")
    faulty.faults = dict(SECOND)
    renewed.get_by_role("button", name="Réessayer").click()
    expect(renewed.locator('input[name="2.1"]:checked')).to_have_value("alone")
    assert Questionnaire(renewed).ticked()["1.1"] == "new"
    at(renewed, "q-2-1")
    expect(renewed.locator("#panne")).to_be_hidden()


@pytest.fixture
def tabs(visit: BrowserContext) -> tuple[Page, Page]:
    """Two tabs of a visit that is kept on the device: at the second statement, and at the first."""
    first, second = visit.new_page(), visit.new_page()
    first.goto(f"{WHOLE}#voila")
    first.get_by_role("button", name="Oui, garder").click()
    first.goto("/")
    for page in (first, second):
        page.goto(WHOLE)
        at_start(page)
    answer(first)
    return first, second


def at_start(page: Page) -> None:
    expect(page.locator("fieldset:visible")).to_have_id("q-1-1")


def test_two_tabs_of_one_path_stay_where_they_are_and_share_their_answers(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    expect(second.locator('input[name="1.1"]')).to_have_count(5)
    expect(second.locator('input[name="1.1"][value="explain"]')).to_be_checked()
    at_start(second)
    expect(second.locator("#suivant")).to_have_text("Suivant")
    second.locator("#suivant").click()
    at(second, "q-2-1")
    answer(second, 3)
    expect(first.locator('input[name="2.1"][value="new"]')).to_be_checked()
    at(first, "q-2-1")
    answer(first, 1)
    at(first, "q-3-3")
    to_the_end(second)
    to_the_end(first)
    expect(second.locator("#voila [data-list] li")).to_have_count(7)
    assert result(first) == result(second)
    assert Questionnaire(first).ticked()["2.1"] == "alone"


def test_what_another_tab_erases_is_gone_from_a_path_too(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    answer(first)
    to_the_end(second)
    result(second)
    second.get_by_role("button", name="Effacer toutes mes réponses").click()
    at_start(first)
    assert Questionnaire(first).ticked() == {}
    assert first.evaluate(SENTENCES) == 0
    answer(first, 1)
    at(first, "q-2-1")


def crowded(page: Page, *storages: str) -> None:
    """Open the path where there is no room left."""
    page.goto("/")
    page.evaluate(FULL, list(storages))
    page.goto(WHOLE)


def test_without_any_room_the_path_keeps_its_answers_to_the_end(page: Page) -> None:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    crowded(page, "sessionStorage", "localStorage")
    to_the_end(page)
    page.locator("#retour").click()
    at(page, "q-7-2")
    expect(page.locator("#q-7-2 :checked")).to_have_value("explain")
    page.locator("#suivant").click()
    at(page, "voila")
    assert len(result(page)) == 7
    page.go_back()
    at(page, "voila")
    assert len(Questionnaire(page).ticked()) == 7
    assert problems == []


def test_a_device_without_room_says_that_it_keeps_nothing(page: Page) -> None:
    crowded(page, "localStorage")
    to_the_end(page)
    rest = page.locator("#voila")
    rest.get_by_role("button", name="Oui, garder").click()
    expect(rest.get_by_role("status")).to_contain_text("rien ne peut être gardé")
    expect(rest.get_by_role("button", name="Oui, garder")).to_be_hidden()
    assert len(result(page)) == 7
    page.reload()
    assert len(Questionnaire(page).ticked()) == 7


def test_a_device_that_has_no_more_room_says_so_once_and_loses_nothing(page: Page) -> None:
    page.goto(f"{WHOLE}#voila")
    page.get_by_role("button", name="Oui, garder").click()
    page.goto(WHOLE)
    answer(page)
    page.evaluate(FULL, ["localStorage"])
    to_the_end(page)
    expect(page.locator("#voila").get_by_role("status")).to_contain_text("rien ne peut être gardé")
    assert len(result(page)) == 7
    expect(page.get_by_label(KEEP)).to_be_hidden()
    page.reload()
    assert len(Questionnaire(page).ticked()) == 7
