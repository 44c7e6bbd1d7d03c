"""A visit along the path, one statement a screen."""

import re

from playwright.sync_api import Page, expect


def at(page: Page, id_: str, named: bool = True) -> None:
    """Is this screen shown, and named in the address? It is from the first answer on, or the first step."""
    expect(page.locator(f"#{id_}")).to_be_visible()
    expect(page.locator("fieldset:visible")).to_have_count(1 if id_.startswith("q-") else 0)
    expect(page).to_have_url(re.compile(f"#{id_}$" if named else "/$"))


def answer(page: Page, rank: int = 0, way: str = "click") -> None:
    """Choose an answer (`click` or `tap`), in the tab that one looks at; the next screen is there afterwards.

    The address is no sign of it: the first answer names its own screen there, before that one is left.
    Each frame is looked at: `expect` looks ever more rarely.
    """
    page.bring_to_front()
    asked = page.locator("fieldset:visible").get_attribute("id")
    getattr(page.locator(f"#{asked} .answer").nth(rank), way)()
    page.wait_for_function("id => !document.getElementById(id).checkVisibility()", arg=asked)


def to_the_end(page: Page, rank: int = 0) -> None:
    while page.locator("#voila").is_hidden():
        answer(page, rank)
    at(page, "voila")
