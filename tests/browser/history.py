"""Back and Forward, to a page that the browser has kept whole (`pageshow.persisted`)."""

from playwright.sync_api import Page

SHOWN = "window.shown = []; addEventListener('pageshow', ({ persisted }) => shown.push(persisted));"
"""Remembers how a page was shown each time; a script for the fixture `visit`."""

RESTORED = "() => shown.at(-1)"


def back(page: Page) -> Page:
    """Back, and nothing less than the page as it was left: a new one would prove nothing."""
    page.go_back(wait_until="commit")
    page.wait_for_function(RESTORED)
    return page


def forward(page: Page) -> Page:
    """The same, forward."""
    page.go_forward(wait_until="commit")
    page.wait_for_function(RESTORED)
    return page
