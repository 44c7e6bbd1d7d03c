"""Enlarged pages: nothing is out of reach."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from .looks import check_fits
from .pages import QUESTIONNAIRE
from .questionnaire import Questionnaire
from .visiting import WHOLE, with_result

ENLARGED: ViewportSize = {"width": 320, "height": 256}
"""A window of 1280 × 1024 at 400 %."""

CONTROLS = (
    "main :is(a, button, summary, textarea, select, label.answer, input[type=text]), .top :is(a, button)"
)

OUT_OF_REACH = """selector => [...document.querySelectorAll(selector)].filter(node => node.checkVisibility())
  .filter(node => {
    node.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = node.getClientRects()[0];
    const there = document.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight) / 2);
    return !node.contains(there) && !there?.contains(node);
  }).map(node => node.outerHTML.slice(0, 120))"""
"""What something else covers, or the edge cuts off, wherever one scrolls."""

COVERED = """() => {
  const focused = document.activeElement;
  const { top, bottom, left, right } = focused.getBoundingClientRect();
  const middle = [left + right, Math.max(top, 0) + Math.min(bottom, innerHeight)].map(sum => sum / 2);
  const there = document.elementFromPoint(...middle);
  const near = focused.closest("label") ?? focused;
  return near.contains(there) || there?.contains(near) ? null : focused.outerHTML.slice(0, 120);
}"""
"""What has the focus, if nothing of its middle can be seen."""


def check_reach(page: Page) -> None:
    """All controls can be tapped, and all that takes the focus is seen."""
    assert page.locator(CONTROLS).count() > 5
    assert page.evaluate(OUT_OF_REACH, CONTROLS) == []
    check_fits(page)
    page.evaluate("scrollTo(0, 0)")
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate(COVERED) is None


@pytest.mark.parametrize("address", [WHOLE, QUESTIONNAIRE])
def test_at_400_per_cent_the_path_is_within_reach(page: Page, address: str) -> None:
    page.set_viewport_size(ENLARGED)
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-way", "path")
    check_reach(page)
    page.locator("fieldset:visible .answer").first.click()
    expect(page.locator("#retour")).to_be_visible()
    check_reach(page)
    page.goto(f"{WHOLE}#voila")
    expect(page.locator("#voila")).to_be_visible()
    check_reach(page)


def test_at_400_per_cent_the_list_and_its_result_are_within_reach(page: Page) -> None:
    page.set_viewport_size(ENLARGED)
    form = Questionnaire(page).open(WHOLE)
    form.answer(most=6)
    check_reach(page)
    with_result(form)
    check_reach(page)
