"""Links as visitors get and give them."""

import json
from collections.abc import Mapping

from playwright.sync_api import Page

from positioning.edition import Edition
from positioning.link import encode
from tests.paths import asset

from .visiting import PROFILE

HOSTILE = "<img src=x onerror=\"document.title='lost'\"><b>Bonjour</b>"


def link_of(page: Page) -> str:
    return page.locator("[data-link]").input_value()


def link_to(origin: str, answers: Mapping[str, str]) -> str:
    """The link to a result, as its page writes it: `test_sharing` compares the two."""
    words = json.loads(asset("assets/words-*.json").read_text(encoding="utf-8"))
    edition = Edition.from_json(words["editions"][-1])
    return f"{origin}{PROFILE}#{encode(edition, answers)}"


def made(page: Page, **choices: str) -> str:
    """The link that the adviser's page makes."""
    page.goto("/conseiller/")
    for name, text in choices.items():
        page.locator(f"#inviter [name={name}]").fill(text)
    return link_of(page)
