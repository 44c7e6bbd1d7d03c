"""From answers to a profile: which statements are strengths, and what comes next."""

from collections.abc import Mapping
from typing import NamedTuple

from .form import LEVELS, Criterion, Form, Subdomain

STRENGTHS = ("explain", "alone")
"""The levels that make a statement a strength, strongest first."""


class Group(NamedTuple):
    """The criteria of one sub-domain that share a place in the profile, with the level of each."""

    subdomain: Subdomain
    answers: tuple[tuple[Criterion, str], ...]


class Profile(NamedTuple):
    """What a person's answers show. A blank answer is nowhere; nothing is counted or compared.

    strengths: what is known (`explain`, `alone`), the strongest sub-domain first.
    support: what moves forward with help (`helped`); discover: what is `new`; talk: `talk`;
    refused: the keys of the answers that are not of this form, sorted.
    """

    strengths: tuple[Group, ...]
    support: tuple[Group, ...]
    discover: tuple[Group, ...]
    talk: tuple[Group, ...]
    refused: tuple[str, ...]


def make_profile(form: Form, answers: Mapping[str, object], domain: str | None = None) -> Profile:
    """Sort the answers of one visitor.

    Args:
        form: what may be asked.
        answers: from a criterion's id to a level's id. What is not of the form is set aside in
            `refused`; the other answers count all the same.
        domain: the id of the domain that was asked, or None for all of them.
    """
    subdomains = tuple(form.subdomains(domain))
    known = {criterion.id for each in subdomains for criterion in each.criteria}
    refused = sorted(k for k, level in answers.items() if k not in known or level not in LEVELS)

    def pick(*levels: str) -> tuple[Group, ...]:
        groups = (_group(each, answers, levels) for each in subdomains)
        return tuple(group for group in groups if group.answers)

    return Profile(
        strengths=tuple(sorted(pick(*STRENGTHS), key=_weight, reverse=True)),
        support=pick("helped"),
        discover=pick("new"),
        talk=pick("talk"),
        refused=tuple(refused),
    )


def _group(subdomain: Subdomain, answers: Mapping[str, object], levels: tuple[str, ...]) -> Group:
    """The answers of a sub-domain at some levels: in the order of the levels, then of the form."""
    found = [(c, level) for level in levels for c in subdomain.criteria if answers.get(c.id) == level]
    return Group(subdomain, tuple(found))


def _weight(group: Group) -> float:
    """Orders sub-domains for reading, and is never shown: how much of the sub-domain is a strength.

    Being able to explain counts double, so that what a person could teach comes first.
    """
    points = sum(2 if level == "explain" else 1 for _, level in group.answers)
    return points / len(group.subdomain.criteria)
