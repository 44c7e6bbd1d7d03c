"""A list of places changed in its YAML file: comments, order and quotes of those who wrote it stay."""

import re
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from ..model.organisms import Place

_PLAIN = re.compile(r"[^\W\d_][\w ’'./-]*")
"""What is the same text without quotes for every reader; ruamel sees to « no », « null » and the like."""

Change = dict[str, Any]
"""Keys of a place and their new values."""


def merged(text: str, changes: dict[int, Change], added: list[Change]) -> str:
    """The text of places.yml with some places changed, by their rank, and others added at its end."""
    yaml = _yaml()
    places = yaml.load(text)
    for rank, change in changes.items():
        for key, value in change.items():
            if key in places[rank]:
                places[rank][key] = _written(value)
            else:
                places[rank].insert(_position(places[rank], key), key, _written(value))
    if not places:
        places.fa.set_block_style()
    places.extend(_entry(each) for each in added)
    out = StringIO()
    yaml.dump(places, out)
    return out.getvalue()


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 100_000
    return yaml


def _position(place: CommentedMap, key: str) -> int:
    """Where a key goes, so that keys stay in the order of the model."""
    order = list(Place.model_fields)
    return sum(order.index(each) < order.index(key) for each in place)


def _entry(values: Change) -> CommentedMap:
    return CommentedMap((key, _written(values[key])) for key in Place.model_fields if key in values)


def _written(value: Any) -> Any:
    if isinstance(value, list):
        row = CommentedSeq(map(_written, value))
        row.fa.set_flow_style()
        return row
    return value if _PLAIN.fullmatch(value) else DoubleQuotedScalarString(value)
