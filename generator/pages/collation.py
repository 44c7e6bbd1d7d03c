"""French order: accents and capitals decide only between names that are otherwise the same."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from ..reading.territory import folded


def order(text: str) -> tuple[str, str]:
    """What sorts a name as a French dictionary does: « Île-de-France » stands among the I."""
    return folded(text), text


def in_order(rows: Iterable[Any], name: str) -> list[Any]:
    """Rows in the French order of one of their attributes."""
    return sorted(rows, key=lambda row: order(getattr(row, name)))


def grouped(rows: Iterable[Any], name: str) -> list[tuple[str, list[Any]]]:
    """Rows by one of their attributes, in its French order; those of a group keep theirs."""
    found = groupby(in_order(rows, name), lambda row: str(getattr(row, name)))
    return [(value, list(group)) for value, group in found]
