"""What visitors ask: questions with their answers, words with their explanations."""

import re
from typing import Literal

from .fields import AudienceId, Frozen, Slug, Sources, Text


def anchor(text: str) -> str:
    """« Mon compte formation » as an anchor: two texts may have the same."""
    return re.sub(r"\W+", "-", text.casefold()).strip("-")


class Question(Frozen):
    """A question somebody asks, and the answer; `doors` lead to somebody who helps."""

    audience: Literal[AudienceId, "tous"]
    question: Text
    answer: Text
    doors: tuple[Slug, ...] = ()
    sources: Sources

    @property
    def anchor(self) -> str:
        """The anchor of the question on its page."""
        return f"q-{anchor(self.question)}"


class Term(Frozen):
    """A word of the glossary."""

    term: Text
    definition: Text
    sources: Sources

    @property
    def anchor(self) -> str:
        """The anchor of the term on its page."""
        return anchor(self.term)
