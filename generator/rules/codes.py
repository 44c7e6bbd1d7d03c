"""Codes that the data may use have their words, and answers the order of the kernel."""

import typing
from collections.abc import Iterator

from positioning.form import LEVELS

from ..model.fields import AudienceId, Confidence, Status
from ..model.referential import Referential
from ..reading.located_yaml import Documents
from ..reading.naming import listed, shown
from ..reading.problems import Problem


def every_audience(model: Referential, documents: Documents) -> Iterator[Problem]:
    """Each audience is spoken to."""
    for id_ in sorted(set(typing.get_args(AudienceId)) - {audience.id for audience in model.audiences}):
        yield documents["audiences"].problem(
            (), f"le public {shown(id_)} manque. Écrivez par exemple : - id: {id_}"
        )


def known_codes(model: Referential, documents: Documents) -> Iterator[Problem]:
    """Each status and confidence that the data may use has its words."""
    edition = documents["edition"]
    for key, type_ in (("statuses", Status), ("confidences", Confidence)):
        rows = getattr(model.edition, key)
        for id_ in sorted(set(typing.get_args(type_)) - {row.id for row in rows}):
            yield edition.problem(
                (key,), f"les mots pour {shown(id_)} manquent. Écrivez par exemple : - id: {id_}"
            )


def levels_in_order(model: Referential, documents: Documents) -> Iterator[Problem]:
    """The kernel ranks the answers in this order."""
    if tuple(level.id for level in model.scale.levels) != LEVELS:
        yield documents["scale"].problem(
            ("levels",), f"les réponses doivent être dans cet ordre : {listed(LEVELS)}"
        )
