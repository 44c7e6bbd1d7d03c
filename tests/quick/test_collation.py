"""French order: accents and signs never put a name out of its place."""

from typing import NamedTuple

from generator.pages.collation import grouped, in_order


class Row(NamedTuple):
    name: str
    code: int = 0


NAMES = ["Île-de-France", "Hauts-de-France", "Normandie", "CEP", "Évaluation", "Côtes-d’Armor", "Côte-d’Or"]


def test_names_stand_where_a_dictionary_has_them() -> None:
    assert [row.name for row in in_order(map(Row, NAMES), "name")] == [
        *("CEP", "Côte-d’Or", "Côtes-d’Armor", "Évaluation", "Hauts-de-France", "Île-de-France", "Normandie")
    ]


def test_accents_decide_between_names_that_are_the_same_without() -> None:
    assert [row.name for row in in_order([Row("côté"), Row("cote"), Row("côte")], "name")][0] == "cote"


def test_a_group_keeps_the_order_of_its_rows() -> None:
    rows = [Row("Île", 2), Row("Ain", 3), Row("Île", 1)]
    assert grouped(rows, "name") == [("Ain", [rows[1]]), ("Île", [rows[0], rows[2]])]
