"""What the data means: frozen models, each field declared once.

Validation, messages and the JSON Schema of `/donnees/` all derive from these classes. The model
knows nobody: neither pages nor files.
"""

import re
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, TypeAdapter

from positioning.form import OPENING

MOST_WORDS = 15
"""A statement is read by people for whom reading is an effort: this many words at the most."""

Level = Literal["explain", "alone", "helped", "new", "talk"]
AudienceId = Literal["candidat", "conseiller", "employeur", "organisme"]
Confidence = Literal["primary", "press", "weak", "inferred", "unknown"]
Status = Literal[
    "concordant", "divergent", "source_unique", "sourced", "partially_sourced", "unverified_no_source"
]

PagePath = Literal[
    "",
    "comprendre/",
    "parcours/",
    "financer/",
    "questions/",
    "lexique/",
    "sources/",
    "domaines/",
    "faire-le-point/",
    "faire-le-point/profil/",
    "faire-le-point/groupe/",
    "organismes/",
    "imprimer/",
    "donnees/",
    "mentions-legales/",
]
"""The addresses that stand once; a domain, a network or a département makes its own."""

_URL = TypeAdapter(HttpUrl)


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be empty")
    return text


def _statement(text: str) -> str:
    if not text.startswith(OPENING):
        raise ValueError(f"must begin with « {OPENING.strip()} » and an infinitive")
    if not text.endswith("."):
        raise ValueError("must end with a full stop")
    if (count := len(text.split())) > MOST_WORDS:
        raise ValueError(f"has {count} words; at most {MOST_WORDS}, so that everybody can read it")
    return text


def _web(text: str) -> str:
    try:
        _URL.validate_python(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a web address beginning with http:// or https://") from None
    return text


def _day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a day written like 2026-11-23") from None
    return text


Text = Annotated[str, AfterValidator(_filled)]
Statement = Annotated[str, AfterValidator(_statement)]
Web = Annotated[str, AfterValidator(_web)]
Day = Annotated[str, AfterValidator(_day)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Sources = tuple[Text, ...]


class Frozen(BaseModel):
    """The base of every model: no change after reading, no key that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Criterion(Frozen):
    """An official title with its status and sources, and our statement and example for it."""

    id: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    title: Text
    status: Status
    sources: Sources
    wording_2016: Text | None = None
    wording_eva: Text | None = None
    statement: Statement
    example: Text

    @property
    def anchor(self) -> str:
        """The anchor of the Contract: `c-1-2-3`."""
        return "c-" + self.id.replace(".", "-")


class Subdomain(Frozen):
    """A sub-domain of the referential with its criteria."""

    id: Annotated[str, Field(pattern=r"^\d+\.\d+$")]
    title: Text
    status: Status
    sources: Sources = ()
    threshold_percent: Annotated[int, Field(ge=0, le=100)] | None = None
    threshold_note: Text | None = None
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]

    @property
    def anchor(self) -> str:
        """The anchor of the Contract: `s-1-2`."""
        return "s-" + self.id.replace(".", "-")


class Domain(Frozen):
    """One domain: one file, one page, one questionnaire, one printed sheet."""

    id: Annotated[str, Field(pattern=r"^\d+$")]
    slug: Slug
    name: Text
    icon: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
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


class ScaleLevel(Frozen):
    """One of the answers: its fixed id and its labels."""

    id: Level
    label: Text
    short: Text


class Scale(Frozen):
    """The answers, strongest first."""

    levels: tuple[ScaleLevel, ...]


class Fact(Frozen):
    """A sentence that advances a fact, with its sources (none: it says what was not found)."""

    text: Text
    sources: Sources = ()


class Step(Frozen):
    """A step of the certification: its official name, the same in plain words, and what happens."""

    name: Text
    plain: Text
    text: Text
    good_to_know: Text
    sources: Sources


class Rule(Frozen):
    """A rule of the certification."""

    about: Text
    text: Text
    confidence: Confidence
    sources: Sources


class Process(Frozen):
    """The steps and the rules of the certification."""

    steps: tuple[Step, ...]
    rules: tuple[Rule, ...]


class Action(Frozen):
    """A link to another page of the site, relative to its root."""

    text: Text
    url: Annotated[str, Field(pattern=r"^([a-z0-9-]+/)*$")]


class Audience(Frozen):
    """People the site speaks to. Candidates have the whole site, the others a page at their id."""

    id: AudienceId
    name: Text
    title: Text
    lead: Text
    facts: tuple[Fact, ...]
    steps: tuple[Action, ...]


class Price(Frozen):
    """What is known of the price."""

    text: Text
    confidence: Confidence
    sources: Sources


class Way(Frozen):
    """A way to finance the certificate; `then_and_now` names entries of then-and-now.yml."""

    id: Slug
    name: Text
    for_whom: Text
    points: tuple[Fact, ...]
    then_and_now: tuple[Slug, ...]


class Financing(Frozen):
    """Price and ways."""

    price: Price
    ways: tuple[Way, ...]


class Question(Frozen):
    """A question somebody asks, and the answer."""

    audience: AudienceId | Literal["tous"]
    question: Text
    answer: Text
    sources: Sources


class Term(Frozen):
    """A word of the glossary."""

    term: Text
    definition: Text
    sources: Sources

    @property
    def anchor(self) -> str:
        """The anchor of the term on its page."""
        return re.sub(r"\W+", "-", self.term.casefold()).strip("-")


class Source(Frozen):
    """Where facts come from. Elsewhere: its id, followed by a detail if need be."""

    id: Text
    label: Text
    kind: Literal["law", "official", "press", "copy", "origin"]
    note: Text | None = None


class ThenAndNow(Frozen):
    """A fact of the seed page that has aged: what held then, what holds now.

    `pages` are the pages that show it, besides those of the sources and of financing.
    """

    id: Slug
    pages: tuple[PagePath, ...] = ()
    topic: Text
    then: Text
    now: Text
    confidence: Confidence
    verified_on: Day
    sources: Annotated[Sources, Field(min_length=1)]


class Network(Frozen):
    """A network of organisms. What was not found is None and is shown as not found."""

    id: Slug
    name_in_seed: Text
    short: Text
    name: Text
    website: Web | None = None
    website_to_check: Web | None = None
    phone: Text | None = None
    email: Text | None = None
    address: Text | None = None
    members: Text | None = None
    sources: Annotated[Sources, Field(min_length=1)]


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
    """Where the text of the referential comes from, and what was not found."""

    compiled: Day
    text: Text
    official_pdf: Web
    official_pdf_note: Text
    counts_note: Text
    counts_published: tuple[Count, ...]
    statuses: tuple[Named, ...]
    confidences: tuple[Named, ...]
    not_found: tuple[Fact, ...]


class PageText(Frozen):
    """The words at the head of a page whose address is fixed."""

    path: PagePath
    title: Text
    description: Text
    lead: Text


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
    pages: tuple[PageText, ...]
    edition: Edition
    scale: Scale
    words: dict[str, Text]
    process: Process
    audiences: tuple[Audience, ...]
    financing: Financing
    questions: tuple[Question, ...]
    glossary: tuple[Term, ...]
    sources: tuple[Source, ...]
    then_and_now: tuple[ThenAndNow, ...]
    networks: tuple[Network, ...]
    domains: tuple[Domain, ...]

    @property
    def professionals(self) -> tuple[Audience, ...]:
        """The audiences that have a page of their own."""
        return tuple(each for each in self.audiences if each.id != "candidat")

    @property
    def candidates(self) -> Audience:
        """Those the site is first for."""
        return next(each for each in self.audiences if each.id == "candidat")

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every criterion, in order. Its length is this compilation's count, not an official one."""
        return tuple(c for d in self.domains for c in d.criteria)

    @cached_property
    def subdomains(self) -> tuple[Subdomain, ...]:
        """Every sub-domain, in order."""
        return tuple(s for d in self.domains for s in d.subdomains)
