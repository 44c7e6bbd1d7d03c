"""Words with marks: what a text may mark, and what is put into it, which never marks anything."""

import pytest

from generator.pages.rendering import environment


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("un mot", "un mot"),
        ("un **mot** <b>", "un <strong>mot</strong> &lt;b&gt;"),
        ("[ici](parcours/)", '<a href="../parcours/">ici</a>'),
        ("[là](#bas), [tel](tel:3939)", '<a href="#bas">là</a>, <a href="tel:3939">tel</a>'),
        ("[loin](https://x.example)", '<a href="https://x.example" rel="noreferrer">loin</a>'),
        ("[{name}](reseaux/{name}/) : {name}", '<a href="../reseaux/a/">a</a>\u00a0: a'),
    ],
)
def test_a_text_may_hold_links_and_what_is_strong(text: str, shown: str) -> None:
    assert rendered(text, name="a") == shown


@pytest.mark.parametrize("name", ["[x](javascript:x)", "**x**", "<b>", "{name}"])
def test_what_is_put_into_a_text_is_shown_as_it_is(name: str) -> None:
    shown = name.replace("<", "&lt;").replace(">", "&gt;")
    assert rendered("{name} **{name}**", name=name) == f"{shown} <strong>{shown}</strong>"


def rendered(text: str, **values: str) -> str:
    return (
        environment().from_string("{{ text | rich(**values) }}").render(text=text, values=values, root="../")
    )
