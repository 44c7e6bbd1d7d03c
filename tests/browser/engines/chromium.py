"""Chromium, by Playwright, as in all the other tests."""

from typing import Any

from playwright.sync_api import Browser, Error

from .visitor import Visitor

TRIES = 5
"""How often a page is asked that goes away meanwhile."""


class ChromiumVisitor(Visitor):
    """A tab in a context of its own."""

    def __init__(self, browser: Browser) -> None:
        self.context = browser.new_context(locale="fr-FR")
        self.page = self.context.new_page()

    def go(self, address: str) -> None:
        self.page.goto(address)

    def run(self, function: str, *given: Any) -> Any:
        script = f"(given) => ({function})(...given)"
        for _ in range(TRIES - 1):
            try:
                return self.page.evaluate(script, list(given))
            except Error as problem:  # another page came meanwhile, or is coming still
                if "context was destroyed" not in problem.message:
                    raise
                self.page.wait_for_load_state()
        return self.page.evaluate(script, list(given))

    def touch(self, x: int, y: int) -> None:
        self.page.mouse.click(x, y)

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)

    def key(self, name: str) -> None:
        self.page.keyboard.press(name)

    def picture(self) -> bytes:
        return self.page.screenshot()

    def reopen(self) -> None:
        before, self.page = self.page, self.context.new_page()
        before.close()

    def close(self) -> None:
        self.context.close()
