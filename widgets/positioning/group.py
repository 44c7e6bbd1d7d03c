"""The strengths of a group: how many people have one in each sub-domain, and nobody's name."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .form import Domain, Form, Subdomain
from .profile import place

Answers = Mapping[str, str]


class Row(NamedTuple):
    """How many people have a strength in a sub-domain, among those who have said something of it."""

    domain: Domain
    subdomain: Subdomain
    strong: int
    answered: int


def gather(form: Form, sheets: Sequence[Answers]) -> tuple[Row, ...]:
    """Put answer sheets together, sub-domain by sub-domain, in the referential's order."""
    return tuple(
        Row(domain, subdomain, places.count("strengths"), len(places) - places.count(None))
        for domain in form.domains
        for subdomain in domain.subdomains
        for places in [[place(subdomain, sheet) for sheet in sheets]]
    )
