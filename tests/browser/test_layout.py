"""Small screens, thumbs and French typography, on every kind of page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from .looks import SIZES, check_fits, check_sizes, check_typography
from .pages import KINDS, QUESTIONNAIRE
from .questionnaire import Questionnaire

WIDTHS = (320, 360)
"""320 is also what remains of 1280 when a page is enlarged to 400 %."""


REVEAL = """() => {
  for (const node of document.querySelectorAll("[hidden]")) node.hidden = false;
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  document.querySelector("dialog").show();
}"""


CUT = """table => [table, ...table.querySelectorAll("th, td")]
  .filter(({scrollWidth, clientWidth}) => scrollWidth > clientWidth)
  .map(node => node.outerHTML.slice(0, 120))"""
"""What is wider than its place."""

BROKEN = """() => [...document.querySelectorAll("img, svg")].filter(picture => picture.checkVisibility())
  .filter(picture => !picture.getBoundingClientRect().width || picture.naturalWidth === 0)
  .map(picture => picture.outerHTML.slice(0, 120))"""


@pytest.fixture
def phone(browser: Browser, origin: str) -> Iterator[Page]:
    viewport: ViewportSize = {"width": 320, "height": 640}
    with browser.new_context(base_url=origin, viewport=viewport, reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.mark.parametrize("address", KINDS)
def test_a_page_fits_small_screens_and_thumbs(phone: Page, address: str) -> None:
    phone.goto(address)
    for width in WIDTHS:
        phone.set_viewport_size({"width": width, "height": 640})
        check_fits(phone)
        check_sizes(phone)
    phone.evaluate(REVEAL)
    check_typography(phone)
    assert phone.evaluate(BROKEN) == []


def test_the_result_fits_and_keeps_its_typography(phone: Page) -> None:
    form = Questionnaire(phone).open(QUESTIONNAIRE)
    form.answer()
    form.submit.click()
    expect(form.profile).to_be_visible()
    check_fits(phone)
    check_sizes(phone)
    check_typography(phone)


@pytest.mark.parametrize("address", ["/faire-le-point/", "/faire-le-point/profil/"])
def test_the_table_of_a_result_fits(phone: Page, address: str) -> None:
    form = Questionnaire(phone).open("/faire-le-point/")
    form.answer(most=20)
    form.submit.click()
    expect(form.profile).to_be_visible()
    phone.goto(address)
    if address == "/faire-le-point/":
        form.submit.click()
    phone.get_by_text("Voir la même chose en tableau").click()
    table = phone.get_by_role("table")
    expect(table).to_be_visible()
    for width in WIDTHS:
        phone.set_viewport_size({"width": width, "height": 640})
        check_fits(phone)
        assert table.evaluate(CUT) == []


def test_every_answer_is_at_least_as_high_as_a_thumb(phone: Page) -> None:
    Questionnaire(phone).open(QUESTIONNAIRE)
    labels = phone.evaluate(SIZES, "label.answer")
    assert len(labels) == 5 * phone.locator("fieldset").count() > 0
    assert not [label for label in labels if label[2] < 44]


def test_the_open_menu_and_search_fit(phone: Page) -> None:
    phone.goto("/")
    phone.get_by_role("button", name="Menu").click()
    check_fits(phone)
    check_sizes(phone)
    phone.get_by_role("button", name="Chercher").click()
    phone.get_by_role("searchbox").fill("calcul")
    expect(phone.get_by_role("dialog").get_by_role("link")).not_to_have_count(0)
    check_fits(phone)
    check_sizes(phone)
