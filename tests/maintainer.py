"""What somebody who keeps the referential may do to the criteria and to the editions, right or by a slip.

All in memory, on a few lines; `tests/test_editions.py` lets Hypothesis choose.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from generator.loading import load
from generator.model.referential import Referential
from generator.model.socle import Criterion, Domain, FormEdition, Seal, Subdomain
from generator.publishing.sealing import taken_away
from generator.reading.located_yaml import Document
from generator.rules.checks import check
from generator.rules.editions import seal, titles_today
from tests.small import small

MODEL = load(small())
[DOMAIN] = MODEL.domains
SUBDOMAIN = DOMAIN.subdomains[0]
CRITERION = SUBDOMAIN.criteria[0]

Titles = dict[str, str]
"""From the id of a sub-domain or of a criterion to its title, in the order of the files."""


class Data(NamedTuple):
    """The three things that a maintainer edits."""

    titles: Titles
    editions: tuple[FormEdition, ...]
    seals: tuple[Seal, ...]

    @property
    def criteria(self) -> list[str]:
        return [id_ for parent in subdomains(self.titles) for id_ in children(self.titles, parent)]


def children(titles: Titles, parent: str) -> list[str]:
    return [id_ for id_ in titles if id_.rpartition(".")[0] == parent]


def subdomains(titles: Titles) -> list[str]:
    return [id_ for id_ in titles if id_.count(".") == 1]


def first_edition() -> Data:
    """Two domains, eight lines, published."""
    titles = {
        **{"1.1": "Lire", "1.1.1": "Lire une lettre", "1.1.2": "Lire une notice", "1.1.3": "Lire un plan"},
        **{"1.2": "Écrire", "1.2.1": "Écrire un mot", "2.1": "Compter", "2.1.1": "Rendre la monnaie"},
    }
    return sealed(_another(Data(titles, (), ())))


def model(data: Data) -> Referential:
    """The small data set with these titles and editions."""

    def criterion(id_: str) -> Criterion:
        return CRITERION.model_construct(**{**dict(CRITERION), "id": id_, "title": data.titles[id_]})

    def subdomain(id_: str) -> Subdomain:
        criteria = tuple(map(criterion, children(data.titles, id_)))
        own = {"id": id_, "title": data.titles[id_], "criteria": criteria}
        return SUBDOMAIN.model_construct(**{**dict(SUBDOMAIN), **own})

    def domain(id_: str) -> Domain:
        own = {"id": id_, "slug": f"s-{id_}", "subdomains": tuple(map(subdomain, children(data.titles, id_)))}
        return DOMAIN.model_construct(**{**dict(DOMAIN), **own})

    domains = tuple(map(domain, dict.fromkeys(id_[0] for id_ in data.titles)))
    changed = {"domains": domains, "editions": data.editions, "seals": data.seals}
    return MODEL.model_construct(**{**dict(MODEL), **changed})


def problems(data: Data, committed: Iterable[str] = ()) -> list[str]:
    """What `make check` says of the data, in a project where git has seen some seals."""
    made = model(data)
    documents = {field: Document(field, None, {}) for field in Referential.model_fields}
    for n, domain in enumerate(made.domains):
        documents[f"domains[{n}]"] = Document(f"/domain-{domain.id}.yml", domain.model_dump(), {})
    return [str(problem) for problem in (*check(made, documents, date.max), *taken_away(made, committed))]


def sealed(data: Data) -> Data:
    """As `seal-edition` leaves it."""
    if len(data.seals) == len(data.editions):
        return data
    return data._replace(seals=(*data.seals, seal(data.editions[-1], titles_today(model(data)))))


# The criteria. Each edit takes two numbers, that choose among all there is; « ? » is a title that is new.


def _pick(ids: list[str], number: int) -> str:
    return ids[number % len(ids)]


def _criteria(titles: Titles) -> list[str]:
    return [id_ for id_ in titles if id_.count(".") == 2]


def _numbered(titles: Titles, parent: str, names: list[str]) -> Titles:
    """The titles with these criteria in a sub-domain, numbered from 1."""
    kept = {id_: title for id_, title in titles.items() if id_ not in children(titles, parent)}
    return kept | {f"{parent}.{n}": name for n, name in enumerate(names, 1)}


def append(titles: Titles, a: int, b: int) -> Titles:
    parent = _pick(subdomains(titles), a)
    last = max(int(id_.rpartition(".")[2]) for id_ in children(titles, parent))
    return titles | {f"{parent}.{last + 1}": "?"}


def insert(titles: Titles, a: int, b: int) -> Titles:
    parent = _pick(subdomains(titles), a)
    names = [titles[id_] for id_ in children(titles, parent)]
    names.insert(b % len(names), "?")
    return _numbered(titles, parent, names)


def remove(titles: Titles, a: int, b: int) -> Titles:
    gone = _pick(_criteria(titles), a)
    left = {id_: title for id_, title in titles.items() if id_ != gone}
    return left if children(left, gone.rpartition(".")[0]) else titles


def close_gaps(titles: Titles, a: int, b: int) -> Titles:
    for parent in subdomains(titles):
        titles = _numbered(titles, parent, [titles[id_] for id_ in children(titles, parent)])
    return titles


def remove_and_close(titles: Titles, a: int, b: int) -> Titles:
    return close_gaps(remove(titles, a, b), a, b)


def move(titles: Titles, a: int, b: int) -> Titles:
    title = titles[_pick(_criteria(titles), a)]
    left = remove(titles, a, b)
    added = append(close_gaps(left, a, b), b, a)
    return titles if left == titles else {id_: title if name == "?" else name for id_, name in added.items()}


def exchange(titles: Titles, a: int, b: int) -> Titles:
    ids = _criteria(titles) if a % 3 else subdomains(titles)
    one, other = _pick(ids, a), _pick(ids, b)
    return titles | {one: titles[other], other: titles[one]}


def reword(titles: Titles, a: int, b: int) -> Titles:
    return titles | {_pick(list(titles), a): "?"}


def reorder(titles: Titles, a: int, b: int) -> Titles:
    last = _pick(_criteria(titles), a)
    return {**{id_: title for id_, title in titles.items() if id_ != last}, last: titles[last]}


EDITS = [append, insert, remove, remove_and_close, move, exchange, reword, reorder, close_gaps]


# The editions: as the head of the file says, or by a slip. `before` are the titles of the last edition.


def _another(data: Data, moved: Titles | None = None, reworded: Iterable[str] = ()) -> Data:
    new = FormEdition.model_construct(
        number=len(data.editions) + 1,
        published="2026-01-01",
        criteria=tuple(data.criteria),
        moved=moved or {},
        reworded=tuple(reworded),
    )
    return data._replace(editions=(*data.editions, new))


def _moved(data: Data, before: Titles) -> Titles:
    now = {title: id_ for id_, title in data.titles.items()}
    return {id_: now[title] for id_, title in before.items() if now.get(title, id_) != id_}


def _last_changed(data: Data, **update: object) -> Data:
    return data._replace(editions=(*data.editions[:-1], data.editions[-1].model_copy(update=update)))


def as_told(data: Data, before: Titles, a: int) -> Data:
    moved = _moved(data, before)
    same = before.keys() & data.titles.keys() - moved.keys() - set(moved.values())
    return _another(data, moved, [id_ for id_ in same if before[id_] != data.titles[id_]])


def without_moved(data: Data, before: Titles, a: int) -> Data:
    return _another(data)


def all_reworded(data: Data, before: Titles, a: int) -> Data:
    return _another(data, {}, data.titles)


def moved_in_part(data: Data, before: Titles, a: int) -> Data:
    moved = _moved(data, before)
    return _another(data, dict(list(moved.items())[a % 3 :]), list(data.titles)[: a % 4])


def moved_wrongly(data: Data, before: Titles, a: int) -> Data:
    ids = list(data.titles)
    return _another(data, {_pick(ids, a): ids[-1], ids[0]: _pick(ids, a + 1)}, ids[: a % 3])


def into_the_last(data: Data, before: Titles, a: int) -> Data:
    return _last_changed(data, criteria=tuple(data.criteria))


def moved_in_the_last(data: Data, before: Titles, a: int) -> Data:
    return _last_changed(data, moved=_moved(data, before), reworded=())


def without_the_seal(data: Data, before: Titles, a: int) -> Data:
    return into_the_last(data, before, a)._replace(seals=data.seals[:-1])


def forgotten(data: Data, before: Titles, a: int) -> Data:
    return data


def without_the_last(data: Data, before: Titles, a: int) -> Data:
    left = data.editions[:-1] or data.editions
    return data._replace(editions=left, seals=data.seals[: len(data.seals) - a % 2])


def without_the_first(data: Data, before: Titles, a: int) -> Data:
    left = (edition.model_copy(update={"number": n}) for n, edition in enumerate(data.editions[1:], 1))
    return data._replace(editions=tuple(left) or data.editions, seals=data.seals[1:])


def turned(data: Data, before: Titles, a: int) -> Data:
    return data._replace(editions=data.editions[::-1], seals=data.seals[:: 1 - 2 * (a % 2)])


WRITINGS: list[Callable[[Data, Titles, int], Data]] = [
    *(as_told, without_moved, all_reworded, moved_in_part, moved_wrongly, into_the_last, moved_in_the_last),
    *(without_the_seal, forgotten, without_the_last, without_the_first, turned),
]
