"""No-break spaces: where French needs them, and nowhere else."""

import pytest

from generator.model.typography import spaces, spaces_in_html, typeset
from generator.reading.territory import Department


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Oui !", "Oui\u202f!"),
        ("Pourquoi ?", "Pourquoi\u202f?"),
        ("un ; deux", "un\u202f; deux"),
        ("Exemple : un", "Exemple\u00a0: un"),
        ("« mot »", "«\u00a0mot\u00a0»"),
        ("« Pourquoi ? »", "«\u00a0Pourquoi\u202f?\u00a0»"),
        ("1 500 €", "1\u202f500\u00a0€"),
        ("103,20 €", "103,20\u00a0€"),
        ("75 %", "75\u00a0%"),
        ("60 jours, 5 ans, 8 h 45", "60\u00a0jours, 5\u00a0ans, 8\u00a0h\u00a045"),
        ("décret n° 2019", "décret n°\u00a02019"),
        ("le 30 mars 2026", "le 30\u00a0mars 2026"),
        ("au 1er juillet.", "au 1ᵉʳ\u00a0juillet."),
        ("Lyon 5e Arrondissement, le 1er", "Lyon 5ᵉ Arrondissement, le 1ᵉʳ"),
        ("Côte-d'Or", "Côte-d’Or"),
        ("d'1 heure", "d’1\u00a0heure"),
        ("l'« eau »", "l’«\u00a0eau\u00a0»"),
        ("l'**eau** et l'[eau](parcours/)", "l’**eau** et l’[eau](parcours/)"),
        ("l'{name}", "l’{name}"),
    ],
)
def test_a_line_never_begins_with_a_sign(typed: str, set_: str) -> None:
    assert spaces(typed) == set_


@pytest.mark.parametrize(
    "text",
    [
        "http://x:80",
        "9:30",
        "a b",
        "D. 6113-1",
        "le 10 2019",
        "https://x/l'eau/5e",
        "2e@x.fr",
        "1.5e-3",
        "le mot 'eau'",
        "5' 10",
    ],
)
def test_the_rest_stays_as_it_is(text: str) -> None:
    assert spaces(text) == text


def test_a_page_keeps_its_tags_attributes_and_code() -> None:
    html = '<p title="a : b">a : b</p><!-- a : b --><code>a : b</code><script>x ? y : z</script>'
    expected = '<p title="a : b">a\u00a0: b</p><!-- a : b --><code>a : b</code><script>x ? y : z</script>'
    assert spaces_in_html(html) == expected
    assert spaces_in_html("<b>l'eau</b><code>l'eau</code>") == "<b>l’eau</b><code>l'eau</code>"


def test_twice_is_the_same_as_once() -> None:
    text = "« Combien ? » : 1 500 € !"
    assert spaces(spaces(text)) == spaces(text)


def test_whatever_holds_texts_keeps_its_shape() -> None:
    made = typeset((Department("21", "Côte-d'Or", "Bourgogne-Franche-Comté"),))
    assert made == (Department("21", "Côte-d’Or", "Bourgogne-Franche-Comté"),)
