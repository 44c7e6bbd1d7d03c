"""An error in a template is one line with its file and its line, whoever was filling it."""

from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.exceptions import PluginError

from generator import __main__
from generator.paper.press import BadSheet, Press
from generator.project import Project
from generator.publishing.mistakes import one_line
from generator.publishing.plugin import CleaPlugin

WRONG = {
    "syntax": ("{% fro x in y %}", "Encountered unknown tag 'fro'"),
    "undefined": ("{{ nothing.at_all }}", "'nothing' is undefined"),
    "type": ("{{ 1 + 'a' }}", "TypeError: unsupported operand"),
    "inside": ("{{ broken() }}", "ZeroDivisionError: "),
}


@pytest.fixture(params=WRONG)
def mistake(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Exception, str]:
    """What Jinja2 raises, and how its line should begin."""
    text, message = WRONG[request.param]
    (tmp_path / "page.html").write_text(f"<p>\n\n{text}</p>")
    jinja = Environment(loader=FileSystemLoader(tmp_path), autoescape=True)
    with pytest.raises(Exception) as caught:
        jinja.get_template("page.html").render(broken=lambda: 1 // 0)
    return caught.value, f"{tmp_path}/page.html:3: {message}"


def test_a_mistake_in_a_template_says_its_line(mistake: tuple[Exception, str]) -> None:
    error, expected = mistake
    assert one_line(error).startswith(expected) and "\n" not in one_line(error)


def test_a_build_stops_with_that_line_and_no_traceback(mistake: tuple[Exception, str]) -> None:
    error, expected = mistake
    with pytest.raises(PluginError) as stopped:
        CleaPlugin().on_build_error(error=error)
    assert str(stopped.value).startswith(expected)


def test_a_command_says_that_line_and_no_traceback(
    mistake: tuple[Exception, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    error, expected = mistake

    def load(*_: object) -> None:
        raise error

    monkeypatch.setattr(__main__, "load", load)
    assert __main__.main(["check"]) == 1
    assert (said := capsys.readouterr().err).startswith(expected) and said.count("\n") == 1


def test_what_is_no_template_s_keeps_its_traceback() -> None:
    CleaPlugin().on_build_error(error=ValueError("a bug"))


def test_a_mistake_in_a_layout_of_paper_says_its_line_first(tmp_path: Path) -> None:
    (tmp_path / "look.typ").write_text("#let g(x) = x + 1\n")
    (tmp_path / "main.typ").write_text('#import "look.typ": *\n\n#g("a")\n')
    press = Press(Project(tmp_path), date(2026, 1, 1), templates=tmp_path)
    with pytest.raises(
        BadSheet, match=r"^\S*look\.typ:1: la fiche x\.pdf ne peut pas être faite : cannot add"
    ):
        list(press.print_all({"x.pdf": {"title": "x"}}))
