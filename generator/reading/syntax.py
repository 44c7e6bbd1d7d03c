"""What the YAML parser can't read, or reads otherwise than it is meant: which line to mend, and how."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from .naming import shown

Found = tuple[int, str]
"""A line, from 1, and what is said of it."""

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for the parser."""
_STRANGE = re.compile("( *(?:- +)*)([a-z_][a-z0-9_-]*:)?[\u00a0\u2000-\u200b\u202f\u3000]")
_KEY = re.compile(r" *(?:(?:- +)*[a-z_][a-z0-9_-]*:(?:\s|$)|- )")
_LOST = re.compile(r"\s+(#[^\s#]\S*)")
_EMPTY = re.compile(r"( *(?:- +)*)(?:[\w-]+: *)?\[\]\s*(?:#.*)?$")
_COMMENT = re.compile(r"\s*(#.*)?$")

OPEN = 'un guillemet est ouvert sur cette ligne et n’est pas fermé. Écrivez par exemple : text: "Une phrase."'
CLOSED = (
    "le guillemet droit se ferme avant la fin de la phrase. À l’intérieur, écrivez les guillemets « … » et "
    'l’apostrophe ’ ; par exemple : text: "Dites « bonjour »."'
)
SPACES = (
    "regardez les espaces au début de cette ligne et de celle d’avant, et si un guillemet est "
    "resté ouvert plus haut. "
    "Les clés d’une même entrée commencent toutes sous la même lettre ; par exemple :   text: Une phrase."
)
CAUSES = {
    "mapping values": "« : » coupe cette phrase en deux, ou cette ligne n’est pas sous celle "
    "d’avant. Mettez la phrase "
    'entre guillemets droits ; par exemple : text: "Attention : ceci va bien."',
    "block sequence entries": "une phrase qui commence par un tiret se met entre guillemets droits ; "
    "par exemple : "
    'text: "- Bonjour."',
    "could not find expected ':'": "il manque « : » et une espace après une clé, ou un guillemet à "
    "la fin. Écrivez par "
    "exemple : text: Une phrase.",
    "violates indentation": "des tabulations sont au début de cette ligne : effacez-les, et tapez "
    "des espaces",
    "unknown escape": "entre guillemets droits, « \\ » ne s’écrit pas seul. Écrivez par exemple : "
    "text: 'a \\ b'",
    "flow sequence": "un crochet « [ » n’est pas fermé, ou une virgule manque. Écrivez par exemple : "
    "sources: [A, C]",
    "flow mapping": "une accolade « { » n’est pas fermée, ou une virgule manque. Écrivez par exemple "
    ': {"1.1.2": "1.2.4"}',
    "did not find expected": f"cette ligne ne suit pas celles d’avant : {SPACES}",
}
"""What usually causes an error of syntax, by the parser's words; the first that fits."""

SIGNS = "@`%*&!|>?{}[],#\"'"
"""What may not begin a sentence that stands without quotes."""


def lines_of(text: str) -> list[str]:
    """The lines of a text, as the parser counts them."""
    return _BREAK.split(text)


def strange_spaces(lines: Sequence[str]) -> Iterator[Found]:
    """No-break spaces where the parser waits for those of the space bar: it would take them for letters."""
    for number, line in enumerate(lines, 1):
        if found := _STRANGE.match(line):
            where = f"après « {found[2]} »" if found[2] else "au début de cette ligne"
            yield number, f"une espace insécable est {where} : effacez-la, et tapez une espace ordinaire"


def lost(event: Any, lines: Sequence[str]) -> str:
    """What is wrong with a text that was cut at « #12 »; nothing when it was not."""
    if event.style in ("|", ">"):
        return ""
    cut = _LOST.match(lines[event.end_mark.line][event.end_mark.column :])
    if not cut:
        return ""
    said = (
        f"tout ce qui suit {shown(cut[1])} est perdu. Mettez la phrase entre guillemets droits ; "
        "par exemple : "
    )
    return f'{said}"Voir le {cut[1]}."'


def unclosed(event: Any, lines: Sequence[str]) -> bool:
    """Has a quoted text taken the keys of the next lines for its own words?"""
    first, last = event.start_mark.line, event.end_mark.line
    if event.style not in ("'", '"'):
        return False
    inside = [*lines[first + 1 : last], *([lines[last][: event.end_mark.column]] if last > first else ())]
    return any(map(_KEY.match, inside))


def explained(error: yaml.YAMLError, lines: Sequence[str]) -> Found:
    """Where an error of syntax is to be mended, and how."""
    what, mark = str(error), getattr(error, "problem_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if (empty := _empty_list(lines, line)) is not None:
        return (
            empty + 1,
            "« [] » veut dire « liste vide », et cette liste a des entrées : effacez « [] »",
        )
    if "while scanning a quoted" in what and "end of stream" in what:
        return error.context_mark.line + 1, OPEN  # type: ignore[attr-defined]
    before = lines[line][:column].rstrip() if line < len(lines) else ""
    if "did not find expected key" in what and before.endswith(("'", '"')):
        return line + 1, CLOSED
    if sign := _first_sign(error, lines, line, column):
        return line + 1, sign
    if "flow" in what and getattr(error, "context_mark", None):
        line = error.context_mark.line  # type: ignore[attr-defined]
    said = next(
        (said for sign, said in CAUSES.items() if sign in what), f"cette ligne ne se lit pas : {SPACES}"
    )
    return line + 1, said


def _first_sign(error: yaml.YAMLError, lines: Sequence[str], line: int, column: int) -> str:
    """What is said of a sentence that begins with a sign of YAML's; nothing when it is another matter."""
    # The parser stands at the sign, or in the middle of what the sign has begun.
    begun = any(
        each in str(error) for each in ("an alias", "an anchor", "a tag", "a block scalar", "mapping keys")
    )
    if not begun and not any(each in str(error) for each in ("cannot start any token", "node content")):
        return ""
    mark = (getattr(error, "context_mark", None) if begun else None) or getattr(error, "problem_mark", None)
    rest = lines[mark.line][mark.column :] if mark and mark.line < len(lines) else ""
    if rest[:1] == "\t":
        return "une tabulation est dans cette ligne : effacez-la, et tapez des espaces"
    if not rest or rest[0] not in SIGNS:
        return ""
    said = f"une phrase qui commence par « {rest[0]} » se met entre guillemets droits ; par exemple : "
    return f'{said}text: "{rest[0]} Bonjour."'


def _empty_list(lines: Sequence[str], line: int) -> int | None:
    """The line of a « [] » whose list has entries, before or after it; none after an error's line."""
    full = [number for number, each in enumerate(lines) if not _COMMENT.match(each)]
    for at, number in enumerate(full):
        found = _EMPTY.match(lines[number])
        if not found or number > line:
            continue
        after = lines[full[at + 1]] if at + 1 < len(full) else ""
        dash = len(after) - len(after.lstrip()) if after.lstrip().startswith("- ") else -1
        alone = lines[number].startswith("[]") and len(full) > 1
        if alone or dash >= len(found[1]):
            return number
    return None
