"""What visitors ask: questions with their answers, words with their explanations."""

from typing import Literal

from .facts import Sourced, anchor
from .fields import AudienceId, Slug, Text


class Question(Sourced):
    """A question somebody asks, and the answer; `doors` lead to somebody who helps."""

    subject_key = "question"

    audience: Literal[AudienceId, "tous"]
    question: Text
    answer: Text
    doors: tuple[Slug, ...] = ()

    @property
    def anchor(self) -> str:
        """The anchor of the question on its page."""
        return f"q-{anchor(self.question)}"


class Term(Sourced):
    """A word of the glossary."""

    subject_key = "term"

    term: Text
    definition: Text

    @property
    def anchor(self) -> str:
        """The anchor of the term on its page."""
        return anchor(self.term)
