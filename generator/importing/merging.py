"""A list of rows changed in its YAML file: comments, order and quotes of those who wrote it stay."""

import re
from collections.abc import Iterable, Mapping, Sequence
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


def merged(
    text: str,
    changes: Mapping[int, Change],
    added: Iterable[Change] = (),
    order: Sequence[str] = tuple(Place.model_fields),
) -> str:
    """The text of a list with some rows changed, by their rank, and others added at its end.

    Args:
        text: the YAML: places.yml, or another list of rows.
        changes: by the rank of a row, its keys that change.
        added: the rows to add.
        order: the keys of a row, in the order in which they stand.
    """
    yaml = _yaml()
    rows = yaml.load(text)
    for rank, change in changes.items():
        for key, value in change.items():
            if key in rows[rank]:
                rows[rank][key] = _written(value)
            else:
                rows[rank].insert(_position(rows[rank], key, order), key, _written(value))
    if not rows:
        rows.fa.set_block_style()
    rows.extend(_entry(row, order) for row in added)
    out = StringIO()
    yaml.dump(rows, out)
    return out.getvalue()


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 100_000
    return yaml


def _position(row: CommentedMap, key: str, order: Sequence[str]) -> int:
    """Where a key goes, so that keys stay in the order of the model."""
    return sum(order.index(other) < order.index(key) for other in row)


def _entry(values: Change, order: Iterable[str]) -> CommentedMap:
    return CommentedMap((key, _written(values[key])) for key in order if key in values)


def _written(value: Any) -> Any:
    if isinstance(value, list):
        row = CommentedSeq(map(_written, value))
        row.fa.set_flow_style()
        return row
    return value if _PLAIN.fullmatch(value) else DoubleQuotedScalarString(value)
