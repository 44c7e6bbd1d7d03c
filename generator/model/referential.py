"""What the data means: frozen models, each field declared once.

Validation, messages and the JSON Schema of `/donnees/` all derive from these classes. The model
knows nobody: neither pages nor files.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from pydantic import Field

from .asking import Question, Term
from .doors import Door
from .facts import Fact, Source, Sourced, ThenAndNow
from .fields import AudienceId, Confidence, Day, Frozen, Slug, Text, Web
from .forms import PAGE
from .organisms import Network, Place
from .searching import Searching
from .sheet_words import SheetWords
from .socle import Criterion, Domain, FormEdition, Scale, Seal, Subdomain
from .words import Words


class Step(Sourced):
    """A step of the certification: its official name, the same in plain words, and what happens."""

    subject_key = "plain"

    name: Text
    plain: Text
    text: Text
    good_to_know: Text


class Rule(Sourced):
    """A rule of the certification."""

    subject_key = "about"

    about: Text
    text: Text
    confidence: Confidence


class Process(Frozen):
    """The steps and the rules of the certification."""

    steps: tuple[Step, ...]
    rules: tuple[Rule, ...]


class Action(Frozen):
    """A link to another page of the site, relative to its root."""

    text: Text
    url: Annotated[str, Field(pattern=PAGE)]


class Audience(Frozen):
    """People the site speaks to. Candidates have the whole site, the others a page at their id."""

    id: AudienceId
    name: Text
    title: Text
    lead: Text
    facts: tuple[Fact, ...]
    steps: tuple[Action, ...]


class Price(Sourced):
    """What is known of the price."""

    text: Text
    confidence: Confidence


class Way(Frozen):
    """A way to finance the certificate; `then_and_now` names entries of then-and-now.yml."""

    id: Slug
    name: Text
    for_whom: Text
    points: tuple[Fact, ...]
    then_and_now: tuple[Slug, ...]
    doors: tuple[Slug, ...] = ()


class Financing(Frozen):
    """Price and ways."""

    price: Price
    ways: tuple[Way, ...]


class Count(Frozen):
    """A count of criteria that somebody published."""

    count: int
    source: Text


class Named(Frozen):
    """A code of the data and the words for it."""

    id: Text
    label: Text
    short: Text | None = None


class Edition(Frozen):
    """Where the text of the referential comes from, and what was not found.

    `compared` is with what the site has checked it; paper does not say it.
    """

    compiled: Day
    text: Text
    compared: Text | None = None
    official_pdf: Web
    official_pdf_note: Text
    counts_note: Text
    counts_published: tuple[Count, ...]
    statuses: tuple[Named, ...]
    confidences: tuple[Named, ...]
    not_found: tuple[Fact, ...]


class EasyReading(Frozen):
    """How easy what candidates read must be, in words a sentence.

    frequent: how many of the most frequent words of French need no explanation; 0: words are not looked at.
    allowed: others that need none.
    """

    longest: Annotated[int, Field(ge=1)]
    average: Annotated[int, Field(ge=1)]
    frequent: Annotated[int, Field(ge=0)]
    allowed: tuple[Text, ...]


class Site(Frozen):
    """What comes back on every page. An empty contact is shown as not given."""

    edition: Day
    name: Text
    tagline: Text
    independence: Text
    rights: Text
    privacy: Text
    publisher: str
    contact_email: str
    host: str


class Referential(Frozen):
    """All the data of the site."""

    site: Site
    edition: Edition
    editions: Annotated[tuple[FormEdition, ...], Field(min_length=1)]
    seals: tuple[Seal, ...]
    scale: Scale
    reading: EasyReading
    words: Mapping[str, Words]
    sheets: SheetWords
    process: Process
    audiences: tuple[Audience, ...]
    financing: Financing
    questions: tuple[Question, ...]
    glossary: tuple[Term, ...]
    doors: tuple[Door, ...]
    searching: Searching
    sources: tuple[Source, ...]
    then_and_now: tuple[ThenAndNow, ...]
    networks: tuple[Network, ...]
    places: tuple[Place, ...]
    domains: tuple[Domain, ...]

    @property
    def professionals(self) -> tuple[Audience, ...]:
        """The audiences that have a page of their own."""
        return tuple(audience for audience in self.audiences if audience.id != "candidat")

    @property
    def candidates(self) -> Audience:
        """Those the site is first for."""
        return next(audience for audience in self.audiences if audience.id == "candidat")

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every criterion, in order. Its length is this compilation's count, not an official one."""
        return tuple(c for d in self.domains for c in d.criteria)

    @cached_property
    def subdomains(self) -> tuple[Subdomain, ...]:
        """Every sub-domain, in order."""
        return tuple(s for d in self.domains for s in d.subdomains)
