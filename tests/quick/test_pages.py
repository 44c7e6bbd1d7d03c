"""A few pages of the small data set, as they were last found good.

Run `UPDATE_GOLDEN=1 make test ARGS="-k golden"` to accept what changed, then read the difference in git.
"""

import os
import re
from datetime import date

import pytest

from generator.loading import load
from generator.pages.page import Page
from generator.publishing.tree import build_tree
from generator.reading.territory import Department
from tests.paths import DATA
from tests.small import WIDGETS, small

DEPARTMENTS = (Department("2A", "Corse-du-Sud", "Corse"),)
DAY = date(2026, 1, 2)
MODEL = load(small())
TREE = build_tree(MODEL, DEPARTMENTS, DAY, WIDGETS)


def page(path: str) -> str:
    content = TREE[f"{path}index.md"]
    assert isinstance(content, Page)
    # The address of the words changes with each of them.
    return re.sub(r"words-\w{12}", "words-0", content.markdown())


@pytest.mark.parametrize(
    "path", ["parcours/", "domaines/lire/", "faire-le-point/lire/", "organismes/reseaux/abc/"]
)
def test_golden(path: str) -> None:
    file = DATA / "golden" / f"{path.strip('/').replace('/', '-')}.md"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(page(path), encoding="utf-8")
    assert page(path) == file.read_text(encoding="utf-8")


def test_markup_in_the_data_is_shown_and_never_obeyed() -> None:
    body = page("parcours/")
    assert "&lt;b&gt;un signe&lt;/b&gt;" in body and "<b>un signe" not in body


def test_nothing_is_dated_by_the_clock() -> None:
    again = build_tree(MODEL, DEPARTMENTS, DAY, WIDGETS)
    assert again == TREE


def test_counts_are_derived() -> None:
    assert "1\u00a0domaines, 2 sous-domaines et 3 critères" in page("sources/")
