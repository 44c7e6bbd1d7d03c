"""What the search of the site finds: one entry a page and a section, as plain text."""

import json
import re
from collections.abc import Iterable, Iterator

from lxml import etree, html

from .page import Page

HEADS = ("h2", "dt")
"""What begins a section when it has an anchor."""

Section = list[str]
"""[anchor, heading, text]"""


def search_index(pages: Iterable[tuple[str, Page]]) -> bytes:
    """The index as JSON: a list of [address below the root, page, section, text, keywords]."""
    rows = [row for path, page in pages for row in _entries(path, page)]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _entries(path: str, page: Page) -> Iterator[list[str]]:
    if page.listed:
        yield [path, page.title, "", "", page.keywords]
        return
    for anchor, heading, text in _sections(page.body):
        address = f"{path}#{anchor}" if anchor else path
        yield [address, page.title, _plain(heading), _plain(text), "" if anchor else page.keywords]


def _sections(body: str) -> list[Section]:
    """A page's body, cut at its headings with an anchor."""
    sections, heading = [["", "", ""]], None
    for event, element in etree.iterwalk(html.fragment_fromstring(body, "div"), ("start", "end")):
        if event == "start" and element.tag in HEADS and element.get("id"):
            sections.append([element.get("id"), "", ""])
            heading = element
        said = element.text if event == "start" else element.tail
        if event == "end" and element is heading:
            heading = None
        # What a program reads, and a comment, say nothing to anybody.
        if said and (event == "end" or element.tag not in ("script", etree.Comment)):
            sections[-1][2 if heading is None else 1] += f" {said}"
    return sections


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
