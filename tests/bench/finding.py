"""How long an organism takes to be found among many: each letter typed, until the answers stand there."""

from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from playwright.sync_api import Page, sync_playwright

from generator.publishing.serve import server
from tests.bench.visits import new_browser
from tests.browser.conftest import served
from tests.fictitious import places

TYPE = """words => {
  const [field, list] = ["trouver-mots", "trouver-reponses"].map((id) => document.getElementById(id));
  return new Promise((done) => {
    const begun = performance.now();
    const seen = new MutationObserver(() => { seen.disconnect(); done(performance.now() - begun); });
    seen.observe(list, { childList: true });
    field.value = words;
    field.dispatchEvent(new Event("input"));
  });
}"""
"""Milliseconds from a letter to the answers; their number is said once nobody types any more."""


class Found(NamedTuple):
    """Milliseconds: the first answer, which waits for the index; then the median and the longest one."""

    first: float
    usual: float
    longest: float


def find(site: Path, count: int, seed: int) -> Found:
    """Type the towns of some places of a site, letter by letter."""
    towns = [place["commune"] for place in places(count, seed)][:20]
    with served(server(site)) as origin, sync_playwright() as playwright, new_browser(playwright) as browser:
        page = browser.new_page()
        page.goto(f"{origin}/organismes/", wait_until="networkidle")
        first = _typed(page, towns[0])
        rest = [_typed(page, town[:end]) for town in towns for end in range(2, len(town) + 1)]
    return Found(first, median(rest), max(rest))


def _typed(page: Page, words: str) -> float:
    took: Any = page.evaluate(TYPE, words)
    return float(took)
