"""The referential itself: domains, sub-domains, criteria, and the scale of answers."""

from functools import cached_property
from typing import Annotated

from pydantic import Field

from positioning.profile import STRENGTHS

from .fields import (
    Cell,
    Day,
    Easy,
    EasyExample,
    Frozen,
    Heading,
    Icon,
    Level,
    Slug,
    Sources,
    Statement,
    Status,
    Text,
)
from .forms import CRITERION, DOMAIN, LINE, SEAL, SUBDOMAIN

CriterionId = Annotated[str, Field(pattern=CRITERION)]
ItemId = Annotated[str, Field(pattern=LINE)]


class Criterion(Frozen):
    """An official title with its status and sources; our statement and example for it, and easier ones."""

    id: CriterionId
    title: Cell
    status: Status
    sources: Sources
    wording_2016: Text | None = None
    statement: Statement
    example: Cell
    easy: Easy
    easy_example: EasyExample

    @property
    def anchor(self) -> str:
        """The anchor of the Contract: `c-1-2-3`."""
        return "c-" + self.id.replace(".", "-")


class Subdomain(Frozen):
    """A sub-domain of the referential with its criteria, and the one statement that sums them up.

    `plain` is our title for it, which anybody reads.
    """

    id: Annotated[str, Field(pattern=SUBDOMAIN)]
    title: Text
    plain: Heading
    icon: Icon
    status: Status
    sources: Sources = ()
    threshold_percent: Annotated[int, Field(ge=0, le=100)] | None = None
    statement: Statement
    example: Text
    easy: Easy
    easy_example: EasyExample
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]

    @property
    def anchor(self) -> str:
        """The anchor of the Contract: `s-1-2`."""
        return "s-" + self.id.replace(".", "-")


class Domain(Frozen):
    """One domain: one file, one page, one questionnaire, one printed sheet.

    `opens` is the id of the sub-domain that speaks for it where only one is asked.
    """

    id: Annotated[str, Field(pattern=DOMAIN)]
    slug: Slug
    name: Text
    icon: Icon
    opens: Text
    summary: Text
    everyday: Text
    title_seed: Text
    title_legal: Text
    title_legal_source: Text
    title_short: Text
    title_short_source: Text
    subdomains: Annotated[tuple[Subdomain, ...], Field(min_length=1)]

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """All the criteria of the domain, in order."""
        return tuple(c for s in self.subdomains for c in s.criteria)

    @cached_property
    def lines(self) -> tuple[Subdomain | Criterion, ...]:
        """All that may be answered: each sub-domain, followed by its criteria."""
        lines: list[Subdomain | Criterion] = []
        for subdomain in self.subdomains:
            lines += [subdomain, *subdomain.criteria]
        return tuple(lines)


class ScaleLevel(Frozen):
    """One of the answers: its fixed id, its labels and its icon."""

    id: Level
    label: Text
    short: Text
    icon: Icon

    @property
    def strength(self) -> bool:
        """Does it make a strength of a statement? The kernel says so."""
        return self.id in STRENGTHS


class Scale(Frozen):
    """The answers, strongest first."""

    levels: tuple[ScaleLevel, ...]


class FormEdition(Frozen):
    """What an edition of the questionnaire asked; links hold the answers in this order.

    `moved` goes from an id of the edition before to one of this edition.
    """

    number: Annotated[int, Field(ge=1, le=255)]
    published: Day
    criteria: Annotated[tuple[CriterionId, ...], Field(min_length=1)]
    moved: dict[str, ItemId] = {}
    reworded: tuple[ItemId, ...] = ()


class Seal(Frozen):
    """What was published under the number of an edition, and never changes again.

    seal: a hash of the edition and of `titles`.
    titles: a hash of each official title then, by id: whose answers a link holds.
    """

    number: Annotated[int, Field(ge=1)]
    seal: Annotated[str, Field(pattern=SEAL)]
    titles: dict[str, str]
