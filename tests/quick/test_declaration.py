"""The declaration of accessibility says who publishes and where to write, or that nobody has said it."""

from datetime import date

import pytest

from generator.loading import load
from generator.model.referential import Referential
from generator.pages.page import Page
from generator.publishing.tree import build_tree
from generator.rules.publishing import unsaid
from tests.small import WIDGETS, small

MODEL = load(small())


def declaration(model: Referential) -> str:
    page = build_tree(model, (), date(2026, 1, 2), WIDGETS)["accessibilite/index.md"]
    assert isinstance(page, Page)
    return page.body


@pytest.mark.parametrize(
    ("known", "present", "absent"),
    [
        ({}, ("law_unknown", "contact_unknown"), ("accessibilite law ", "accessibilite contact ")),
        ({"publisher": "Une mairie"}, ("accessibilite law Une mairie", "contact_unknown"), ("law_unknown",)),
        (
            {"contact_email": "a@fictif.example"},
            ("contact a@fictif.example", "law_unknown"),
            ("contact_unknown",),
        ),
    ],
)
def test_what_is_not_known_is_said(
    known: dict[str, str], present: tuple[str, ...], absent: tuple[str, ...]
) -> None:
    body = declaration(MODEL.model_copy(update={"site": MODEL.site.model_copy(update=known)}))
    assert all(text in body for text in present)
    assert not any(text in body for text in absent)


def test_it_says_the_limits_and_what_is_measured() -> None:
    body = declaration(MODEL)
    assert "accessibilite reading_lead 99 99" in body
    assert body.count("accessibilite reading ") == 10


def test_what_the_law_asks_and_nobody_has_said_is_a_warning_for_each() -> None:
    found = list(unsaid(MODEL, small()))
    lines = [(7, "la loi demande qui le publie"), (8, "un moyen de vous écrire"), (9, "qui l’héberge")]
    assert all(warning.warning and warning.file == "referential/site.yml" for warning in found)
    for warning, (line, why) in zip(found, lines, strict=True):
        assert warning.line == line
        assert " : est vide, et ce site a une adresse : " in str(warning) and why in str(warning)
    known = MODEL.site.model_copy(update={"publisher": "Une mairie", "contact_email": " ", "host": "Là"})
    assert list(unsaid(MODEL.model_copy(update={"site": known}), small())) == [found[1]]
