"""The kinds of values that the data is made of, and what each may hold."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, TypeAdapter

from positioning.form import LEVELS, OPENING

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

_URL = TypeAdapter(HttpUrl)
_FORMULA = re.compile(r"(?:^|[;\t\r\n])\s*([=+@＝＋＠－-])")
_INFINITIVE = re.compile(r"(me |m’)?\w+(er|ir|re)\b")
_HEADING = re.compile(r"(Se |S’)?\w+(er|ir|re)\b")


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be empty")
    return text


def _statement(text: str) -> str:
    return _sentence(text, MOST_WORDS)


def _easy(text: str) -> str:
    return _sentence(text, MOST_EASY_WORDS)


def _sentence(text: str, most_words: int) -> str:
    # Other sentences carry what follows the opening: « J’aimerais savoir lire une notice. »
    if not (text.startswith(OPENING) and _INFINITIVE.match(text.removeprefix(OPENING))):
        raise ValueError(f"must begin with « {OPENING.strip()} » and an infinitive")
    return _short(text, most_words)


def _easy_example(text: str) -> str:
    return _short(text, MOST_EASY_EXAMPLE_WORDS)


def _short(text: str, most_words: int) -> str:
    if not text.endswith("."):
        raise ValueError("must end with a full stop")
    if (count := len(text.split())) > most_words:
        raise ValueError(f"has {count} words; at most {most_words}, so that everybody can read it")
    return no_formula(text)


def _heading(text: str) -> str:
    if not _HEADING.match(text):
        raise ValueError("must begin with an infinitive")
    if (count := len(text.split())) not in HEADING_WORDS:
        raise ValueError(f"has {count} words; a heading has {HEADING_WORDS[0]} to {HEADING_WORDS[-1]}")
    if len(text) > MOST_HEADING_LETTERS:
        raise ValueError(f"has {len(text)} letters; at most {MOST_HEADING_LETTERS}")
    return text


def _web(text: str) -> str:
    try:
        if re.search(r"[\s<>\"]", text):
            raise ValueError("browsers mend these signs, and few others do")
        _URL.validate_python(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a web address beginning with http:// or https://") from None
    return no_formula(text)


def is_day(text: str) -> bool:
    """Is this a day of the calendar, written like 2026-11-23? Of ISO 8601 nothing else is read here."""
    try:
        return bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) and date.fromisoformat(text))
    except ValueError:
        return False


def _day(text: str) -> str:
    if not is_day(text):
        raise ValueError(f"{text!r} is not a day written like 2026-11-23")
    return text


def no_formula(text: str) -> str:
    """A text that no spreadsheet computes when a CSV file of ours is opened.

    Those that expect « ; » between cells begin a new one at each, and a new row at each line.

    Raises:
        ValueError: the sign that would begin a formula.
    """
    if formula := _FORMULA.search(text):
        part = "a part of " if formula.start() else ""
        raise ValueError(f"{part}{text!r} must not begin with {formula[1]}: spreadsheets would compute it")
    return text


def _level(text: str) -> str:
    if text not in LEVELS:
        raise ValueError(f"{text!r} is not one of {', '.join(LEVELS)}")
    return text


Text = Annotated[str, AfterValidator(_filled)]
Cell = Annotated[Text, AfterValidator(no_formula)]
Level = Annotated[str, AfterValidator(_level)]
"""One of the kernel's answers: it ranks them, and links hold their rank."""

Statement = Annotated[str, AfterValidator(_statement)]
Easy = Annotated[str, AfterValidator(_easy)]
EasyExample = Annotated[str, AfterValidator(_easy_example)]
Heading = Annotated[str, AfterValidator(_heading)]
Web = Annotated[str, AfterValidator(_web)]
Day = Annotated[str, AfterValidator(_day)]
Icon = Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Sources = tuple[Text, ...]


class Frozen(BaseModel):
    """The base of every model: no change after reading, no key that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")
