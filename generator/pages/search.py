"""What the search of the site finds: one entry a page and a section, as plain text."""

import json
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from .page import Page


class _Sections(HTMLParser):
    """Cuts a page's body at its headings with an anchor."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections: list[list[str]] = [["", "", ""]]
        self._in: str | None = None
        self._data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._data = tag == "script"
        anchor = dict(attrs).get("id")
        if tag in ("h2", "dt") and anchor:
            self.sections.append([anchor, "", ""])
            self._in = tag

    def handle_endtag(self, tag: str) -> None:
        self._data = False
        if tag == self._in:
            self._in = None

    def handle_data(self, data: str) -> None:
        if not self._data:
            self.sections[-1][1 if self._in else 2] += f" {data}"


def search_index(pages: Iterable[tuple[str, Page]]) -> bytes:
    """The index as JSON: a list of [address below the root, page, section, text, keywords]."""
    rows = [row for path, page in pages for row in _entries(path, page)]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _entries(path: str, page: Page) -> Iterator[list[str]]:
    if page.listed:
        yield [path, page.title, "", "", page.keywords]
        return
    parser = _Sections()
    parser.feed(page.body)
    for anchor, heading, text in parser.sections:
        address = f"{path}#{anchor}" if anchor else path
        words = "" if anchor else page.keywords
        yield [address, page.title, _plain(heading), _plain(text), words]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
