"""Facts: sentences that advance something, where it was read, and the day of the copy it was read in."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, Field

from .fields import Confidence, Day, Frozen, Slug, Sources, Text


def anchor(text: str) -> str:
    """« Mon compte formation » as an anchor: two texts may have the same."""
    return re.sub(r"\W+", "-", text.casefold()).strip("-")


class Source(Frozen):
    """Where facts come from. Elsewhere: its id, followed by a detail if need be.

    copy_of: the day of the copy that was read; None when there are several, or no copy tells it.
    doors: where anybody can read it too.
    """

    id: Text
    label: Text
    kind: Literal["law", "official", "press", "copy", "origin"]
    copy_of: Day | None = None
    note: Text | None = None
    doors: tuple[Slug, ...] = ()

    @property
    def anchor(self) -> str:
        """The anchor of the source on its page."""
        return f"source-{anchor(self.id)}"


def source_id(text: str, ids: Iterable[str]) -> str | None:
    """The id of sources.yml that a reference begins with: « LEGI » for « LEGI L6323-17 »."""
    fits = [id_ for id_ in ids if text == id_ or re.match(re.escape(id_) + r"[ ,]", text)]
    return max(fits, key=len, default=None)


class Sourced(Frozen):
    """What advances a fact, with its sources (none: it says what was not found).

    copy_of: the day of the copy it was read in, where that is not the one of its sources.
    review_by: for what can age (an amount, a threshold, a delay), the last day before it is read again.
    """

    subject_key: ClassVar[str] = "text"

    sources: Sources
    copy_of: Day | None = None
    review_by: Day | None = None

    @property
    def subject(self) -> str:
        """What it is about, in a few words where it has them."""
        return str(getattr(self, self.subject_key))

    def due(self, today: date) -> bool:
        """Must it be read again?"""
        return self.review_by is not None and self.review_by < f"{today}"


class Fact(Sourced):
    """A sentence that advances a fact."""

    text: Text
    sources: Sources = ()


class ThenAndNow(Sourced):
    """A fact of the seed page that has aged: what held then, what holds now.

    `pages` are the pages that show it, besides those of the sources and of financing.
    """

    subject_key = "topic"

    id: Slug
    pages: tuple[Text, ...] = ()
    topic: Text
    then: Text
    now: Text
    confidence: Confidence
    sources: Annotated[Sources, Field(min_length=1)]


def due(value: object, today: date) -> Iterator[Sourced]:
    """The facts anywhere in some data that must be read again."""
    if isinstance(value, Sourced) and value.due(today):
        yield value
    if isinstance(value, BaseModel):
        for _, part in value:
            yield from due(part, today)
    elif isinstance(value, tuple):
        for part in value:
            yield from due(part, today)
