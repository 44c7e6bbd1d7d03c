"""After « Effacer », nothing comes back: not by Back or Forward, in no tab, in no restored session."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .history import back, forward
from .pages import QUESTIONNAIRE
from .questionnaire import Questionnaire
from .visiting import KEEP, PROFILE, WHOLE, answered, tick, with_result

WORD = "#message=Bonjour+Sofia&rdv=mardi&fin=oui"
STORED = "() => [sessionStorage, localStorage].flatMap(Object.keys)"


def erase(page: Page) -> None:
    page.get_by_role("button", name="Effacer toutes mes réponses").click()
    expect(page.locator("#efface")).to_be_focused()
    expect(page.get_by_text("Vos réponses sont effacées")).to_be_in_viewport()
    check_empty(page)


def check_empty(page: Page) -> None:
    """Nothing is shown, at once, nor is anything in the address, nor stored but the time of the erasure."""
    assert (
        page.locator("main :is(#profil, #garder, #suite, #invitation, #venus, #panne)").evaluate_all(
            "all => all.filter(part => !part.hidden).map(part => part.id)"
        )
        == []
    )
    assert page.locator("#profil").inner_html() == ""
    assert page.locator("[data-link]").input_value() == ""
    assert page.evaluate("location.hash") == ""
    assert page.locator("input:checked").count() == 0
    assert page.evaluate(STORED) == ["clea-efface"]


def visited(page: Page) -> str:
    """Four entries of the history: an invitation answered with an example, a link, a domain, all together."""
    form = Questionnaire(page).open(WHOLE + WORD)
    expect(page.locator("#invitation")).to_be_visible()
    page.get_by_role("button", name="Phrases plus précises").click()
    form.answer(most=3)
    with_result(form).locator("#profil textarea").first.fill("Chez ma tante")
    page.get_by_text(KEEP).click()
    link = page.locator("[data-link]").input_value()
    page.goto(link)
    expect(page.locator("#profil h2")).to_be_visible()
    answered(page, QUESTIONNAIRE, most=4)
    page.goto(PROFILE)
    expect(page.locator("#profil h2")).to_be_visible()
    return link


def test_back_and_forward_bring_nothing_again_and_one_tick_stores_that_tick_only(
    visit: BrowserContext,
) -> None:
    page = visit.new_page()
    visited(page)
    erase(page)
    for go in (*[back] * 3, *[forward] * 3):
        check_empty(go(page))
    back(page)
    tick(page, "2.1.1")
    page.goto(WHOLE)
    assert Questionnaire(page).ticked() == {}
    page.goto(QUESTIONNAIRE)
    assert Questionnaire(page).ticked() == {"2.1.1": "alone"}


def test_a_browser_without_that_cache_brings_nothing_again_but_a_link_opened_anew(page: Page) -> None:
    link = visited(page)
    erase(page)
    for go in (*[page.go_back] * 3, *[page.go_forward] * 3):
        go()
        expect(page.locator("#menu-bouton")).to_be_visible()
        check_empty(page)
    page.goto(link)
    expect(page.locator("#profil h2")).to_be_visible()
    page.reload()
    expect(page.locator("#profil h2")).to_be_visible()
    page.evaluate("location.hash = ''")
    page.evaluate("link => location.assign(link)", link)
    expect(page.locator("#profil h2")).to_be_visible()


@pytest.mark.parametrize("kept", [True, False])
def test_every_open_tab_hears_it_at_once(visit: BrowserContext, kept: bool) -> None:
    page, other = visit.new_page(), visit.new_page()
    with_result(answered(page, most=3))
    if kept:
        page.get_by_text(KEEP).click()
    with_result(answered(other, QUESTIONNAIRE, most=4))
    third = visit.new_page()
    third.goto(page.locator("[data-link]").input_value())
    expect(third.locator("#profil h2")).to_be_visible()
    erase(page)
    for tab in (other, third):
        expect(tab.locator("#profil")).to_be_hidden()
        check_empty(tab)


def test_a_tab_that_the_browser_opens_again_shows_nothing(visit: BrowserContext) -> None:
    """Such a tab has its storage of before."""
    page, closed = visit.new_page(), visit.new_page()
    answered(closed, most=3)
    before = closed.evaluate("sessionStorage.getItem('clea-visite')")
    closed.close()
    with_result(answered(page, most=1))
    erase(page)
    again = visit.new_page()
    again.goto("/comprendre/")
    again.evaluate("before => sessionStorage.setItem('clea-visite', before)", before)
    again.goto(WHOLE)
    check_empty(again)


def test_the_time_of_the_erasure_goes_too(visit: BrowserContext) -> None:
    page = visit.new_page()
    with_result(answered(page, most=1))
    erase(page)
    for days, stored in ((29, ["clea-efface"]), (31, [])):
        later = visit.new_page()
        later.clock.install(time=datetime.now(UTC) + timedelta(days=days))
        later.goto("/comprendre/")
        expect(later.locator("#menu-bouton")).to_be_visible()
        assert later.evaluate(STORED) == stored
