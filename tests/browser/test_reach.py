"""Fingers and enlarged pages: what is to be tapped is large enough, and nothing is out of reach."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from .looks import audit, check_fits
from .pages import KINDS, QUESTIONNAIRE
from .questionnaire import Questionnaire
from .visiting import WHOLE, with_result

UNFOLD = "document.querySelectorAll('details').forEach(fold => { fold.open = true; })"

HEIGHTS = """selector => [...document.querySelectorAll(selector)].filter(node => node.checkVisibility())
  .map(node => [node.textContent.trim(), Math.round(node.getBoundingClientRect().height)])"""

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


@pytest.mark.parametrize("address", KINDS)
def test_a_source_can_be_tapped(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(address)
    page.evaluate(UNFOLD)
    links = page.evaluate(HEIGHTS, ":is(.sources, .official, .changed, .scroll th) a")
    assert not [link for link in links if link[1] < 24]


@pytest.mark.parametrize("address", ["/organismes/", "/", "/domaines/calculer-et-raisonner/", "/imprimer/"])
def test_where_a_candidate_taps_there_is_room(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(address)
    page.evaluate(UNFOLD)
    links = page.evaluate(HEIGHTS, ".regions a, .links a, #toutes-les-pages a")
    assert len(links) > 10
    assert not [link for link in links if link[1] < 44]


@pytest.mark.parametrize("address", KINDS)
def test_the_parts_of_a_page_are_in_order(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(UNFOLD)
    levels: list[int] = page.locator("main :is(h1, h2, h3, h4, h5, h6)").evaluate_all(
        "heads => heads.map(head => Number(head.localName[1]))"
    )
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    expect(page.locator("main aside")).to_have_count(0)


@pytest.mark.parametrize(
    "address", [address for address in KINDS if "domaines" in address or "organismes" in address]
)
def test_what_is_folded_has_no_barrier(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(address)
    page.evaluate(UNFOLD)
    assert audit(page) == []


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
