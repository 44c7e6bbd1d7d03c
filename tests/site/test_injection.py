"""Whatever a text of the data holds is shown as it is: no page gains an element or an attribute by it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import html5lib
import pytest

from tests.building import borrow, mkdocs
from tests.hostile import Leaf, documents, poison, publish

SIGNS = "\"onx=x'onx=x&lt;b&gt;&quot;onx=x--!>]]>[x](javascript:x)"
ELEMENTS = (
    "</title></script></textarea></style></svg></dialog></main><script>x</script><img/src=x/onerror=x>"
    '"><meta/http-equiv=refresh/content=0><form/action=//x.example><base/href=//x.example><!--'
)
BARE = SIGNS.partition("[")[0]
CORPUS = (f"{{{{7*7}}}}{SIGNS}{ELEMENTS}", f"{SIGNS}{ELEMENTS}", f"{BARE}{ELEMENTS}", BARE.replace(">", ""))
"""Without a space, which would count as a word more; from the worst to what a telephone book may hold."""

SHOWN: set[Leaf] = {
    ("site.yml", "independence"),
    ("site.yml", "rights"),
    ("site.yml", "privacy"),
    ("site.yml", "contact_email"),
    ("words/comprendre.yml", "title"),
    ("words/comprendre.yml", "description"),
    ("words/frame.yml", "skip"),
    ("words/accueil.yml", "keywords"),
    ("socle/domain-1.yml", "summary"),
    ("socle/domain-1.yml", "subdomains", 0, "statement"),
    ("glossary.yml", 0, "term"),
    ("questions.yml", 0, "sources", 0),
    ("audiences.yml", 1, "lead"),
    ("organisms/places.yml", 0, "name"),
    ("organisms/networks.yml", 1, "members"),
    ("words/directory.yml", "find_none"),
    ("sources.yml", 3, "id"),
}
"""Some of the texts that must hold them, or the test would see nothing."""


class Site(NamedTuple):
    """A site that was built, and the texts of its data that are hostile."""

    folder: Path
    held: dict[Leaf, str]


def build(folder: Path) -> Path:
    """Build the pages of the data in a folder, frame included."""
    borrow(folder)
    done = mkdocs(folder, SITE_URL="https://example.org/clea/", REPO_URL="https://example.org/r")
    assert done.returncode == 0, done.stderr
    return folder / "out"


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean")
    publish(folder, documents())
    return build(folder)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("hostile")
    held = poison(folder, CORPUS)
    return Site(build(folder), held)


def pages(site: Path) -> dict[str, Path]:
    """Each page by its address; of a hundred départements, the one that has places."""
    found = {file.relative_to(site).as_posix(): file for file in site.rglob("*.html")}
    return {name: file for name, file in found.items() if "departements/" not in name or "/2A/" in name}


def skeleton(page: Path) -> Iterator[tuple[str, ...]]:
    """What a browser makes of a page, without its words: elements, their attributes, kinds of addresses."""
    tree = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    for element in tree.iter():
        addresses = [urlsplit(element.get(name, "")).scheme for name in ("href", "src", "action")]
        yield (str(element.tag), *sorted(map(str, element.keys())), *addresses)
        if element.get("type") == "application/ld+json":
            json.loads(element.text or "")


def test_hostile_words_stand_in_every_kind_of_text(hostile: Site) -> None:
    assert hostile.held.keys() >= SHOWN
    text = (hostile.folder / "mentions-legales/index.html").read_text(encoding="utf-8")
    assert "{{7*7}}" in text and "&lt;meta/http-equiv=refresh" in text and "&amp;lt;b&amp;gt;" in text


def test_no_page_reckons_what_a_text_asks(hostile: Site) -> None:
    obeyed = re.compile(r"49(\"|&#34;|&quot;)onx")
    assert [
        name for name, file in pages(hostile.folder).items() if obeyed.search(file.read_text("utf-8"))
    ] == []


def test_no_page_obeys_them(clean: Path, hostile: Site) -> None:
    right, tried = pages(clean), pages(hostile.folder)
    assert right.keys() == tried.keys() and len(right) > 20
    assert [name for name in right if [*skeleton(right[name])] != [*skeleton(tried[name])]] == []
