"""Nothing moves; small screens, thumbs, large letters and French typography, on every kind of page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .looks import SIZES, check_fits, check_sizes, check_typography
from .pages import KINDS, QUESTIONNAIRE
from .visiting import PROFILE, WHOLE, answered, with_result

WIDTHS = (360, 320)
"""320 is also what remains of 1280 when a page is enlarged to 400 %."""

SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => { for (const shift of list.getEntries()) window.shifted += shift.value; })
  .observe({ type: "layout-shift", buffered: true });
"""

LARGE = "size => { document.documentElement.style.fontSize = size; }"

HEIGHTS = """selector => [...document.querySelectorAll(selector)].filter(node => node.checkVisibility())
  .map(node => [node.textContent.trim(), Math.round(node.getBoundingClientRect().height)])"""

SOURCES = ":is(.sources, .changed, .scroll th) a"
"""What is looked up, and is as high as its line."""

TAPPED = ".regions a, .links a, #toutes-les-pages a"
"""Where a candidate taps."""


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
    """A small phone, with fingers and motion."""
    with browser.new_context(base_url=origin, locale="fr-FR", has_touch=True) as context:
        page = context.new_page()
        page.set_viewport_size({"width": 360, "height": 740})
        yield page


def comes_still(page: Page, address: str, slower: int = 1) -> None:
    """Open a page, in which nothing moves meanwhile."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.add_init_script(SHIFTS)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(100 * slower)
    assert page.evaluate("shifted") <= 0.01


def fits(page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        check_fits(page)
        check_sizes(page)


@pytest.mark.parametrize("address", KINDS)
def test_a_page_comes_still_and_fits_small_screens_thumbs_and_eyes(phone: Page, address: str) -> None:
    comes_still(phone, address)
    fits(phone)
    phone.set_viewport_size({"width": 360, "height": 740})
    phone.evaluate(LARGE, "250%")  # twice the size of this site
    check_fits(phone)
    phone.evaluate(LARGE, "")
    phone.evaluate(REVEAL)
    assert not [link for link in phone.evaluate(HEIGHTS, SOURCES) if link[1] < 24]
    tapped = phone.evaluate(HEIGHTS, TAPPED)
    assert len(tapped) > 10 and not [link for link in tapped if link[1] < 44]
    check_typography(phone)
    assert phone.evaluate(BROKEN) == []


COMING = [
    *((address, 1280, 1) for address in KINDS),
    *((address, width, 6) for address in (WHOLE, QUESTIONNAIRE) for width in (360, 1280)),
]
"""Pages, widths, and how many times slower the processor is: a slow one shows what it has read so far."""


@pytest.mark.parametrize(("address", "width", "slower"), COMING)
def test_a_page_comes_still_on_large_screens_and_slowly(
    phone: Page, address: str, width: int, slower: int
) -> None:
    phone.set_viewport_size({"width": width, "height": 740})
    comes_still(phone, address, slower)


def test_the_list_and_its_result_fit_and_the_result_keeps_its_typography(phone: Page) -> None:
    form = answered(phone, QUESTIONNAIRE)
    labels = phone.evaluate(SIZES, "label.answer")
    assert len(labels) == 5 * phone.locator("fieldset").count() > 0
    assert not [label for label in labels if label[2] < 44]
    with_result(form)
    fits(phone)
    check_typography(phone)


def test_the_table_of_a_result_fits_on_both_its_pages(phone: Page) -> None:
    with_result(answered(phone, WHOLE, most=20))
    check_table(phone)
    phone.goto(PROFILE)
    check_table(phone)


def check_table(page: Page) -> None:
    page.get_by_text("Voir la même chose en tableau").click()
    table = page.get_by_role("table")
    expect(table).to_be_visible()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 640})
        check_fits(page)
        assert table.evaluate(CUT) == []


def test_a_tick_is_the_system_s_own_where_it_chooses_the_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/conseiller/")
    expect(page.get_by_label("Travailler en équipe")).to_have_css("appearance", "auto")
