"""A visitor in any browser: what one does and sees, on top of the few things that each engine can do."""

import time
from abc import ABC, abstractmethod
from typing import Any

PATIENCE = 20.0
"""Seconds before a visitor gives up: ample, since other workers want the processor too."""

IN_SIGHT = """
  const plain = (node) => (node.innerText ?? node.textContent).replace(/\\s+/g, " ").trim();
  const inSight = (css, text) => [...document.querySelectorAll(css)].filter(
    (node) => node.checkVisibility({ visibilityProperty: true }) && plain(node).includes(text));
"""
"""The elements that are shown and hold a text, whatever its kinds of space."""

PLACE = f"""(css, text) => {{{IN_SIGHT}
  const [found] = inSight(css, text);
  if (!found) return null;
  found.scrollIntoView({{ block: "center", behavior: "instant" }});
  const {{ x, y, width, height }} = found.getBoundingClientRect();
  const place = [Math.round(x + width / 2), Math.round(y + height / 2)];
  const [before, now] = [window.placeBefore, String(place)];
  window.placeBefore = now;
  return before === now && found.contains(document.elementFromPoint(...place)) ? place : null;
}}"""
"""Where the first of them can be touched: standing still, and with nothing over it."""

COUNT = f"(css, text) => {{{IN_SIGHT} return inSight(css, text).length; }}"

TEXT = f"(css) => {{{IN_SIGHT} return inSight(css, '').map(plain).join(' '); }}"


KEYS = {"Tab": "\ue004", "Enter": "\ue007", "ArrowDown": "\ue015", "Space": " "}
"""Keys by the names that pages know them by, as both WebDrivers spell them."""


class Visitor(ABC):
    """Somebody who has never been here, with one tab open."""

    @abstractmethod
    def go(self, address: str) -> None:
        """Open an address and wait until it is loaded."""

    @abstractmethod
    def run(self, function: str, *given: Any) -> Any:
        """What a JavaScript function returns in the page; JSON in, JSON out."""

    @abstractmethod
    def touch(self, x: int, y: int) -> None:
        """Press and release at a place of the window, in CSS pixels."""

    @abstractmethod
    def write(self, text: str) -> None:
        """Type into whatever has the focus."""

    @abstractmethod
    def picture(self) -> bytes:
        """The window as a PNG."""

    @abstractmethod
    def reopen(self) -> None:
        """Close the tab and open another one on the same device."""

    @abstractmethod
    def close(self) -> None:
        """Leave; nothing of the visit remains."""

    def until(self, function: str, *given: Any) -> Any:
        """Wait until a JavaScript function returns something; return it.

        Raises:
            TimeoutError: it did not within PATIENCE.
        """
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := self.run(function, *given):
                return found
            time.sleep(0.05)
        raise TimeoutError(f"{function} {given} on a page that says: {self.text('main')[:2000]}")

    def key(self, name: str) -> None:
        """Press and release a key, by its name in KEYS."""
        self.write(KEYS[name])

    def tab_to(self, css: str, most: int = 40) -> None:
        """Go with the Tab key to an element; fail when that takes too many."""
        for _ in range(most):
            if self.run("(css) => Boolean(document.activeElement?.matches(css))", css):
                return
            self.key("Tab")
        raise AssertionError(
            f"Tab does not lead to {css}: {self.run('() => document.activeElement.outerHTML')}"
        )

    def press(self, text: str, css: str = "button") -> None:
        """Touch the first element in sight that holds this text."""
        self.touch(*self.until(PLACE, css, text))

    def see(self, css: str, text: str = "") -> None:
        """Wait until an element that holds this text is in sight."""
        self.until(COUNT, css, text)

    def sees(self, css: str, text: str = "") -> bool:
        """Whether it is in sight now."""
        return bool(self.run(COUNT, css, text))

    def text(self, css: str) -> str:
        """The words in sight in these elements, with ordinary spaces only."""
        return str(self.run(TEXT, css))


def touched(x: int, y: int) -> list[dict[str, Any]]:
    """A press and release, as WebDriver and WebDriver BiDi both spell it."""
    steps = [{"type": "pointerMove", "x": x, "y": y}, {"type": "pointerDown", "button": 0}]
    return [{"type": "pointer", "id": "mouse", "actions": [*steps, {"type": "pointerUp", "button": 0}]}]


def written(text: str) -> list[dict[str, Any]]:
    """The keys of a text, as WebDriver and WebDriver BiDi both spell them."""
    steps = [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")]
    return [{"type": "key", "id": "keys", "actions": steps}]
