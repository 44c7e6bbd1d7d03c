"""Codes of a place that agree with one another, and those that do not."""

from typing import Any

import pytest

from generator.model.organisms import Place
from generator.rules.places import disagreements

PLACE = Place(id="x", name="Lieu fictif", roles=("train",), departement="2A", source="x")
LYON = {"departement": "69", "insee_code": "69123"}


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"departement": None},
        {"departement": None, "postal_code": "13001"},
        {"postal_code": "20000"},
        {"departement": "01", "postal_code": "01999"},
        {"departement": "2A", "postal_code": "20799"},
        {"departement": "2B", "postal_code": "20999"},
        {**LYON, "commune": "LYON CEDEX 03", "postal_code": "69998"},
        {**LYON, "commune": "Lyon 3e Arrondissement", "postal_code": "69003"},
    ],
)
def test_what_goes_together_is_right(values: dict[str, Any]) -> None:
    """Codes of companies (CEDEX) are in no list: they begin like their département's."""
    assert messages(values) == {}


@pytest.mark.parametrize(
    ("values", "key", "message"),
    [
        (
            {"departement": "2a"},
            "departement",
            "« 2a » n’est pas le code d’un département (vouliez-vous écrire « 2A » ?)",
        ),
        (
            {"departement": "1"},
            "departement",
            "« 1 » n’est pas le code d’un département (vouliez-vous écrire « 01 » ?)",
        ),
        ({"postal_code": "13999"}, "postal_code", "« 13999 » n’est pas un code postal du département 2A"),
        ({"postal_code": "13001"}, "postal_code", "« 13001 » est un code postal d’un autre département : 13"),
        (
            {"insee_code": "99999"},
            "insee_code",
            "« 99999 » n’est pas le code INSEE d’une commune d’aujourd’hui",
        ),
        (
            {**LYON, "departement": None},
            "departement",
            "doit être « 69 », où se trouve Lyon (69123) ; il manque",
        ),
        (
            {**LYON, "commune": "Lyonnais"},
            "commune",
            "« Lyonnais » n’est pas « Lyon », dont le code INSEE est 69123",
        ),
        (
            {"roles": ("train", "train")},
            "roles",
            "chacun de ces mots une fois au plus : assess, train, inform",
        ),
    ],
)
def test_what_does_not_go_together_is_said(values: dict[str, Any], key: str, message: str) -> None:
    ((found, text),) = messages(values).items()
    assert found == key and text.partition(" ; par exemple")[0] == message


def messages(values: dict[str, Any]) -> dict[str, str]:
    return dict(disagreements(PLACE.model_copy(update=values), ()))
