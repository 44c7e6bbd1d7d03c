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
    ("words/accueil.yml", "idea_you:", "idea_yuo:", "ne dit cette clé (vouliez-vous écrire « idea_you » ?)"),
    ("words/accueil.yml", '"accueil lead"', "", "est vide : écrivez"),
    ("words/accueil.yml", '"accueil lead"', "[a]", "doit être un texte"),
    ("words/accueil.yml", "accueil lead", "Votre score", "« score » pèse sur la personne qui lit"),
    ("words/sources.yml", LIST, "a", "doit être une liste"),
    ("words/comprendre.yml", '["seed page"]', "[sed page]", "ne commence pas par un « id » de sources.yml"),
    (
        "words/parcours.yml",
        '["porte"]',
        "[prote]",
        "« prote » n’est pas un « id » de doors.yml (vouliez-vous écrire « porte » ?)",
    ),
    (
        "words/questions.yml",
        '{"candidat"',
        '{"candidate"',
        "ne dit cette clé (vouliez-vous écrire « candidat » ?)",
    ),
    ("words/directory.yml", "{day}", "le", "doit contenir {day}, {source}, et aucun autre {…}"),
    ("words/directory.yml", "{town}", "{city}", "doit contenir {page}, {town}, et aucun autre {…}"),
    ("words/result.yml", "{topic}", "{count}", "doit contenir {topic}, et aucun autre {…}"),
    ("words/frame.yml", "frame skip", "{day}", "aucune valeur n’est mise dans ce texte"),
    ("words/reseau.yml", "{short}", "{shrot}", "peut contenir {id}, {name}, {short}, et aucun autre {…}"),
    (
        "words/public.yml",
        "public together",
        "[là](parcour/)",
        "« parcour/ » n’est pas une page du site (vouliez-vous",
    ),
    ("audiences.yml", "faire-le-point/", "faire-le-pont/", "(vouliez-vous écrire « faire-le-point/ » ?)"),
    ("then-and-now.yml", "parcours/", "parcour/", "(vouliez-vous écrire « parcours/ » ?)"),
    ("then-and-now.yml", "parcours/", "parcours.html", "« parcours.html » n’est pas une page du site"),
    ("socle/domain-1.yml", "icon: ", "icon: x", "n’est pas une icône de Material Design Icons"),
    ("socle/domain-1.yml", "icon: table", "icon: tabel", "n’est pas une icône de Material Design Icons"),
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
    found = [problem for problem in problems if expected in problem.message]
    assert model is None
    assert [(problem.file, problem.line) for problem in found] == [(f"referential/{file}", line)]


@pytest.mark.parametrize(
    ("file", "key", "by"),
    [
        ("accueil", "idea_you", "templates/accueil.html"),
        ("frame", "skip", "theme/base.html"),
        ("lexique", "lead", "templates/lexique.html"),
        ("questions", "menu", "le menu"),
        ("domaine", "title", "chaque page"),
        ("result", "closing", "un résultat"),
    ],
)
def test_a_missing_key_is_said_with_who_needs_it(file: str, key: str, by: str, tmp_path: Path) -> None:
    project = lay(tmp_path)
    path = project.data / "words" / f"{file}.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(f"{key}:")), encoding="utf-8")
    _, problems = examine(project)
    assert [str(problem) for problem in problems] == [
        f"referential/words/{file}.yml:1: la clé « {key} » manque, {by} la dit. Écrivez par exemple : "
        f"{key}: …"
    ]


def test_a_group_says_each_of_its_keys(tmp_path: Path) -> None:
    project = lay(tmp_path)
    path = project.data / "words" / "directory.yml"
    text = path.read_text(encoding="utf-8").replace('"train": "directory train", ', "")
    path.write_text(text, encoding="utf-8")
    _, problems = examine(project)
    assert [problem.message for problem in problems] == [
        "la clé « train » manque. Écrivez par exemple : train: …"
    ]


@pytest.mark.parametrize("kind", sorted({kind.name for kind in KINDS}))
def test_each_kind_of_page_has_its_words(kind: str, tmp_path: Path) -> None:
    project = lay(tmp_path)
    (project.data / "words" / f"{kind}.yml").unlink()
    _, problems = examine(project)
    assert [str(problem) for problem in problems] == [f"referential/words/{kind}.yml:1: ce fichier manque"]


def test_words_that_nobody_uses_are_said(tmp_path: Path) -> None:
    project = lay(tmp_path)
    (project.data / "words" / "acueil.yml").write_text("title: a\n", encoding="utf-8")
    _, problems = examine(project)
    assert [str(problem) for problem in problems] == [
        "referential/words/acueil.yml:1: rien sur le site ne se sert de ce fichier (vouliez-vous "
        "écrire « accueil » ?)"
    ]


def test_words_that_cannot_be_read_are_said_once(tmp_path: Path) -> None:
    project = lay(tmp_path)
    (project.data / "words" / "accueil.yml").write_text("title: 'a\n", encoding="utf-8")
    _, problems = examine(project)
    assert [(problem.file, problem.message[:26]) for problem in problems] == [
        ("referential/words/accueil.yml", "un guillemet est ouvert su")
    ]


def test_the_templates_say_what_they_ask(tmp_path: Path) -> None:
    (tmp_path / "_shared.html").write_text("{{ words.frame.skip }}", encoding="utf-8")
    (tmp_path / "page.html").write_text(
        "{{ head(w.title) }}{{ w.day | rich(day=1) }}"
        '{{ w.found | unfilled("count") }}{% for row in w.rows %}{{ row }}{% endfor %}'
        '{{ words["other"].names[x] }}{{ w.seed_sources }}',
        encoding="utf-8",
    )
    found = asked(environment(), [tmp_path])
    shapes = {name: {key: wanted.shape for key, wanted in keys.items()} for name, keys in found.items()}
    own = {"title": str, "day": str, "found": str, "rows": list, "seed_sources": list}
    assert shapes == {"frame": {"skip": str}, "page": own, "other": {"names": dict}}
    assert found["page"]["day"].sentence.blanks == {"day"}
    assert found["page"]["found"].sentence.blanks == {"count"}
    assert found["page"]["title"].by == f"{tmp_path.name}/page.html"
