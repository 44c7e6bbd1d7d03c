"""Somebody who is convinced reaches a person, by telephone or a search form, in three taps from home."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.model.doors import Door
from tests.own import own

from .pages import QUESTIONNAIRE
from .questionnaire import Questionnaire
from .visiting import with_result

DOORS = {door.id: door for door in own().doors}
EVALUATOR, ADVISER, LINE = (DOORS[id_] for id_ in ("conseiller-clea", "cep", "illettrisme-info-service"))
TAPS = 3


class Finger:
    """Taps what is in reach, as on a phone, and counts; the last tap would leave the site."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0
        page.set_viewport_size({"width": 360, "height": 640})
        page.goto("/")

    def tap(self, target: Locator) -> None:
        """Tap something that is shown and large enough."""
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        assert box and box["height"] >= 40, "too small for a finger"
        target.click()
        self.taps += 1

    def leave(self, name: str, href: str) -> None:
        """The last tap: the link says where to, leads there in the same tab, and sends no referrer."""
        link = self.page.get_by_role("main").get_by_role("link", name=name)
        expect(link).to_have_attribute("href", href)
        assert link.get_attribute("target") is None
        assert link.get_attribute("rel") == "noreferrer"
        self.page.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), lambda route: route.abort())
        if href.startswith("http"):
            with self.page.expect_request(href) as asked:
                self.tap(link)
            assert "referer" not in asked.value.headers
        else:
            self.tap(link)
        assert self.taps <= TAPS


@pytest.mark.parametrize("door", [EVALUATOR, ADVISER], ids=lambda door: door.id)
def test_a_job_seeker_reaches_somebody_from_home(page: Page, door: Door) -> None:
    Finger(page).leave(door.label, door.href)


def test_an_employee_reaches_a_free_adviser_by_the_page_of_money(page: Page) -> None:
    finger = Finger(page)
    finger.tap(page.get_by_role("button", name="Menu"))
    finger.tap(page.locator("#menu").get_by_role("link", name="Financer"))
    finger.leave(ADVISER.label, ADVISER.href)


def test_somebody_who_reads_with_difficulty_reaches_a_telephone(page: Page) -> None:
    finger = Finger(page)
    finger.tap(page.get_by_role("button", name="Menu"))
    finger.tap(page.locator("#menu").get_by_role("link", name="Trouver un lieu", exact=True))
    finger.leave(LINE.label, LINE.href)


def test_guadeloupe_reaches_somebody_by_the_search(page: Page) -> None:
    finger = Finger(page)
    finger.tap(page.get_by_role("button", name="Chercher"))
    page.get_by_role("searchbox", name="Chercher dans le site").fill("guadeloupe")
    finger.tap(page.get_by_role("dialog").get_by_role("link").first)
    expect(page).to_have_url(re.compile("/organismes/departements/971/$"))
    finger.leave(EVALUATOR.label, EVALUATOR.href)


def test_a_result_ends_with_a_door_that_was_not_there_before(page: Page) -> None:
    form = Questionnaire(page).open(QUESTIONNAIRE)
    door = page.get_by_role("link", name=EVALUATOR.label)
    expect(door).to_be_hidden()
    form.answer(most=2)
    with_result(form)
    expect(door).to_be_visible()
