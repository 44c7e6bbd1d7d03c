"""French signs on all that is shown: text, attributes that are read or shown later, and paper."""

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pypdf
import pytest

from tests.paths import SITE

WRONG = {
    "a straight apostrophe": re.compile(r"[^\W\d_]'[^\W\d_]"),
    "an ordinal that is not raised": re.compile(r"(?<![\w/.=-])(?:1er|\d+[eè](?:me)?|1[eè]re)(?![\w/@=-])"),
    "a line that may begin with a sign": re.compile(r"[^\s] [;:!?»%€](?:\s|$)|« "),
    "a capital without its accent": re.compile(
        r"\bE(?=tat|valu|cole|tape|cri[rt]|cout|nergi|dition|quipe|tiquette|teindre)\w*"
        r"|\bA (?=la\b|l’|côté|partir|propos|votre)|\bIle\b|\bEtes\b|\bCa\b"
    ),
}
"""What is wrong, by what a person calls it."""

SHOWN = re.compile(r"title|alt|placeholder|content|aria-(?:label|description)|data-(?!root|search|folder).*")
CODE = re.compile(r"default-src|^(?=.*[./:#=?&])[\w./:#=&?%+-]*$")
"""Values that no visitor reads: addresses, names, the policy."""


class Texts(HTMLParser):
    """The texts of a page and of its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inside, self.texts = "", list[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        self.texts += [value for name, value in attrs if value and SHOWN.fullmatch(name)]

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside not in ("script", "style"):
            self.texts.append(data)


def faults(texts: list[str]) -> Iterator[str]:
    for text in texts:
        if not CODE.search(text):
            yield from (f"{name}: {text.strip()[:80]}" for name, sign in WRONG.items() if sign.search(text))


PAGES = [
    file for file in sorted(SITE.rglob("*.html")) if "departements" not in file.parts or "2A" in file.parts
]


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.relative_to(SITE).as_posix())
def test_a_page_is_written_as_french_is(file: Path) -> None:
    texts = Texts(file.read_text(encoding="utf-8")).texts
    assert len(texts) > 50
    assert list(faults(texts)) == []


@pytest.mark.parametrize("name", ["livret", "calculer-et-raisonner", "socle-questionnaire"])
def test_a_sheet_is_written_as_french_is(name: str) -> None:
    pages = pypdf.PdfReader(io.BytesIO((SITE / f"fiches/{name}.pdf").read_bytes())).pages
    lines = [line for page in pages for line in page.extract_text().splitlines()]
    assert len(lines) > 50
    # In a PDF every space looks the same, and a raised « er » is letters again.
    wrong = (WRONG["a straight apostrophe"], WRONG["a capital without its accent"])
    assert [line for line in lines if any(sign.search(line) for sign in wrong)] == []


@pytest.mark.parametrize(
    "text", ["l'école", "le 1er mai", "le 5e", "la 2ème", "Oui !", "« Non\u00a0»", "Etat", "A propos", "75 %"]
)
def test_a_fault_would_be_seen(text: str) -> None:
    assert len(list(faults([text]))) == 1
