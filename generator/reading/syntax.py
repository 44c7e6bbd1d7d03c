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

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

NO_ANCHOR = (
    "« & » et « * » ne commencent pas une valeur : répétez la phrase, ou mettez-la entre guillemets droits"
)
OPEN = 'un guillemet est ouvert sur cette ligne et n’est pas fermé. Écrivez par exemple : text: "Une phrase."'
CLOSED = (
    "le guillemet droit se ferme avant la fin de la phrase. À l’intérieur, écrivez les guillemets « … » et "
    'l’apostrophe ’ ; par exemple : text: "Dites « bonjour »."'
)
SPACES = (
    "regardez les espaces au début de cette ligne et de celle d’avant, et si un guillemet est resté ouvert "
    "plus haut. Les clés d’une même entrée commencent toutes sous la même lettre ; par exemple :   text: Une "
    "phrase."
)
EMPTY_LIST = "« [] » veut dire « liste vide », et cette liste a des entrées : effacez « [] »"
CAUSES = {
    "mapping values": "« : » coupe cette phrase en deux, ou cette ligne n’est pas sous celle d’avant. "
    'Mettez la phrase entre guillemets droits ; par exemple : text: "Attention : ceci va bien."',
    "block sequence entries": "une phrase qui commence par un tiret se met entre guillemets droits ; "
    'par exemple : text: "- Bonjour."',
    "could not find expected ':'": "il manque « : » et une espace après une clé, ou un guillemet à la fin. "
    "Écrivez par exemple : text: Une phrase.",
    "violates indentation": "des tabulations sont au début de cette ligne : effacez-les, tapez des espaces",
    "unknown escape": "entre guillemets droits, « \\ » ne s’écrit pas seul. "
    "Écrivez par exemple : text: 'a \\ b'",
    "flow sequence": "un crochet « [ » n’est pas fermé, ou une virgule manque. "
    "Écrivez par exemple : sources: [A, C]",
    "flow node": "un crochet « [ » ou une accolade « { » n’est pas fermé ; par exemple : sources: [A, C]",
    "flow mapping": "une accolade « { » n’est pas fermée, ou une virgule manque. "
    'Écrivez par exemple : {"1.1.2": "1.2.4"}',
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


def misread(event: Any, lines: Sequence[str]) -> Iterator[Found]:
    """Where a text is read otherwise than it was meant."""
    line = event.start_mark.line + 1
    if sign := _CONTROL.search(event.value):
        yield line, no_text(ord(sign[0]))
    if _takes_keys(event, lines):
        yield line, OPEN
    if cut := lost(event, lines):
        reason = f"tout ce qui suit {shown(cut)} est perdu. Mettez la phrase entre guillemets droits"
        yield event.end_mark.line + 1, f'{reason} ; par exemple : text: "Voir le {cut}."'
    if event.anchor:
        yield line, NO_ANCHOR
    if event.tag:
        yield line, _between_quotes("!")


def no_text(sign: int) -> str:
    """What is said of a control character."""
    return f"un signe invisible, qui n’est pas du texte (U+{sign:04X}), est ici : effacez-le"


def lost(event: Any, lines: Sequence[str]) -> str:
    """« #12 », at which a text was cut; nothing when it was not."""
    if event.style in ("|", ">"):
        return ""
    cut = _LOST.match(_rest(event.end_mark, lines))
    return cut[1] if cut else ""


def _rest(mark: Any, lines: Sequence[str]) -> str:
    """What follows a place on its line; nothing after the end of the text."""
    return lines[mark.line][mark.column :] if mark.line < len(lines) else ""


def _takes_keys(event: Any, lines: Sequence[str]) -> bool:
    """Has a quoted text taken the keys of the next lines for its own words?"""
    first, last = event.start_mark.line, event.end_mark.line
    if event.style not in ("'", '"') or first == last:
        return False
    inside = [*lines[first + 1 : last], lines[last][: event.end_mark.column]]
    return any(map(_KEY.match, inside))


def _between_quotes(sign: str) -> str:
    reason = f"une phrase qui commence par « {sign} » se met entre guillemets droits"
    return f'{reason} ; par exemple : text: "{sign} Bonjour."'


def explained(error: yaml.YAMLError, lines: Sequence[str]) -> Found:
    """Where an error of syntax is to be mended, and how."""
    what, mark = str(error), getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None)
    # The end of the text is no line: what is wrong there begins above.
    last = max((number for number, text in enumerate(lines) if text.strip()), default=0)
    line = min(mark.line, last) if mark else 0
    if (empty := _empty_list(lines, line)) is not None:
        return empty + 1, EMPTY_LIST
    if begun and "while scanning a quoted" in what and "end of stream" in what:
        return begun.line + 1, OPEN
    if message := _at(error, lines):
        return line + 1, message
    if begun and "flow" in what:
        line = min(begun.line, last)
    causes = (cause for sign, cause in CAUSES.items() if sign in what)
    return line + 1, next(causes, f"cette ligne ne se lit pas : {SPACES}")


BEGUN = ("an alias", "an anchor", "a tag", "a block scalar", "mapping keys")
"""What a sign may have begun, by the parser's words, when it stops in the middle of it."""


def _at(error: yaml.YAMLError, lines: Sequence[str]) -> str:
    """What the signs of the line tell, where the parser stopped; nothing when it is another matter."""
    what, mark = str(error), getattr(error, "problem_mark", None)
    if any(phrase in what for phrase in BEGUN):
        mark = getattr(error, "context_mark", None) or mark
    elif mark and "did not find expected key" in what:
        before = lines[mark.line][: mark.column].rstrip() if mark.line < len(lines) else ""
        return CLOSED if before.endswith(("'", '"')) else ""
    elif not any(phrase in what for phrase in ("cannot start any token", "node content")):
        return ""
    sign = _rest(mark, lines)[:1] if mark else ""
    if sign == "\t":
        return "une tabulation est dans cette ligne : effacez-la, et tapez des espaces"
    return _between_quotes(sign) if sign and sign in SIGNS else ""


def _empty_list(lines: Sequence[str], line: int) -> int | None:
    """The line of a « [] » whose list has entries, before or after it; none after an error's line."""
    full = [number for number, text in enumerate(lines) if not _COMMENT.match(text)]
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
