"""From answers to a profile: which statements are strengths, and what comes next."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from .form import LEVELS, Form, Item, Subdomain

STRENGTHS = ("explain", "alone")
"""The levels that make a statement a strength, strongest first."""

PLACES = {"strengths": STRENGTHS, "support": ("helped",), "discover": ("new",), "talk": ("talk",)}
"""Where each level goes in a profile; the places in the order in which they are read."""


class Group(NamedTuple):
    """The lines of one sub-domain that share a place in the profile, with the level of each."""

    subdomain: Subdomain
    answers: tuple[tuple[Item, str], ...]


class Line(NamedTuple):
    """One answer, with the sub-domain that it is about."""

    subdomain: Subdomain
    item: Item
    level: str

    @property
    def domain(self) -> str:
        """The id of its domain."""
        return self.subdomain.id.partition(".")[0]


class Profile(NamedTuple):
    """What a person's answers show. A blank answer is nowhere; nothing is counted or compared.

    strengths: what is known (`explain`, `alone`), the strongest sub-domain first.
    support: what moves forward with help (`helped`); discover: what is `new`; talk: `talk`;
    answers: the answers of this form; refused: the keys of the others, sorted.
    """

    strengths: tuple[Group, ...]
    support: tuple[Group, ...]
    discover: tuple[Group, ...]
    talk: tuple[Group, ...]
    answers: Mapping[str, str]
    refused: tuple[str, ...]


def make_profile(form: Form, answers: Mapping[str, object], domain: str | None = None) -> Profile:
    """Sort the answers of one visitor.

    Args:
        form: what may be asked.
        answers: from the id of a criterion or of a sub-domain to a level's id. What is not of the form
            is set aside in `refused`; the other answers count all the same.
        domain: the id of the domain that was asked, or None for all of them.
    """
    subdomains = tuple(form.subdomains(domain))
    ids = {item.id for subdomain in subdomains for item in subdomain.items}
    known = {
        k: level for k, level in answers.items() if k in ids and isinstance(level, str) and level in LEVELS
    }
    given = [_given(subdomain, known) for subdomain in subdomains]

    def pick(place: str) -> tuple[Group, ...]:
        groups = (_at(PLACES[place], group) for group in given)
        return tuple(group for group in groups if group.answers)

    return Profile(
        strengths=tuple(sorted(pick("strengths"), key=_weight, reverse=True)),
        support=pick("support"),
        discover=pick("discover"),
        talk=pick("talk"),
        answers=known,
        refused=tuple(sorted(answers.keys() - known.keys())),
    )


def place(subdomain: Subdomain, answers: Mapping[str, str]) -> str | None:
    """Where a sub-domain stands as a whole: where its best answer does; None without any answer."""
    given = {answers[item.id] for item in subdomain.items if item.id in answers}
    return next((name for name, levels in PLACES.items() if given & set(levels)), None)


def varied(groups: Iterable[Group]) -> list[Line]:
    """All lines of some groups, in their order, but each domain and each sub-domain in its turn.

    The first ones speak of as many different things as there are.
    """
    lines = [Line(group.subdomain, *answer) for group in groups for answer in group.answers]
    return _in_turn(_in_turn(lines, lambda line: line.subdomain.id), lambda line: line.domain)


def new_strengths(form: Form, before: Mapping[str, str], now: Mapping[str, str]) -> tuple[Item, ...]:
    """The lines that are a strength now and were none before, in the form's order.

    What the line of a whole sub-domain said already is not new when its criteria say it.
    """
    return tuple(
        item
        for subdomain in form.subdomains()
        for item in subdomain.items
        if now.get(item.id) in STRENGTHS
        and before.get(item.id) not in STRENGTHS
        and before.get(subdomain.id) not in STRENGTHS
    )


def _in_turn(lines: list[Line], key: Callable[[Line], str]) -> list[Line]:
    """The first line of each key, then the second ones, and so on."""
    seen: dict[str, int] = {}
    turns = []
    for line in lines:
        seen[key(line)] = seen.get(key(line), 0) + 1
        turns.append(seen[key(line)])
    return [line for _, line in sorted(zip(turns, lines, strict=True), key=lambda pair: pair[0])]


def _given(subdomain: Subdomain, answers: Mapping[str, str]) -> Group:
    """All answers of a sub-domain, in the order of the form."""
    return Group(subdomain, tuple((item, answers[item.id]) for item in subdomain.items if item.id in answers))


def _at(levels: tuple[str, ...], group: Group) -> Group:
    """The answers of a group at some levels: in the order of the levels, then of the form."""
    return group._replace(
        answers=tuple(answer for level in levels for answer in group.answers if answer[1] == level)
    )


def _weight(group: Group) -> float:
    """Orders sub-domains for reading, and is never shown: how much of the sub-domain is a strength.

    Being able to explain counts double, so that what a person could teach comes first. The line that
    stands for the whole sub-domain weighs as much as all its criteria together.
    """
    criteria = len(group.subdomain.criteria)
    return sum(
        (2 if level == "explain" else 1) * (criteria if item == group.subdomain.short else 1)
        for item, level in group.answers
    ) / (2 * criteria)
