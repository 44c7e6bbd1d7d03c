"""What a page looks like: to axe, to thumbs, to who reads French, on paper."""

import io
import re
import unicodedata
from pathlib import Path
from typing import Any, Literal

import pypdf
from playwright.sync_api import Page

from .questionnaire import plain

AXE = Path("widgets/node_modules/axe-core/axe.min.js")


LOOKS: tuple[tuple[int, Literal["light", "dark"], tuple[str, ...]], ...] = (
    (360, "light", ()),
    (360, "dark", ("color-contrast", "scrollable-region-focusable")),
    (1280, "light", ("color-contrast",)),
    (1280, "dark", ()),
)
"""Each width and scheme, and the rules to look at there, or all: with the scheme only colours differ."""

RUN = """async (rules) => {
  await Promise.allSettled(document.getAnimations().map(motion => motion.finished));
  const chosen = rules.length ? { runOnly: rules } : {};
  const { violations, passes } = await axe.run({ resultTypes: ["violations"], ...chosen });
  if (!rules.length && !passes.length) throw new Error("axe has looked at nothing");
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any }) => [
    id, target.join(" "), any.map(({ message }) => message).join(" ; ")]));
}"""


def check(page: Page) -> None:
    """Audit a page, as it is, in every width and scheme; on the smallest screen it fits, and thumbs do."""
    page.set_viewport_size({"width": 320, "height": 640})
    check_fits(page)
    check_sizes(page)
    found: dict[str, Any] = {}
    for width, scheme, rules in LOOKS:
        page.set_viewport_size({"width": width, "height": 740})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found[f"{width} {scheme}"] = audit(page, *rules)
        # From the second look on, what is folded too.
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    assert not any(found.values()), {look: faults for look, faults in found.items() if faults}


def audit(page: Page, *rules: str) -> list[list[str]]:
    """What axe finds, by all its rules or by some: [rule, element, what would mend it]."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    violations: list[list[str]] = page.evaluate(RUN, list(rules))
    return violations


SIZES = """selector => [...document.querySelectorAll(selector)].filter(node => node.checkVisibility())
  .filter(node => !node.matches("li > a") || node.textContent.trim() === node.parentNode.textContent.trim())
  .map(node => [node.textContent.trim(), node.getBoundingClientRect()])
  .map(([text, {width, height}]) => [text, Math.round(width * 10) / 10, Math.round(height * 10) / 10])"""
"""What is seen: [text, width, height]. A link within a sentence is as high as its line, and left out."""

WIDTH = "(({scrollWidth, clientWidth}) => [scrollWidth, clientWidth])(document.documentElement)"

WIDE = """() => [...document.querySelectorAll("body *")]
  .filter(node => node.getBoundingClientRect().right > document.documentElement.clientWidth)
  .map(node => node.outerHTML.slice(0, 120))"""

BREAKABLE = re.compile(r".{0,30}(?:[ \t][;:!?»]|«[ \t\n]).{0,30}")
"""Where a line could end before one of these signs, or after «."""

BUTTONS = "button, .md-button, summary, input[type=search]"

MENU = "#menu a, .top-links a, .top-buttons a, .brand"

LISTS = "main li > a, nav li > a"


def check_fits(page: Page) -> None:
    wide, seen = page.evaluate(WIDTH)
    assert wide <= seen, (page.viewport_size, page.evaluate(WIDE))


def check_sizes(page: Page) -> None:
    buttons = page.evaluate(SIZES, BUTTONS)
    assert buttons, "every page has buttons"
    assert not [button for button in buttons if min(button[1:]) < 44]
    assert not [link for link in page.evaluate(SIZES, MENU) if link[2] < 44]
    links = page.evaluate(SIZES, LISTS)
    assert links, "every page ends with a list of links"
    assert not [link for link in links if link[2] < 24]


def check_typography(page: Page) -> None:
    """What is read without a click, and what a click shows: the page's text as it is laid out."""
    text = page.locator("body").inner_text()
    assert "CléA" in text
    assert BREAKABLE.findall(text) == []


def printed(page: Page) -> list[str]:
    """The text of each sheet."""
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    # Some fonts write « fi » as one sign.
    return [plain(unicodedata.normalize("NFKC", sheet.extract_text())) for sheet in pdf.pages]
