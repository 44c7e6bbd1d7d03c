"""What a questionnaire asks: domains, sub-domains and criteria, and the levels one may answer."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

LEVELS = ("explain", "alone", "helped", "new", "talk")
"""The five answers, strongest first. Their French labels are data (`referential/scale.yml`)."""

OPENING = "Je sais "
"""How every statement begins; what follows is an infinitive that other sentences can carry."""


class Criterion(NamedTuple):
    """One line of the questionnaire: an id such as « 1.2.3 » and its first-person statement."""

    id: str
    statement: str

    @property
    def topic(self) -> str:
        """The statement's infinitive, without its opening and its full stop.

        « Je sais lire une notice. » gives « lire une notice ».
        """
        return self.statement.removeprefix(OPENING).rstrip(".")


class Subdomain(NamedTuple):
    """A group of criteria under one official title."""

    id: str
    title: str
    criteria: tuple[Criterion, ...]


class Domain(NamedTuple):
    """One of the domains of the referential."""

    id: str
    title: str
    subdomains: tuple[Subdomain, ...]


class Form(NamedTuple):
    """All that may be asked, and the sentences to answer with.

    `words` maps a key of `referential/words.yml` to its French sentence.
    """

    domains: tuple[Domain, ...]
    words: Mapping[str, str]

    @classmethod
    def from_json(cls, text: str) -> "Form":
        """Read the JSON that the generator writes for the browser (see `generator.exports`).

        Raises:
            ValueError, KeyError: the text is not such a form: a fault of the site, not of a visitor.
        """
        data = json.loads(text)
        return cls(tuple(_domain(each) for each in data["domains"]), data["words"])

    def subdomains(self, domain: str | None = None) -> Iterator[Subdomain]:
        """The sub-domains of one domain (by id), or of all of them, in the referential's order."""
        for each in self.domains:
            if domain in (None, each.id):
                yield from each.subdomains


def _domain(data: dict[str, Any]) -> Domain:
    return Domain(data["id"], data["title"], tuple(_subdomain(each) for each in data["subdomains"]))


def _subdomain(data: dict[str, Any]) -> Subdomain:
    criteria = tuple(Criterion(each["id"], each["statement"]) for each in data["criteria"])
    return Subdomain(data["id"], data["title"], criteria)
