"""Editions of the referential: what each one asked, and how answers pass from one to the next."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple


class Edition(NamedTuple):
    """What one edition asked, in the order in which links hold the answers.

    sections: what a link holds or leaves out as a whole: the ids of the short questionnaire (« 1.2 »),
        then those of each domain (« 1.2.3 »).
    moved: from the id that a line had in the edition before to its id in this one.
    reworded: the ids whose statement no longer says quite the same as in the edition before.
    """

    number: int
    sections: tuple[tuple[str, ...], ...]
    moved: Mapping[str, str]
    reworded: frozenset[str]

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Edition":
        """Read {"number", "criteria", "moved", "reworded"}; the last two may be left out."""
        criteria = tuple(data["criteria"])
        sections = (_parents(criteria), *_by_domain(criteria))
        return cls(data["number"], sections, data.get("moved", {}), frozenset(data.get("reworded", ())))

    @property
    def ids(self) -> frozenset[str]:
        """Every line that could be answered."""
        return frozenset(id_ for section in self.sections for id_ in section)

    def follow(self, id_: str) -> str | None:
        """What a line of the edition before has become; None for one that is gone.

        A number that another line has taken (`moved`) is no longer its own.
        """
        new = self.moved.get(id_, None if id_ in self.moved.values() else id_)
        return new if new in self.ids else None


class Carried(NamedTuple):
    """Answers in today's edition: by today's ids; the ids that were reworded; how many are gone."""

    answers: dict[str, str]
    reworded: frozenset[str]
    gone: int


def carry(editions: Iterable[Edition], number: int, answers: Mapping[str, str]) -> Carried:
    """Bring the answers given in one edition to the last one.

    A line that still exists keeps its answer, wherever it has moved.
    """
    # By the line's id in its own edition: the one that it has now.
    now, reworded = {id_: id_ for id_ in answers}, frozenset[str]()
    for edition in editions:
        if edition.number > number:
            reworded = frozenset(filter(None, map(edition.follow, reworded))) | edition.reworded
            now = {old: new for old, id_ in now.items() if (new := edition.follow(id_))}
    kept = {new: answers[old] for old, new in now.items()}
    return Carried(kept, reworded & kept.keys(), len(answers) - len(kept))


def _parents(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_.rpartition(".")[0] for id_ in ids))


def _by_domain(criteria: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    domains = dict.fromkeys(id_.partition(".")[0] for id_ in criteria)
    return tuple(tuple(id_ for id_ in criteria if id_.partition(".")[0] == domain) for domain in domains)
