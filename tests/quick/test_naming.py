"""How a value is called: in French, counted from one."""

import pytest

from generator.reading.naming import Path, called, shown
from generator.reading.problems import Problem, report


@pytest.mark.parametrize(
    ("file", "path", "name"),
    [
        ("socle/domain-1.yml", (), ""),
        ("socle/domain-1.yml", ("summary",), "« summary »"),
        (
            "socle/domain-1.yml",
            ("subdomains", 0, "criteria", 1, "statement"),
            "1er sous-domaine, 2e critère, « statement »",
        ),
        ("glossary.yml", (20, "term"), "21e mot, « term »"),
        ("doors.yml", (0, "url"), "1re porte, « url »"),
        ("questions.yml", (2, "sources", 1), "3e question, 2e source"),
        ("financing.yml", ("ways", 0, "then_and_now", 0), "1er moyen, 1er fait"),
        ("words/sources.yml", ("seed_sources", 1), "« seed_sources », 2e élément"),
        ("searching.yml", ("families", 0, 2), "1re famille, 3e élément"),
        ("editions.yml", (1, "moved", "1.1.2"), "2e édition, « moved », « 1.1.2 »"),
        ("scale.yml", ("levels",), "« levels »"),
    ],
)
def test_a_path_is_said_in_french(file: str, path: Path, name: str) -> None:
    assert called(f"referential/{file}", path) == name


def test_what_a_terminal_would_obey_is_written_out() -> None:
    assert shown("a\u00a0b\x1b[1m\n\u200bé") == "« a\u00a0b\\x1b[1m\\n\\u200bé »"


@pytest.mark.parametrize(("count", "end"), [(1, "1 problème trouvé"), (2, "2 problèmes trouvés")])
def test_problems_are_counted(count: int, end: str) -> None:
    problems = [Problem("f.yml", "x", line) for line in range(count)]
    warning = Problem("f.yml", "y", 9, warning=True)
    assert report([*problems, warning]).splitlines()[-2:] == [
        "f.yml:9: attention : y",
        f"{end}, rien n’a été écrit.",
    ]
