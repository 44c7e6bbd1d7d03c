"""How the sheets are made: hostile words, what stops a build, the same bytes, only what has changed."""

import json
import pty
import shutil
import sys
from pathlib import Path

import pypdfium2
import pytest

from generator.__main__ import main
from generator.loading import load
from generator.model.referential import Referential
from generator.paper import fonts
from generator.paper.press import TEMPLATES, BadSheet, Press
from generator.paper.sheets import make_sheets, sheets
from generator.project import Project
from tests.paths import ROOT
from tests.printed import BASE, DAY, MODEL, folded, ink_in_the_margins, words
from tests.small import WIDGETS, lay, small


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with an empty cache."""
    return Project(tmp_path)


def changed(model: Referential, statement: str = "Je sais faire autrement.", **more: str) -> Referential:
    """The data with another first criterion in the last domain."""
    *domains, domain = model.domains
    first, *others = domain.subdomains
    criterion = first.criteria[0].model_copy(update={"statement": statement, **more})
    subdomain = first.model_copy(update={"criteria": (criterion, *first.criteria[1:])})
    last = domain.model_copy(update={"subdomains": (subdomain, *others)})
    return model.model_copy(update={"domains": (*domains, last)})


def made(project: Project) -> set[str]:
    return {file.name for file in (project.cache / "sheets").glob("*")}


HOSTILE = [
    '#let x = 1 $a$ @b *c* _d_ <script>x</script> \\ `e` [f] ~ // /* */ = + - "q" {7} https://example.org',
    "#panic()",
    "Un titre sans fin " * 22,
    "x" * 400,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_whatever_the_data_holds_is_printed_literally(text: str, project: Project) -> None:
    model = changed(MODEL, statement=text, title=text, example=text, easy=text, easy_example=text)
    chosen = {k: v for k, v in sheets(model, DAY, BASE) if k.startswith(model.domains[-1].slug)}
    assert len(chosen) == 7
    for name, pdf in Press(project, DAY).print_all(chosen):
        pages = pypdfium2.PdfDocument(pdf)
        if "affiche" in name:
            assert len(pages) == words(pdf).count(folded(text)) == 1
        else:
            assert words(pdf).count(folded(text)) == (2 if "questionnaire" in name else 3)
            assert not any(map(ink_in_the_margins, pages))


@pytest.fixture
def no_font(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "FONTS", tmp_path)


def test_a_missing_font_is_named(project: Project, no_font: None) -> None:
    with pytest.raises(BadSheet, match=r"need the font .*400Regular\.ttf, which is missing: `make setup`"):
        list(make_sheets(MODEL, DAY, project=project))


def test_the_tree_stops_too_and_says_why(
    tmp_path: Path, no_font: None, capsys: pytest.CaptureFixture[str]
) -> None:
    project = lay(tmp_path)
    shutil.copy(ROOT / "mkdocs.yml", project.settings)
    project.widgets.mkdir(parents=True)
    (project.widgets / "manifest.json").write_text(json.dumps(WIDGETS), encoding="utf-8")
    assert main(["tree", "--root", str(tmp_path), str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.startswith("the sheets need the font")
    assert not (tmp_path / "out").exists()


def test_what_was_made_is_kept_and_only_what_has_changed_is_made_again(project: Project) -> None:
    model = load(small())
    first = dict(make_sheets(model, DAY, BASE, project))
    before = made(project)
    assert dict(make_sheets(model, DAY, BASE, project)) == first and made(project) == before
    list(make_sheets(changed(model), DAY, BASE, project))
    assert len(made(project) - before) == 5  # Sheet and booklet, twice; precise questionnaire.


def test_another_template_or_day_makes_everything_again(project: Project) -> None:
    chosen = {k: v for k, v in sheets(MODEL, DAY, BASE) if k.startswith("calculer-et-raisonner.")}
    templates = project.root / "templates"
    shutil.copytree(TEMPLATES, templates)
    list(Press(project, DAY, templates).print_all(chosen))
    look = templates / "look.typ"
    look.write_text(look.read_text(encoding="utf-8") + "// Another.\n", encoding="utf-8")
    list(Press(project, DAY, templates).print_all(chosen))
    list(Press(project, DAY.replace(day=3), templates).print_all(chosen))
    assert len(made(project)) == 3


def test_a_sheet_that_fails_leaves_nothing_in_the_cache(project: Project) -> None:
    templates = project.root / "templates"
    shutil.copytree(TEMPLATES, templates)
    (templates / "main.typ").write_text("#nothing-of-that-name", encoding="utf-8")
    with pytest.raises(
        BadSheet, match=r"la fiche calculer-et-raisonner\.pdf ne peut pas être faite : unknown variable"
    ):
        list(Press(project, DAY, templates).print_all({"calculer-et-raisonner.pdf": {}}))
    assert made(project) == set()


def test_progress_shows_on_a_terminal_and_nowhere_else(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = dict([next(sheets(load(small()), DAY, ""))])
    ours, theirs = pty.openpty()
    monkeypatch.setenv("TERM", "xterm")
    with open(ours, "rb", buffering=0) as screen:
        with open(theirs, "w") as terminal, monkeypatch.context() as here:
            here.setattr(sys, "stderr", terminal)
            list(Press(project, DAY).print_all(chosen))
        assert "Fiches PDF" in screen.read(4000).decode(errors="replace")
    shutil.rmtree(project.cache)
    list(Press(project, DAY).print_all(chosen))
    assert capsys.readouterr() == ("", "")
