"""French typography: spaces and signs, set once on finished text so that nobody types them; dates."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

THIN, WIDE = "\u202f", "\u00a0"

MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)

_RULES = (
    (re.compile(r" (?=[;!?](?:\W|$))"), THIN),
    (re.compile(r" (?=[:»])"), WIDE),
    (re.compile(r"(?<=«) "), WIDE),
    (re.compile(r" (?=[%€])"), WIDE),
    (re.compile(r"(?<=\d) (?=\d{3}\b)"), THIN),
    (re.compile(r"(?<=\d) (?=\d\d \d\d\b)|(?<=\d\d \d\d) (?=\d\d\b)"), WIDE),
    (re.compile(r"(?<=\d) (?=(?:h|min|m|cm|kg|ans?|jours?|mois|heures?)\b)"), WIDE),
    (re.compile(r"(?<=\d) (?=(?:domaines|salariés|personnes?|réponses?)\b)"), WIDE),
    (re.compile(r"(?<=\d\u00a0h) (?=\d)"), WIDE),
    (re.compile(r"(?<=\bn°) "), WIDE),
    (re.compile(rf"(?<=[\dʳ]) (?=(?:{'|'.join(MONTHS)})\b)"), WIDE),
)
_SIGNS = (
    # « l'eau », « d'1 heure », « l'« idée » », « l'**idée** », « l'[idée](…) ».
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W_]|[«“\"(\[{*])"), "’"),
    (re.compile(r"(?<![\w/.=-])1er(?![\w/@=-])"), "1ᵉʳ"),
    (re.compile(r"(?<![\w/.=-])(\d+)e(?![\w/@=-])"), r"\1ᵉ"),
)
_ADDRESS = re.compile(r"\S*://\S*")
_TAG = re.compile(r"(<!--.*?-->|<[^>]+>)", re.DOTALL)
_VERBATIM = re.compile(r"<(/?)(script|style|pre|code|textarea)\b", re.IGNORECASE)


def spaces(text: str) -> str:
    """Make the spaces of a plain French text no-break where a line may not end, and its signs French."""
    if _ADDRESS.fullmatch(text):
        return text
    for pattern, sign in _SIGNS:
        text = pattern.sub(sign, text)
    for pattern, space in _RULES:
        text = pattern.sub(space, text)
    return text


def typeset(value: Any, change: Callable[[str], str] = spaces) -> Any:
    """Data as it is shown: the same models, lists and mappings, every text changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, BaseModel):
        return value.model_construct(**{name: typeset(part, change) for name, part in value})
    if isinstance(value, Mapping):
        return {key: typeset(part, change) for key, part in value.items()}
    if isinstance(value, list | tuple):
        made = (typeset(part, change) for part in value)
        return type(value)(*made) if hasattr(value, "_fields") else tuple(made)
    return value


def spaces_in_html(html: str) -> str:
    """The same for a finished page: text only; tags, attributes, code and scripts stay as they are."""
    inside = 0
    pieces = []
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            if verbatim := _VERBATIM.match(piece):
                inside += -1 if verbatim[1] else 1
            pieces.append(piece)
        else:
            # Most pieces are the line ends between two tags: no rule looks at them.
            spaced = not inside and (" " in piece or "'" in piece) and not piece.isspace()
            pieces.append(spaces(piece) if spaced else piece)
    return "".join(pieces)


def french_day(day: str | date) -> str:
    """« 2026-11-01 » as « 1ᵉʳ novembre 2026 »."""
    value = date.fromisoformat(day) if isinstance(day, str) else day
    number = "1ᵉʳ" if value.day == 1 else str(value.day)
    return f"{number}{WIDE}{MONTHS[value.month - 1]} {value.year}"
