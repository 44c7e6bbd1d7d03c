"""What must hold between values. Each rule is a small generator of located problems."""

import typing
from collections.abc import Callable, Iterator
from datetime import date
from operator import attrgetter

from positioning.form import LEVELS

from ..model.fields import AudienceId, Confidence, Status, is_day
from ..model.referential import Referential, source_id
from ..reading.located_yaml import Document, twice
from ..reading.problems import Path, Problem
from .editions import Documents, editions_follow, editions_never_change, numbered, the_last_edition_is_today
from .places import places_fit
from .tone import HEAVY, OF_DATA

Rule = Callable[[Referential, Documents], Iterator[Problem]]

UNIQUE = (
    *((where, "id", "id") for where in ("audiences", "then_and_now", "networks", "places", "scale.levels")),
    *((where, "id", "id") for where in ("financing.ways", "edition.statuses", "edition.confidences")),
    ("sources", "id", "anchor"),
    ("glossary", "term", "anchor"),
)
"""Lists in which nothing stands twice: where, the key that a problem shows, and what must differ."""


def check(model: Referential, documents: Documents, today: date) -> Iterator[Problem]:
    """Every problem that needs more than one value to be seen.

    Args:
        model: the data whose files are right by themselves; a rule whose field is not there waits.
        documents: the file of each field of the model; « domains[0] », … for the domains, « words[accueil] »,
            … for the words; the files that are not right by themselves under their own names.
        today: the day of the check.
    """
    for rule, needs in RULES.items():
        if all(hasattr(model, field) for field in needs):
            yield from rule(model, documents)
    for document in documents.values():
        yield from days_to_come(document, today)


def unique_ids(model: Referential, documents: Documents) -> Iterator[Problem]:
    """An id names one thing only, and so does an anchor."""
    for where, key, name in UNIQUE:
        field, *inner = where.split(".")
        if hasattr(model, field):
            rows = enumerate(attrgetter(where)(model))
            yield from twice((documents[field], (*inner, i, key), getattr(each, name)) for i, each in rows)
    for name in ("id", "slug"):
        yield from twice(
            (documents[f"domains[{i}]"], (name,), getattr(d, name)) for i, d in enumerate(model.domains)
        )
    yield from twice((document, (*path, "id"), id_) for document, path, id_ in numbered(model, documents))
    for i, domain in enumerate(model.domains):
        document = documents[f"domains[{i}]"]
        if not document.file.endswith(f"/domain-{domain.id}.yml"):
            yield document.problem(("id",), f"the file of domain {domain.id} is named domain-{domain.id}.yml")


def ids_follow_their_parent(model: Referential, documents: Documents) -> Iterator[Problem]:
    """Criterion 1.2.3 stands in sub-domain 1.2 of domain 1: anchors and links rely on it."""
    for document, path, id_ in numbered(model, documents):
        parent = document.data
        for step in path[:-2]:
            parent = parent[step]
        if id_.rpartition(".")[0] != parent["id"]:
            yield document.problem((*path, "id"), f"{id_!r} does not belong in {parent['id']!r}")


def every_audience(model: Referential, documents: Documents) -> Iterator[Problem]:
    """Each audience is spoken to."""
    for id_ in sorted(set(typing.get_args(AudienceId)) - {audience.id for audience in model.audiences}):
        yield documents["audiences"].problem((), f"the audience {id_!r} is missing")


def known_codes(model: Referential, documents: Documents) -> Iterator[Problem]:
    """Each status and confidence that the data may use has its words."""
    edition = documents["edition"]
    for key, type_ in (("statuses", Status), ("confidences", Confidence)):
        rows = getattr(model.edition, key)
        for id_ in sorted(set(typing.get_args(type_)) - {row.id for row in rows}):
            yield edition.problem((key,), f"the words for {id_!r} are missing")


def levels_in_order(model: Referential, documents: Documents) -> Iterator[Problem]:
    """The kernel ranks the answers in this order."""
    if tuple(level.id for level in model.scale.levels) != LEVELS:
        yield documents["scale"].problem(("levels",), f"must be, in this order: {', '.join(LEVELS)}")


def known_sources(model: Referential, documents: Documents) -> Iterator[Problem]:
    """A source is an id of sources.yml, followed by a detail if need be."""
    ids = [source.id for source in model.sources]
    for document in documents.values():
        for path, text in _strings(document.data, ()):
            if len(path) > 1 and str(path[-2]).endswith("sources") and not source_id(text, ids):
                yield document.problem(path, f"{text!r} does not begin with an id of sources.yml")


def known_then_and_now(model: Referential, documents: Documents) -> Iterator[Problem]:
    """A way to finance names entries that exist."""
    known = {each.id for each in model.then_and_now}
    for i, way in enumerate(model.financing.ways):
        for j, id_ in enumerate(way.then_and_now):
            if id_ not in known:
                path = ("ways", i, "then_and_now", j)
                yield documents["financing"].problem(path, f"{id_!r} is not in then-and-now.yml")


def light_words(_: Referential, documents: Documents) -> Iterator[Problem]:
    """Nothing that is said on the screen or on paper weighs on anybody."""
    for name, document in documents.items():
        said = _strings(document.data, ()) if name.startswith("words[") or name == "sheets" else ()
        for path, text in said:
            if (heavy := HEAVY.search(text)) and (name, path[0]) not in OF_DATA:
                yield document.problem(path, f"« {heavy[0]} » weighs on the reader: say it by the strengths")


def days_to_come(document: Document, today: date) -> Iterator[Problem]:
    """Nothing was verified after today, or it would pass as fresh for longer than it is."""
    for path, text in _strings(document.data, ()):
        if path[-1:] in (("verified_on",), ("compiled",)) and is_day(text) and text > f"{today}":
            yield document.problem(path, f"{text!r} has not come yet: today is {today}")


RULES: dict[Rule, tuple[str, ...]] = {
    unique_ids: (),
    ids_follow_their_parent: (),
    every_audience: ("audiences",),
    known_codes: ("edition",),
    levels_in_order: ("scale",),
    known_sources: ("sources",),
    known_then_and_now: ("then_and_now", "financing"),
    light_words: (),
    editions_follow: ("editions",),
    editions_never_change: ("editions", "seals"),
    the_last_edition_is_today: ("editions", "seals"),
    places_fit: ("places", "networks"),
}
"""Each rule with the fields it reads, besides the domains."""


def _strings(data: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text of a document with its path."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, list):
        for index, each in enumerate(data):
            yield from _strings(each, (*path, index))
    elif isinstance(data, dict):
        for key, each in data.items():
            yield from _strings(each, (*path, key))
