"""Every word, icon and address that the site asks of the data: what is wrong is said with file and line."""

from pathlib import Path

import pytest

from generator.loading import examine
from generator.pages.asked import asked
from generator.pages.kinds import KINDS
from generator.pages.rendering import environment
from tests.small import lay

LIST = '["sources seed"]'
CASES = [
    ("words/accueil.yml", "idea_you:", "idea_yuo:", "says this key (did you mean 'idea_you'?)"),
    ("words/accueil.yml", '"accueil lead"', "", "must not be empty"),
    ("words/accueil.yml", '"accueil lead"', "[a]", "must be a text"),
    ("words/accueil.yml", "accueil lead", "Votre score", "« score » weighs on the reader"),
    ("words/sources.yml", LIST, "a", "must be a list (lines that begin with « - »)"),
    ("words/comprendre.yml", '["seed page"]', "[sed page]", "does not begin with an id of sources.yml"),
    ("words/parcours.yml", '["porte"]', "[prote]", "'prote' is not in doors.yml (did you mean 'porte'?)"),
    ("words/questions.yml", '{"candidat"', '{"candidate"', "says this key (did you mean 'candidat'?)"),
    ("words/directory.yml", "{day}", "le", "must say {day}, {source} and no other {…}"),
    ("words/directory.yml", "{town}", "{city}", "must say {page}, {town} and no other {…}"),
    ("words/result.yml", "{topic}", "{count}", "must say {topic} and no other {…}"),
    ("words/frame.yml", "frame skip", "{day}", "no value is put into this text"),
    ("words/reseau.yml", "{short}", "{shrot}", "may say {id}, {name}, {short} and no other {…}"),
    ("words/public.yml", "public together", "[là](parcour/)", "'parcour/' is no page of the site (did you"),
    ("audiences.yml", "faire-le-point/", "faire-le-pont/", "(did you mean 'faire-le-point/'?)"),
    ("then-and-now.yml", "parcours/", "parcour/", "(did you mean 'parcours/'?)"),
    ("then-and-now.yml", "parcours/", "parcours.html", "'parcours.html' is no page of the site"),
    ("socle/domain-1.yml", "icon: ", "icon: x", "is not one of the Material Design Icons"),
    ("socle/domain-1.yml", "icon: table", "icon: tabel", "is not one of the Material Design Icons"),
]


@pytest.mark.parametrize(("file", "old", "new", "expected"), CASES)
def test_a_slip_is_said_with_its_file_and_line(
    file: str, old: str, new: str, expected: str, tmp_path: Path
) -> None:
    project = lay(tmp_path)
    path = project.data / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    model, problems = examine(project)
    found = [each for each in problems if expected in each.message]
    assert model is None
    assert [(each.file, each.line) for each in found] == [(f"referential/{file}", line)]


@pytest.mark.parametrize(
    ("file", "key", "by"),
    [
        ("accueil", "idea_you", "templates/accueil.html"),
        ("frame", "skip", "theme/base.html"),
        ("lexique", "lead", "templates/lexique.html"),
        ("questions", "menu", "the menu"),
        ("domaine", "title", "every page"),
        ("result", "closing", "a result"),
    ],
)
def test_a_missing_key_is_said_with_who_needs_it(file: str, key: str, by: str, tmp_path: Path) -> None:
    project = lay(tmp_path)
    path = project.data / "words" / f"{file}.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(each for each in lines if not each.startswith(f"{key}:")), encoding="utf-8")
    _, problems = examine(project)
    assert [str(each) for each in problems] == [
        f"referential/words/{file}.yml:1: the key {key!r} is missing: {by} says it"
    ]


def test_a_group_says_each_of_its_keys(tmp_path: Path) -> None:
    project = lay(tmp_path)
    path = project.data / "words" / "directory.yml"
    text = path.read_text(encoding="utf-8").replace('"train": "directory train", ', "")
    path.write_text(text, encoding="utf-8")
    _, problems = examine(project)
    assert [each.message for each in problems] == ["the key 'train' is missing"]


@pytest.mark.parametrize("kind", sorted({kind.name for kind in KINDS}))
def test_each_kind_of_page_has_its_words(kind: str, tmp_path: Path) -> None:
    project = lay(tmp_path)
    (project.data / "words" / f"{kind}.yml").unlink()
    _, problems = examine(project)
    assert [str(each) for each in problems] == [f"referential/words/{kind}.yml:1: this file is missing"]


def test_words_that_nobody_uses_are_said(tmp_path: Path) -> None:
    project = lay(tmp_path)
    (project.data / "words" / "acueil.yml").write_text("title: a\n", encoding="utf-8")
    _, problems = examine(project)
    assert [str(each) for each in problems] == [
        "referential/words/acueil.yml:1: nothing on the site uses this file (did you mean 'accueil'?)"
    ]


def test_words_that_cannot_be_read_are_said_once(tmp_path: Path) -> None:
    project = lay(tmp_path)
    (project.data / "words" / "accueil.yml").write_text("title: 'a\n", encoding="utf-8")
    _, problems = examine(project)
    assert [(each.file, each.message[:14]) for each in problems] == [
        ("referential/words/accueil.yml", "not valid YAML")
    ]


def test_the_templates_say_what_they_ask(tmp_path: Path) -> None:
    (tmp_path / "_shared.html").write_text(
        "{% macro head(w) %}{{ w.title }}{% endmacro %}{{ words.frame.skip }}", encoding="utf-8"
    )
    (tmp_path / "page.html").write_text(
        '{% from "_shared.html" import head %}{{ head(w) }}{{ w.day | rich(day=1) }}'
        '{{ w.found | unfilled("count") }}{% for each in w.rows %}{{ each }}{% endfor %}'
        '{{ words["other"].names[x] }}{{ w.seed_sources }}',
        encoding="utf-8",
    )
    found = asked(environment(), [tmp_path])
    shapes = {name: {key: each.shape for key, each in keys.items()} for name, keys in found.items()}
    own = {"title": str, "day": str, "found": str, "rows": list, "seed_sources": list}
    assert shapes == {"frame": {"skip": str}, "page": own, "other": {"names": dict}}
    assert found["page"]["day"].sentence.blanks == {"day"}
    assert found["page"]["found"].sentence.blanks == {"count"}
    assert found["page"]["title"].by == f"{tmp_path.name}/page.html"
