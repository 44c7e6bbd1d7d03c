"""Which place a line of an import is about: by its id, its SIRET, or its name."""

import re
from collections import defaultdict
from typing import Any

from ..reading.territory import folded
from .merging import Change


class ManyHaveThisName(ValueError):
    """A name alone does not say which place a line is about."""


class Known:
    """The places, in the order of their list, and those that are added to it, by what names them."""

    def __init__(self, places: list[dict[str, Any]]) -> None:
        self.places = places
        self._numbers: dict[str, dict[str, int]] = {"id": {}, "siret": {}}
        self._names: dict[str, list[int]] = defaultdict(list)
        for rank in range(len(places)):
            self.take(rank)

    def take(self, rank: int) -> None:
        """Find a new place of the list from now on."""
        self._names[folded(self.places[rank]["name"])].append(rank)
        self._numbers["id"][compact(self.places[rank]["id"])] = rank
        self.number(rank)

    def number(self, rank: int) -> None:
        """Find a place by the SIRET that it has now."""
        if siret := self.places[rank].get("siret"):
            self._numbers["siret"][compact(siret)] = rank

    def with_siret(self, siret: str) -> int | None:
        """The rank of the place that has a SIRET."""
        return self._numbers["siret"].get(siret)

    def rank(self, values: Change) -> int | None:
        """The rank of the place that some values are about; None when they are about none of these.

        Raises:
            ManyHaveThisName: they say no more than a name, which several have.
        """
        for key, ranks in self._numbers.items():
            if values.get(key):
                rank = ranks.get(compact(values[key]))
                if rank is not None or key == "id":
                    return rank
        named = self._names.get(folded(values.get("name", "")), [])
        # Two numbers are two places, whatever their names.
        named = [rank for rank in named if not (values.get("siret") and self.places[rank].get("siret"))]
        if len(named) > 1:
            ids = ", ".join(self.places[rank]["id"] for rank in named)
            reason = f"{len(named)} lieux portent ce nom : {ids}. Écrivez ce SIRET (`siret`) à l’un d’eux"
            raise ManyHaveThisName(reason)
        return named[0] if named else None

    def new_id(self, values: Change) -> str:
        """An id made of the name, that no other place has."""
        stem = folded(values.get("name", "")).replace(" ", "-") or "lieu"
        taken, number = stem, 1
        while taken in self._numbers["id"]:
            number += 1
            taken = f"{stem}-{number}"
        return taken


def compact(number: str) -> str:
    """A number as it is compared: without spaces."""
    return re.sub(r"\s", "", number)
