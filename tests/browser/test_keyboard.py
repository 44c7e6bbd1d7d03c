"""The whole journey with a keyboard: every stop is in sight, uncovered and outlined."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from .pages import QUESTIONNAIRE
from .questionnaire import LEVELS, STRENGTHS, Questionnaire

HERE = """() => {
  const element = document.activeElement;
  const shown = element.closest(".answer") ?? element;
  const box = [...shown.getClientRects()].find(rect => rect.width && rect.height) ?? new DOMRect();
  const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const style = getComputedStyle(shown);
  return {
    place: element === document.body ? -1 : [...document.all].indexOf(element),
    element: element.outerHTML.slice(0, 100),
    hidden: Boolean(element.closest("#menu")),
    seen: box.width > 0 && box.top > -1 && box.left > -1
      && box.right < innerWidth + 1 && box.bottom < innerHeight + 1,
    covered: !shown.contains(hit),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""

STOPS = """() => new Set([...document.querySelectorAll("a[href], button, summary, input, textarea")]
  .filter(stop => stop.checkVisibility({ visibilityProperty: true }))
  .map(stop => stop.type === "radio" ? stop.name : stop)).size"""
"""How many places the Tab key must reach: a group of radio buttons is one."""


class Stop(NamedTuple):
    """Where the focus is: `place` counts the page's elements, and is negative for the page itself."""

    place: int
    element: str
    hidden: bool
    seen: bool
    covered: bool
    outlined: bool


@pytest.fixture
def page(browser: Browser, origin: str) -> Iterator[Page]:
    """A page whose visitor has no mouse."""
    viewport: ViewportSize = {"width": 360, "height": 640}
    with browser.new_context(base_url=origin, viewport=viewport, reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ["/", "/questions/", "/domaines/calculer-et-raisonner/", QUESTIONNAIRE])
def test_every_stop_is_in_sight_and_none_is_left_out(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(address)
    stops = list(walk(page, "Tab"))
    assert len(stops) == page.evaluate(STOPS)
    assert len(list(walk(page, "Shift+Tab"))) == len(stops)
    assert not any(stop.hidden for stop in stops)


def test_the_skip_link_leads_past_the_header(page: Page) -> None:
    page.goto("/")
    press(page, "Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    press(page, "Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_menu_opens_closes_and_gives_the_focus_back(page: Page) -> None:
    page.goto("/")
    button = page.get_by_role("button", name="Menu")
    reach(page, "Menu")
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    items = page.locator("#menu a").count()
    assert [press(page, "Tab").hidden for _ in range(items)] == [True] * items
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_leaving_the_menu_closes_it(page: Page) -> None:
    page.goto("/")
    reach(page, "Menu")
    page.keyboard.press("Enter")
    expect(page.locator("#menu")).to_be_visible()
    while press(page, "Tab").hidden:
        pass
    expect(page.locator("#menu")).to_be_hidden()


def test_the_search_opens_answers_and_gives_the_focus_back(page: Page) -> None:
    page.goto("/")
    reach(page, "Chercher")
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    check(here(page))
    page.keyboard.type("calcul")
    links = page.get_by_role("dialog").get_by_role("link")
    expect(links).not_to_have_count(0)
    for _ in links.all():
        assert "<a " in press(page, "Tab").element
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Chercher")).to_be_focused()


def test_enter_in_the_search_opens_the_first_result(page: Page) -> None:
    page.goto("/")
    reach(page, "Chercher")
    page.keyboard.press("Enter")
    page.keyboard.type("calcul")
    first = page.get_by_role("dialog").get_by_role("link").first
    address = first.evaluate("link => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def test_a_questionnaire_is_answered_and_read(page: Page) -> None:
    form = Questionnaire(page).open(QUESTIONNAIRE)
    statements = form.statements()
    answers = {
        criterion: answer(page, criterion, number % len(LEVELS))
        for number, criterion in enumerate(statements)
    }
    press(page, "Tab")
    expect(form.submit).to_be_focused()
    page.keyboard.press("Enter")
    heading = form.profile.get_by_role("heading", level=2)
    expect(heading).to_be_focused()
    assert here(page).seen and not here(page).covered
    assert form.ticked() == answers
    assert form.strengths() == {
        statements[criterion] for criterion in answers if answers[criterion] in STRENGTHS
    }
    fields = form.profile.get_by_role("textbox").count()
    assert all("<textarea" in press(page, "Tab").element for _ in range(fields))
    assert "Copier mes phrases" in press(page, "Tab").element


def answer(page: Page, criterion: str, level: int) -> str:
    """Go to the next question and tick a level with Space, then the arrows; give its id."""
    while f'name="{criterion}"' not in press(page, "Tab").element:
        pass
    page.keyboard.press("Space")
    for _ in range(level):
        press(page, "ArrowDown")
    return LEVELS[level]


def reach(page: Page, name: str) -> None:
    """Press Tab until a button has the focus."""
    button = page.get_by_role("button", name=name)
    while not button.evaluate("node => node === document.activeElement"):
        assert press(page, "Tab").place >= 0, f"{name} is never reached"


def walk(page: Page, key: str) -> Iterator[Stop]:
    """Press a key from one end of the page to the other, where the browser may start again."""
    visited = {-1}
    while (stop := press(page, key)).place not in visited:
        visited.add(stop.place)
        yield stop


def press(page: Page, key: str) -> Stop:
    """Press a key; what has the focus then must be found at a glance."""
    page.keyboard.press(key)
    return check(here(page))


def check(stop: Stop) -> Stop:
    assert stop.place < 0 or (stop.seen and not stop.covered and stop.outlined), stop
    return stop


def here(page: Page) -> Stop:
    found: dict[str, Any] = page.evaluate(HERE)
    return Stop(**found)
