"""How the sheets are made: hostile words, what stops a build, the same bytes, only what has changed."""

import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from generator.model.referential import Referential
from generator.paper.press import CACHE, FONTS, TEMPLATES, BadSheet, Press
from generator.paper.sheets import make_sheets, sheets
from generator.publishing import serve
from tests.paths import ROOT, SMALL
from tests.scanner import codes
from tests.test_sheets import BASE, DAY, MODEL, PDFS, folded, ink_in_the_margins, said


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with our fonts and an empty cache."""
    (tmp_path / FONTS).parent.mkdir(parents=True)
    (tmp_path / FONTS).symlink_to(ROOT / FONTS)
    return tmp_path


def changed(statement: str = "Je sais faire autrement.", **more: str) -> Referential:
    """The data with another first criterion in the last domain."""
    *domains, domain = MODEL.domains
    first, *others = domain.subdomains
    criterion = first.criteria[0].model_copy(update={"statement": statement, **more})
    subdomain = first.model_copy(update={"criteria": (criterion, *first.criteria[1:])})
    last = domain.model_copy(update={"subdomains": (subdomain, *others)})
    return MODEL.model_copy(update={"domains": (*domains, last)})


def made(root: Path) -> set[str]:
    return {file.name for file in (root / CACHE).iterdir()}


HOSTILE = [
    '#let x = 1 $a$ @b *c* _d_ <script>x</script> \\ `e` [f] ~ // /* */ = + - "q" {7} https://example.org',
    "#panic()",
    "Un titre sans fin " * 22,
    "x" * 400,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_whatever_the_data_holds_is_printed_literally(text: str, project: Path) -> None:
    model = changed(statement=text, title=text, example=text)
    chosen = {k: v for k, v in sheets(model, DAY, BASE) if k.startswith(model.domains[-1].slug)}
    assert len(chosen) == 4
    for name, pdf in Press(project, DAY).print_all(chosen):
        copies = 1 if "questionnaire" in name else 3
        assert said(pdf).count(folded(text)) == copies
        assert not any(map(ink_in_the_margins, pypdfium2.PdfDocument(pdf)))


def test_a_missing_font_is_named(project: Path) -> None:
    (project / FONTS).unlink()
    with pytest.raises(BadSheet, match=r"need the font .*400Regular\.ttf, which is missing: `make setup`"):
        list(make_sheets(MODEL, DAY, root=project))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project with the small data, in which the generator and MkDocs can work."""
    for name in ("docs", "generator", "mkdocs.yml", "widgets", ".build"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    return tmp_path


def mkdocs(root: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """What MkDocs says of a build of `root` into `root/out`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(root / "out")]
    env = {**os.environ, **settings}
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, env=env)


@pytest.mark.parametrize("address", [BASE, BASE.rstrip("/"), ""])
def test_a_deployment_puts_its_own_address_on_paper(address: str, small: Path) -> None:
    assert mkdocs(small, SITE_URL=address).returncode == 0
    pdf = (small / "out/fiches/lire.pdf").read_bytes()
    assert codes(pdf) == ([f"{BASE}faire-le-point/lire/"] if address else [])


def test_a_sign_that_no_font_has_stops_the_build_with_the_name_of_the_sheet(small: Path) -> None:
    file = small / "referential/socle/domain-1.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(summary: .*)", r"\1 🙂", text), encoding="utf-8")
    done = mkdocs(small)
    assert done.returncode == 1
    assert "the sheet lire.pdf can't be made" in done.stderr and "🙂" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (small / "out").exists()


def test_the_tree_stops_too_and_says_why(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    for name in ("mkdocs.yml", ".build"):
        (tmp_path / name).symlink_to(ROOT / name)
    packages = tmp_path / "widgets/node_modules/@etalab"
    packages.parent.mkdir(parents=True)
    packages.symlink_to(ROOT / "widgets/node_modules/@etalab")
    command = [sys.executable, "-m", "generator", "tree", "--root", str(tmp_path), str(tmp_path / "out")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "the sheets need the font" in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_same_data_gives_the_same_bytes(project: Path) -> None:
    assert dict(make_sheets(MODEL, DAY, BASE, project)) == PDFS


def test_only_what_has_changed_is_made_again(project: Path) -> None:
    list(make_sheets(MODEL, DAY, BASE, project))
    before = made(project)
    list(make_sheets(MODEL, DAY, BASE, project))
    assert made(project) == before and len(before) == len(PDFS)
    list(make_sheets(changed(), DAY, BASE, project))
    assert len(made(project) - before) == 6  # The sheet, the questionnaire and the booklet, twice each.


def test_another_template_or_day_makes_everything_again(project: Path) -> None:
    chosen = {k: v for k, v in sheets(MODEL, DAY, BASE) if k.startswith("calculer")}
    templates = project / "templates"
    shutil.copytree(TEMPLATES, templates)
    list(Press(project, DAY, templates).print_all(chosen))
    look = templates / "look.typ"
    look.write_text(look.read_text(encoding="utf-8") + "// Another.\n", encoding="utf-8")
    list(Press(project, DAY, templates).print_all(chosen))
    list(Press(project, DAY.replace(day=3), templates).print_all(chosen))
    assert len(made(project)) == 3 * len(chosen)


def test_a_sheet_that_fails_leaves_nothing_in_the_cache(project: Path) -> None:
    templates = project / "templates"
    shutil.copytree(TEMPLATES, templates)
    (templates / "main.typ").write_text("#nothing-of-that-name", encoding="utf-8")
    with pytest.raises(
        BadSheet, match=r"the sheet calculer-et-raisonner\.pdf can't be made: unknown variable"
    ):
        list(Press(project, DAY, templates).print_all({"calculer-et-raisonner.pdf": {}}))
    assert made(project) == set()


PRINT = """
import sys
from pathlib import Path
from generator.paper.press import Press
from generator.paper.sheets import sheets
from tests.test_sheets import DAY, MODEL
list(Press(Path(sys.argv[1]), DAY).print_all(dict(list(sheets(MODEL, DAY, ""))[:2])))
"""


def test_progress_shows_on_a_terminal_and_nowhere_else(project: Path) -> None:
    command = [sys.executable, "-c", PRINT, str(project)]
    ours, theirs = pty.openpty()
    with os.fdopen(ours, "rb", buffering=0) as screen:
        subprocess.run(command, cwd=ROOT, stderr=theirs, check=True, env={**os.environ, "TERM": "xterm"})
        os.close(theirs)
        assert "Fiches PDF" in screen.read(4000).decode(errors="replace")
    shutil.rmtree(project / CACHE)
    quiet = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert quiet.stderr == quiet.stdout == b""


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A `make` that writes down the address it is given."""
    file, asked = tmp_path / "make", tmp_path / "asked"
    file.write_text(f'#!/bin/sh\nprintf %s "$SITE_URL" >"{asked}"\n', encoding="utf-8")
    file.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    yield asked


def test_make_serve_gives_the_sheets_its_own_address(make: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    serve.build(8000)
    address = make.read_text(encoding="utf-8")
    assert address == "http://127.0.0.1:8000/"
    name, data = next(iter(sheets(MODEL, DAY, address)))
    [(_, pdf)] = Press(ROOT, DAY).print_all({name: data})
    assert codes(pdf) == [f"{address}faire-le-point/{MODEL.domains[0].slug}/"]


def test_an_address_of_the_environment_wins(make: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", BASE)
    serve.build(8000)
    assert make.read_text(encoding="utf-8") == BASE
