"""`make serve`: what is changed is served and said to the open pages; a mistake leaves the last good site."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path
from urllib.request import urlopen

import pytest

from generator.project import Project
from generator.publishing.preview import Preview
from tests.hosting import free_port
from tests.paths import ROOT
from tests.small import lay

BOUND = 120
"""Seconds after which nothing more is waited for."""


class Served:
    """The small data set and a copy of the generator, while `make serve` shows them."""

    def __init__(self, root: Path, address: str) -> None:
        self.root, self.address = root, address

    def get(self, path: str = "") -> str:
        """What a browser gets."""
        with urlopen(self.address + path, timeout=BOUND) as answer:
            text: str = answer.read().decode()
        return text

    def replace(self, file: str, old: str, new: str) -> None:
        """Change a file as an editor does."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    @contextmanager
    def open_page(self) -> Iterator[Iterator[str]]:
        """The news of an open page: what is wrong after each build, or nothing."""
        with urlopen(f"{self.address}reload", timeout=BOUND) as stream:
            yield messages(stream)


def messages(stream: HTTPResponse) -> Iterator[str]:
    lines: list[str] = []
    for raw in stream:
        line = raw.decode().rstrip("\n")
        if line:
            lines.append(line.removeprefix("data:").strip())
        else:
            yield "\n".join(lines)
            lines = []


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = lay(tmp_path_factory.mktemp("served")).root
    shutil.copytree(ROOT / "generator", root / "generator")
    for name in ("docs", "mkdocs.yml", "widgets"):
        (root / name).symlink_to(ROOT / name)
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    command = [sys.executable, "-m", "generator", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout and f"http://127.0.0.1:{port} " in process.stdout.readline()
        yield Served(root, f"http://127.0.0.1:{port}/")
        process.terminate()


def test_a_page_waits_for_news_and_says_where_it_is(served: Served) -> None:
    assert '<script type="module" src="/reload.js"></script></head>' in served.get()
    assert "EventSource" in served.get("reload.js")
    assert f'rel="canonical" href="{served.address}parcours/"' in served.get("parcours/")


@pytest.mark.parametrize(
    ("file", "old", "new", "page"),
    [
        ("referential/words/accueil.yml", "accueil lead", "Une phrase neuve", ""),
        ("generator/pages/templates/accueil.html", "{{ w.lead }}", "{{ w.lead }} Un modèle neuf", ""),
        (
            "generator/publishing/theme/assets/clea.css",
            "--brand:",
            "--neuf: red; --brand:",
            "assets/style.css",
        ),
    ],
)
def test_what_is_changed_is_served(served: Served, file: str, old: str, new: str, page: str) -> None:
    assert new not in served.get(page)
    with served.open_page() as news:
        served.replace(file, old, new)
        assert next(news) == ""
    assert new.replace("{{ w.lead }} ", "") in served.get(page)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("referential/site.yml", "name:", "nom:", "referential/site.yml:2: « nom » : cette clé n’existe pas"),
        ("generator/pages/templates/lexique.html", "{% for", "{{ 1 + 'a' }}{% for", "lexique.html:4: Type"),
        ("generator/publishing/theme/assets/clea.css", "--ink:", "--ink", "assets/clea.css:3: Expected"),
    ],
)
def test_a_mistake_is_shown_and_heals(served: Served, file: str, old: str, new: str, message: str) -> None:
    before = served.get("lexique/")
    with served.open_page() as news:
        served.replace(file, old, new)
        assert message in next(news)
        with served.open_page() as later:
            assert message in next(later)
        assert served.get("lexique/") == before
        served.replace(file, new, old)
        assert next(news) == ""
    assert served.get("lexique/") == before


def test_what_a_finished_site_is_made_of_stays_alone(served: Served) -> None:
    """Another `make site` of this folder, or its tests, may run meanwhile."""
    made = {each.name for each in (served.root / ".build").iterdir()}
    assert "preview" in made and not made & {"site", "widgets", "previous"}
    assert not (served.root / "site").exists()


def test_a_slip_in_the_code_is_shown_and_the_server_lives(served: Served) -> None:
    with served.open_page() as news:
        served.replace("generator/pages/menu.py", "def menu(", "def menu((")
        assert "menu.py" in (said := next(news)) and "SyntaxError" in said and "\n" not in said
    assert "accueil" in served.get()
    served.replace("generator/pages/menu.py", "def menu((", "def menu(")


def test_an_address_of_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    assert Preview(Project(), "http://127.0.0.1:8000/").address == "http://127.0.0.1:8000/"
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    assert Preview(Project(), "http://127.0.0.1:8000/").address == "https://example.org/"
