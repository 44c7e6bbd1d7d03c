"""Links as visitors get and give them."""

from playwright.sync_api import Page

HOSTILE = "<img src=x onerror=\"document.title='lost'\"><b>Bonjour</b>"


def link_of(page: Page) -> str:
    return page.locator("[data-link]").input_value()


def made(page: Page, **choices: str) -> str:
    """The link that the adviser's page makes."""
    page.goto("/conseiller/")
    for name, text in choices.items():
        page.locator(f"#inviter [name={name}]").fill(text)
    return link_of(page)
