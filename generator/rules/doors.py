"""Doors that pages name are there; one that did not open any more is to be looked at."""

from collections.abc import Iterator

from ..model.doors import OK
from ..model.referential import Referential
from ..reading.located_yaml import Documents, strings
from ..reading.naming import shown
from ..reading.problems import Problem, nearest


def known_doors(model: Referential, documents: Documents) -> Iterator[Problem]:
    """Whatever stands in a list `doors`, or `…_doors`, is an id of doors.yml."""
    ids = [door.id for door in model.doors]
    for document in documents.values():
        for path, text in strings(document.data):
            if len(path) > 1 and str(path[-2]).endswith("doors") and text not in ids:
                yield document.problem(
                    path, f"{shown(text)} n’est pas un « id » de doors.yml{nearest(text, ids)}"
                )


def doors_open(model: Referential, documents: Documents) -> Iterator[Problem]:
    """A warning for each door that did not open when `make links` went there."""
    for i, door in enumerate(model.doors):
        if door.answer and door.answer != OK:
            message = (
                f"{shown(door.id)} ne s’est pas ouverte le {door.visited_on} : {door.answer}. "
                "Corrigez « url », puis `make links`"
            )
            yield documents["doors"].problem((i, "answer"), message, warning=True)
