"""Answers and examples stay, whatever the visitor does between pages, tabs and versions of the site."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .editions import NO_PYTHON, SECOND
from .faults import FaultyServer, missing
from .history import back, forward
from .pages import QUESTIONNAIRE
from .questionnaire import Questionnaire
from .visiting import KEEP, PROFILE, WHOLE, answered, tick, with_result

CHANGED = "Le questionnaire a changé depuis vos réponses"
EXAMPLE = "J’ai lu le plan de la cuisine."


def count(page: Page) -> int:
    """How many answers the page shows, in its boxes and in its words."""
    shown = len(Questionnaire(page).ticked())
    expect(page.locator("[data-count]")).to_have_text(str(shown))
    return shown


def test_back_to_an_earlier_page_loses_nothing(visit: BrowserContext) -> None:
    page = visit.new_page()
    answered(page, most=3)
    answered(page, QUESTIONNAIRE, most=8)
    back(page)
    tick(page, "7.1")
    assert count(page) == 4
    forward(page)
    assert count(page) == 8
    page.goto(PROFILE)
    expect(page.locator("#profil h2")).to_be_visible()
    assert page.locator(".flower > svg :is(.strengths, .support)").count() > 0
    page.goto(QUESTIONNAIRE)
    assert count(page) == 8


def test_back_shows_what_was_changed_meanwhile(visit: BrowserContext) -> None:
    page = visit.new_page()
    with_result(answered(page, most=1))
    page.goto(QUESTIONNAIRE)
    page.goto(WHOLE)
    tick(page, "1.1", "new")
    tick(page, "1.2", "alone")
    back(page)
    back(page)
    assert Questionnaire(page).ticked() == {"1.1": "new", "1.2": "alone"}
    assert count(page) == 2
    expect(page.locator('[data-section="discover"] li')).to_have_count(1)


def test_two_tabs_share_what_is_kept_on_the_device_and_nothing_before(visit: BrowserContext) -> None:
    first, second = visit.new_page(), visit.new_page()
    answered(second, most=2)
    with_result(answered(first, QUESTIONNAIRE))
    stranger = visit.new_page()
    stranger.goto(QUESTIONNAIRE)
    assert count(stranger) == 0
    stranger.close()
    first.get_by_text(KEEP).click()
    everything = count(first)
    tick(second, "7.1", "talk")
    later = visit.new_page()
    later.goto(WHOLE)
    assert count(later) == 3
    later.goto(QUESTIONNAIRE)
    assert count(later) == everything > 10


def test_a_tab_shows_at_once_what_another_has_changed(visit: BrowserContext) -> None:
    first, second = visit.new_page(), visit.new_page()
    with_result(answered(first, most=2)).get_by_text(KEEP).click()
    second.goto(WHOLE)
    tick(second, "1.1", "talk")
    expect(first.locator('input[name="1.1"][value="talk"]')).to_be_checked()
    expect(first.locator('[data-section="talk"] li')).to_have_count(1)
    with_result(Questionnaire(second)).get_by_text(KEEP).click()
    expect(first.get_by_label(KEEP)).not_to_be_checked()
    first.reload()
    assert count(first) == count(second) == 2


@pytest.fixture
def page(browser: Browser, faulty: FaultyServer) -> Iterator[Page]:
    """A visitor of a site that may change under their hands."""
    with browser.new_context(base_url=faulty.origin, locale="fr-FR", reduced_motion="reduce") as context:
        yield context.new_page()


def test_answers_of_a_newer_edition_stay_and_the_page_says_so(page: Page, faulty: FaultyServer) -> None:
    faulty.faults = {**SECOND, **NO_PYTHON}
    answered(page, most=21)
    faulty.faults = dict(NO_PYTHON)
    page.goto(WHOLE)
    assert count(page) == 0
    expect(page.get_by_text(CHANGED)).to_be_visible()
    Questionnaire(page).list()
    tick(page, "7.4", "talk")
    faulty.faults = dict(SECOND)
    page.get_by_role("button", name="Recharger la page").click()
    expect(page.locator('input[name="7.4"][value="talk"]')).to_be_checked()
    assert count(page) == 22
    expect(page.get_by_text(CHANGED)).to_be_hidden()


def test_the_profile_leaves_a_newer_edition_alone_too(page: Page, faulty: FaultyServer) -> None:
    faulty.faults = {**SECOND, **NO_PYTHON}
    answered(page, most=2)
    faulty.mend()
    page.goto(PROFILE)
    expect(page.get_by_text(CHANGED)).to_be_visible()
    expect(page.locator("#profil")).to_be_hidden()
    faulty.faults = dict(SECOND)
    page.goto(WHOLE)
    assert count(page) == 2


def test_answers_of_an_older_edition_wait_for_python(page: Page, faulty: FaultyServer) -> None:
    faulty.faults = dict(NO_PYTHON)
    answered(page, most=21)
    faulty.faults = {**SECOND, **NO_PYTHON}
    form = Questionnaire(page).open(WHOLE)
    expect(form.failure).to_be_visible()
    expect(form.failure.get_by_text("toutes vos réponses sont encore là")).to_be_hidden()
    expect(form.failure.get_by_text("Vos réponses d’avant")).to_be_visible()
    tick(page, "7.4", "talk")
    assert count(page) == 1
    faulty.faults = dict(SECOND)
    form.retry.click()
    expect(page.locator('input[name="1.1"]:checked')).to_have_count(1)
    assert count(page) == 22
    page.reload()
    assert count(page) == 22


def test_a_result_asked_meanwhile_has_the_answers_of_before(page: Page, faulty: FaultyServer) -> None:
    faulty.faults = dict(NO_PYTHON)
    form = answered(page, most=2)
    both = list(form.statements().values())[:2]
    faulty.faults = dict(SECOND)
    form.open(WHOLE).submit.click()
    expect(form.profile).to_be_visible()
    assert form.strengths() == set(both)


def test_the_profile_waits_for_the_answers_of_before_too(page: Page, faulty: FaultyServer) -> None:
    faulty.faults = dict(NO_PYTHON)
    answered(page, most=2)
    faulty.faults = dict(SECOND)
    page.goto(PROFILE)
    expect(page.locator("#profil h2")).to_be_visible()
    expect(page.locator(".card-sentence")).to_have_count(2)
    expect(page.get_by_role("button", name="Effacer toutes mes réponses")).to_be_visible()
    expect(page.locator("#nouvelles li")).to_have_count(1)
    faulty.faults = {**SECOND, ".wasm": missing}
    page.goto(WHOLE)
    assert count(page) == 2


def test_examples_stay_with_the_answers(visit: BrowserContext) -> None:
    page = visit.new_page()
    example = page.locator("#profil textarea").first
    form = answered(page, most=2)
    with_result(form)
    example.fill(EXAMPLE)
    page.reload()
    with_result(form)
    expect(example).to_have_value(EXAMPLE)
    page.get_by_role("button", name="Phrases plus précises").click()
    expect(page.locator("#precises[aria-pressed=true]")).to_be_visible()
    expect(example).to_have_value(EXAMPLE)
    page.goto(PROFILE)
    expect(example).to_have_value(EXAMPLE)
    example.fill(f"{EXAMPLE} {'x' * 600}")
    back(page)
    expect(example).to_have_value(f"{EXAMPLE} {'x' * 600}"[:500])


def test_examples_are_kept_on_the_device_too(visit: BrowserContext) -> None:
    page = visit.new_page()
    with_result(answered(page, most=2)).locator("#profil textarea").first.fill(EXAMPLE)
    page.get_by_text(KEEP).click()
    page.close()
    page = visit.new_page()
    page.goto(PROFILE)
    expect(page.locator("#profil textarea").first).to_have_value(EXAMPLE)
