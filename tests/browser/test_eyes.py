"""Letters twice as large, and the colours of the system."""

import pytest
from playwright.sync_api import Page, expect

LARGE = "document.documentElement.style.fontSize = '250%'"
"""Twice the size of this site."""


@pytest.mark.parametrize("address", ["/", "/organismes/", "/faire-le-point/", "/conseiller/"])
def test_letters_twice_as_large_stay_on_the_page(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(address)
    page.evaluate(LARGE)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_tick_is_the_system_s_own_where_it_chooses_the_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/conseiller/")
    expect(page.get_by_label("Travailler en équipe")).to_have_css("appearance", "auto")
