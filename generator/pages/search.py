"""What the search of the site finds: one entry a page and a section, a question among them, as plain text."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree, html

from ..model.referential import Referential
from ..reading.territory import large_towns
from .page import Page

HEADS = ("h2", "dt", "summary")
"""What begins a section when it, or what it opens, has an anchor."""

UNSAID = (
    "//script | //aside | //nav | //form | //template | //comment() | //*[@hidden]"
    "| //*[@class='sources'] | //details[@class='changed']"
)
"""What says nothing to who searches: data, what is not shown, what comes back on other pages."""

TOWN = 6_000
"""From how many inhabitants on a commune leads to its département; a postal code always does."""

Section = list[str]
"""[anchor, heading, text]"""


def search_index(pages: Iterable[tuple[str, Page]], model: Referential) -> bytes:
    """The index as JSON.

    {"rows": [[address below the root, page, section, text, keywords, is it for candidates?], …],
    "towns": {département's code: [name, …]}, "words": what it knows of French,
    "doors": [[label, address, where], …]}; the rows are in the order of the pages.
    """
    rows = [row for path, page in pages for row in _entries(path, page)]
    found = {"rows": rows, "towns": large_towns(TOWN), "words": _words(model), "doors": _doors(model)}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _words(model: Referential) -> dict[str, Any]:
    searching = model.searching
    synonyms = {word: searching.expanded(word) for word in searching.synonyms}
    return {"silent": searching.silent, "families": searching.families, "synonyms": synonyms}


def _doors(model: Referential) -> list[list[str]]:
    """Where to go when nothing was found."""
    named = model.words["doors"]["search_doors"]
    return [[door.label, door.href, door.where] for door in model.doors if door.id in named]


def _entries(path: str, page: Page) -> Iterator[list[str | int]]:
    aloud = int(page.aloud)
    if page.listed:
        yield [path, page.title, "", "", page.keywords, aloud]
        return
    for anchor, heading, text in _sections(page.body):
        address = f"{path}#{anchor}" if anchor else path
        yield [address, page.title, _plain(heading), _plain(text), "" if anchor else page.keywords, aloud]


def _sections(body: str) -> list[Section]:
    """A page's body, cut at its headings with an anchor."""
    root = html.fragment_fromstring(body, "div")
    for element in root.xpath(UNSAID):
        if element.getparent() is not None:
            element.drop_tree()
    sections, heading = [["", "", ""]], None
    for event, element in etree.iterwalk(root, ("start", "end")):
        if event == "start" and element.tag in HEADS and (anchor := _anchor(element)):
            sections.append([anchor, "", ""])
            heading = element
        text = element.text if event == "start" else element.tail
        if event == "end" and element is heading:
            heading = None
        if text:
            sections[-1][2 if heading is None else 1] += f" {text}"
    return sections


def _anchor(head: Any) -> str:
    """Its own, or that of what it is the first word of: a question's, a step's."""
    own = head.get("id") or ("" if head.getprevious() is not None else head.getparent().get("id"))
    return own or ""


def _plain(text: str) -> str:
    # No-break spaces stay: what answers is shown as the page says it.
    return re.sub(r"[ \t\r\n]+", " ", text).strip()
