"""The kinds of values that the data is made of, and what each may hold."""

import re
from datetime import date
from functools import partial
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, TypeAdapter

from positioning.form import LEVELS, OPENING

from ..reading.naming import shown
from .forms import ICON, SLUG

MOST_WORDS = 15
"""A statement is read by people for whom reading is an effort: this many words at the most."""

MOST_EASY_WORDS = 10
"""The same sentence in easy French: shorter still, and one idea."""

MOST_EASY_EXAMPLE_WORDS = 12
"""The scene beside it."""

HEADING_WORDS = range(3, 7)
MOST_HEADING_LETTERS = 45
"""A heading that anybody reads at a glance, on one line or two of a phone."""

AudienceId = Literal["candidat", "conseiller", "employeur", "organisme"]
Confidence = Literal["primary", "official", "press", "weak", "inferred", "unknown"]
Status = Literal[
    "concordant", "divergent", "source_unique", "sourced", "partially_sourced", "unverified_no_source"
]

EMPTY = "est vide : écrivez quelque chose après « : », ou effacez la ligne si la clé n’est pas obligatoire"

_URL = TypeAdapter(HttpUrl)
_FORMULA = re.compile(r"(?:^|[;\t\r\n])\s*([=+@＝＋＠－-])")
_INFINITIVE = re.compile(r"(me |m[’'])?\w+(er|ir|re)\b")
_HEADING = re.compile(r"(Se |S[’'])?\w+(er|ir|re)\b")


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError(EMPTY)
    return text


def _statement(text: str, most_words: int) -> str:
    # Other sentences carry what follows the opening: « J’aimerais savoir lire une notice. »
    if not (text.startswith(OPENING) and _INFINITIVE.match(text.removeprefix(OPENING))):
        raise ValueError(
            f"doit commencer par « {OPENING.strip()} » et un infinitif ; par exemple : {OPENING}lire "
            "une notice."
        )
    return _short(text, most_words)


def _short(text: str, most_words: int) -> str:
    if not text.endswith("."):
        raise ValueError("doit finir par un point ; par exemple : Lire une notice.")
    if (count := len(text.split())) > most_words:
        raise ValueError(f"a {count} mots : {most_words} au plus, pour que tout le monde puisse lire")
    return no_formula(text)


def _heading(text: str) -> str:
    if not _HEADING.match(text):
        raise ValueError("doit commencer par un infinitif ; par exemple : Lire un petit texte")
    if (count := len(text.split())) not in HEADING_WORDS:
        raise ValueError(
            f"a {count} mots : un titre en a de {HEADING_WORDS[0]} à {HEADING_WORDS[-1]} ; par "
            "exemple : Lire un petit texte"
        )
    if len(text) > MOST_HEADING_LETTERS:
        raise ValueError(
            f"a {len(text)} lettres : {MOST_HEADING_LETTERS} au plus ; par exemple : Lire un petit texte"
        )
    return text


def _web(text: str) -> str:
    try:
        if re.search(r"[\s<>\"]", text):
            raise ValueError("browsers mend these signs, and few others do")
        _URL.validate_python(text)
    except ValueError:
        raise ValueError(
            f"{shown(text)} n’est pas une adresse du web ; par exemple : https://exemple.org/contact"
        ) from None
    return no_formula(text)


def is_day(text: str) -> bool:
    """Is this a day of the calendar, written like 2026-11-23? Of ISO 8601 nothing else is read here."""
    try:
        return bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) and date.fromisoformat(text))
    except ValueError:
        return False


def _day(text: str) -> str:
    if not is_day(text):
        raise ValueError(
            f"{shown(text)} n’est pas un jour. Écrivez l’année, le mois et le jour ; par exemple : "
            '"2026-11-23"'
        )
    return text


def no_formula(text: str) -> str:
    """A text that no spreadsheet computes when a CSV file of ours is opened.

    Those that expect « ; » between cells begin a new one at each, and a new row at each line.

    Raises:
        ValueError: the sign that would begin a formula.
    """
    if formula := _FORMULA.search(text):
        part = "une partie de " if formula.start() else ""
        reason = (
            f"{part}{shown(text)} ne doit pas commencer par « {formula[1]} » : un tableur y verrait un calcul"
        )
        raise ValueError(f"{reason}. Écrivez un mot devant")
    return text


def _level(text: str) -> str:
    if text not in LEVELS:
        raise ValueError(f"{shown(text)} n’est pas possible. Mots possibles : {', '.join(LEVELS)}")
    return text


Text = Annotated[str, AfterValidator(_filled)]
Cell = Annotated[Text, AfterValidator(no_formula)]
Level = Annotated[str, AfterValidator(_level)]
"""One of the kernel's answers: it ranks them, and links hold their rank."""

Statement = Annotated[str, AfterValidator(partial(_statement, most_words=MOST_WORDS))]
Easy = Annotated[str, AfterValidator(partial(_statement, most_words=MOST_EASY_WORDS))]
EasyExample = Annotated[str, AfterValidator(partial(_short, most_words=MOST_EASY_EXAMPLE_WORDS))]
Heading = Annotated[str, AfterValidator(_heading)]
Web = Annotated[str, AfterValidator(_web)]
Day = Annotated[str, AfterValidator(_day)]
Icon = Annotated[str, Field(pattern=ICON)]
Slug = Annotated[str, Field(pattern=SLUG)]
Sources = tuple[Text, ...]


class Frozen(BaseModel):
    """The base of every model: no change after reading, no key that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")
