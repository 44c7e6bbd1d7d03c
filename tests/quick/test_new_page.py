"""A new page is one row, one template and one file of words: then it is built, in the menu, and found."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.loading import examine, load
from generator.pages import checks, kinds, making, menu, rendering
from generator.pages.kinds import KINDS, Kind
from generator.project import Project
from generator.publishing.tree import Tree, build_tree, pages_of, search_file
from tests.building import SHEETS, borrow
from tests.small import WIDGETS, lay

DAY = date(2026, 1, 2)
ROW = Kind("venir", "venir/", menu="main")
TEMPLATE = '{% from "_macros.html" import icon %}<h1>{{ title }}</h1><h2 id="bus">{{ w.by_bus }}</h2>'
WORDS = "title: Venir\ndescription: Comment venir.\nmenu: Venir ici\nkeywords: trajet\nby_bus: En car\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """The small data set, and the templates with one more."""
    made, templates = lay(tmp_path), tmp_path / "templates"
    borrow(tmp_path, SHEETS)
    templates.mkdir()
    for file in rendering.TEMPLATES.iterdir():
        (templates / file.name).symlink_to(file)
    (templates / "venir.html").write_text(TEMPLATE, encoding="utf-8")
    for module in (rendering, checks):
        monkeypatch.setattr(module, "TEMPLATES", templates)
    for other in (kinds, checks, making, menu):
        monkeypatch.setattr(other, "KINDS", (*KINDS, ROW))
    checks.wanted_words.cache_clear()
    yield made
    checks.wanted_words.cache_clear()


def built(project: Project) -> Tree:
    return build_tree(load(project), (), DAY, WIDGETS, project=project)


def test_its_words_are_asked_for(project: Project) -> None:
    _, problems = examine(project)
    assert [str(problem) for problem in problems] == ["referential/words/venir.yml:1: ce fichier manque"]
    (project.data / "words/venir.yml").write_text(WORDS.replace("by_bus", "by_buss"), encoding="utf-8")
    _, problems = examine(project)
    assert [problem.message for problem in problems] == [
        "la clé « by_bus » manque, templates/venir.html la dit. Écrivez par exemple : by_bus: …",
        "rien sur le site ne dit cette clé (vouliez-vous écrire « by_bus » ?)",
    ]


def test_it_is_built_in_the_menu_and_found(project: Project) -> None:
    (project.data / "words/venir.yml").write_text(WORDS, encoding="utf-8")
    tree = built(project)
    page = pages_of(tree)["venir/"]
    assert (page.title, page.description, page.source) == (
        "Venir",
        "Comment venir.",
        "referential/words/venir.yml",
    )
    assert "<h1>Venir</h1>" in page.body
    assert {"Venir ici": "venir/index.md"} in menu.menu(pages_of(tree), load(project).words["frame"])
    index = tree[search_file(tree)]
    assert isinstance(index, bytes)
    rows = [row for row in json.loads(index)["rows"] if row[0].startswith("venir/")]
    assert rows == [
        ["venir/", "Venir", "", "Venir", "trajet", 0],
        ["venir/#bus", "Venir", "En car", "", "", 0],
    ]
    assert "assets/cards/venir.png" in tree
