"""What a questionnaire asks: domains, sub-domains and criteria, and the levels one may answer."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from .edition import Edition

LEVELS = ("explain", "alone", "helped", "new", "talk")
"""The five answers, strongest first. Their French labels are data (`referential/scale.yml`)."""

OPENING = "Je sais "
"""How every statement begins; what follows is an infinitive that other sentences can carry."""


class Item(NamedTuple):
    """One line of a questionnaire: its id and its first-person statement.

    A criterion has an id such as « 1.2.3 ». In the short questionnaire a sub-domain is one line, with
    its own id, « 1.2 ».
    """

    id: str
    statement: str

    @property
    def topic(self) -> str:
        """The statement's infinitive, without its opening and its full stop.

        « Je sais lire une notice. » gives « lire une notice ».
        """
        return self.statement.removeprefix(OPENING).rstrip(".")


class Subdomain(NamedTuple):
    """A group of criteria under one plain title, and one line for all of them.

    icon: the path of its pictogram (`d` of an SVG path in a square of 24).
    """

    id: str
    title: str
    icon: str
    short: Item
    criteria: tuple[Item, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """All that may be answered about the sub-domain: its own line, then its criteria."""
        return (self.short, *self.criteria)


class Domain(NamedTuple):
    """One of the domains of the referential."""

    id: str
    title: str
    subdomains: tuple[Subdomain, ...]


class Form(NamedTuple):
    """All that may be asked, and the sentences to answer with.

    `editions` are those of the referential, the present one last. `words` maps a key of
    `referential/words/result.yml` to its French sentence.
    """

    domains: tuple[Domain, ...]
    editions: tuple[Edition, ...]
    words: Mapping[str, str]

    @classmethod
    def from_json(cls, text: str, easy: bool = False) -> "Form":
        """Read the JSON that the generator writes for the browser (see `generator.data.exports`).

        Args:
            text: {"domains": [{"id", "title", "subdomains": [{"id", "title", "icon", "statement",
                "criteria": [{"id", "statement"}]}]}], "editions": [{"number", "criteria", "moved",
                "reworded"}], "words"}; what has a statement may have an `easy` one.
            easy: take the easy statements where there are any.

        Raises:
            ValueError, KeyError: the text is not such a form: a fault of the site, not of a visitor.
        """
        return cls.from_data(json.loads(text), easy)

    @classmethod
    def from_data(cls, data: dict[str, Any], easy: bool = False) -> "Form":
        """The same, from what the text holds."""
        domains = tuple(_domain(domain, easy) for domain in data["domains"])
        editions = tuple(Edition.from_json(edition) for edition in data["editions"])
        return cls(domains, editions, data["words"])

    def subdomains(self, domain_id: str | None = None) -> Iterator[Subdomain]:
        """The sub-domains of one domain (by id), or of all of them, in the referential's order."""
        for domain in self.domains:
            if domain_id in (None, domain.id):
                yield from domain.subdomains


def _domain(data: dict[str, Any], easy: bool) -> Domain:
    return Domain(
        data["id"], data["title"], tuple(_subdomain(subdomain, easy) for subdomain in data["subdomains"])
    )


def _subdomain(data: dict[str, Any], easy: bool) -> Subdomain:
    criteria = tuple(_item(criterion, easy) for criterion in data["criteria"])
    return Subdomain(data["id"], data["title"], data["icon"], _item(data, easy), criteria)


def _item(data: dict[str, Any], easy: bool) -> Item:
    return Item(data["id"], (data.get("easy") if easy else None) or data["statement"])
