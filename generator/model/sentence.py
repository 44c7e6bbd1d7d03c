"""Sentences with blanks, « vérifié le {day} »: which ones a text must hold, and how they are filled."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from pydantic_core import CoreSchema, core_schema

from .typography import spaces

_BLANK = re.compile(r"\{(.*?)\}")


class Sentence:
    """Says of a text which blanks it holds: `Annotated[Text, Sentence("day", "town")]`.

    Each of `blanks` must be there, each of `may` may.
    """

    def __init__(self, *blanks: str, may: Iterable[str] = ()) -> None:
        self.blanks, self.may = frozenset(blanks), frozenset(may)

    def wrong(self, text: str) -> str:
        """What is wrong with the blanks of a text; nothing when they are right."""
        if self.blanks <= set(_BLANK.findall(text)) <= self.blanks | self.may:
            return ""
        if not self.blanks | self.may:
            return "aucune valeur n’est mise dans ce texte : effacez {…}"
        verb, names = ("doit", self.blanks) if self.blanks else ("peut", self.may)
        return f"{verb} contenir {', '.join(f'{{{name}}}' for name in sorted(names))}, et aucun autre {{…}}"

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._checked, handler(source))

    def _checked(self, text: str) -> str:
        if wrong := self.wrong(text):
            raise ValueError(wrong)
        return text


def fill(text: str, **values: object) -> str:
    """A text with its blanks filled, and French spaces around what was put there.

    Raises:
        KeyError: a blank without a value; `make check` lets none pass.
    """
    return spaces(_BLANK.sub(lambda blank: str(values[blank[1]]), text))
