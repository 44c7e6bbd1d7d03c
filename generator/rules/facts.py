"""Where facts come from, and when they were looked at."""

from collections.abc import Iterator
from datetime import date

from ..model.fields import is_day
from ..model.referential import Referential, source_id
from ..reading.located_yaml import Document, Documents, strings
from ..reading.problems import Problem

DAYS = (("verified_on",), ("compiled",), ("copy_of",), ("visited_on",))
"""The keys that say when somebody looked."""


def known_sources(model: Referential, documents: Documents) -> Iterator[Problem]:
    """A source is an id of sources.yml, followed by a detail if need be."""
    ids = [source.id for source in model.sources]
    for document in documents.values():
        for path, text in strings(document.data):
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


def days_to_come(document: Document, today: date) -> Iterator[Problem]:
    """Nothing was verified after today, or it would pass as fresh for longer than it is."""
    for path, text in strings(document.data):
        if path[-1:] in DAYS and is_day(text) and text > f"{today}":
            yield document.problem(path, f"{text!r} has not come yet: today is {today}")
