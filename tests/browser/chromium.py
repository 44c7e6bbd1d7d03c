"""A Chromium for the tests: the system's if it has one, else Playwright's."""

from playwright.sync_api import sync_playwright

from .system import found


def executable() -> str | None:
    """The path of the system's Chromium, or None for Playwright's own."""
    return found("chromium", "chromium-browser", "google-chrome")


def shell() -> str | None:
    """The path of the system's Chromium without a window, or None for Playwright's own.

    The same engine, for a third of the work: no toolbar is made for each visitor, and never shown.
    """
    return found("chromium-headless-shell", "chrome-headless-shell")


def version(path: str | None) -> str:
    """The version of a browser, started as the tests start it.

    Raises:
        Error: the browser is missing or does not start.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        try:
            return browser.version
        finally:
            browser.close()
