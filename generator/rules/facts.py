"""Where facts come from, when they were read, and when they must be read again."""

from collections.abc import Iterator
from datetime import date

from ..model.facts import source_id
from ..model.fields import is_day
from ..model.referential import Referential
from ..reading.located_yaml import Document, Documents, strings
from ..reading.naming import shown
from ..reading.problems import Problem, nearest

PAST = {"verified_on", "compiled", "copy_of", "visited_on"}
"""Keys of days on which something was done."""


def known_sources(model: Referential, documents: Documents) -> Iterator[Problem]:
    """A source is an id of sources.yml, followed by a detail if need be."""
    ids = [source.id for source in model.sources]
    example = next(iter(ids), "A")
    for document in documents.values():
        for path, text in strings(document.data):
            if len(path) > 1 and str(path[-2]).endswith("sources") and not source_id(text, ids):
                yield document.problem(
                    path,
                    f"{shown(text)} ne commence pas par un « id » de sources.yml{nearest(text, ids)} "
                    f"; par exemple : {example}",
                )


def known_then_and_now(model: Referential, documents: Documents) -> Iterator[Problem]:
    """A way to finance names entries that exist."""
    known = {entry.id for entry in model.then_and_now}
    for i, way in enumerate(model.financing.ways):
        for j, id_ in enumerate(way.then_and_now):
            if id_ not in known:
                path = ("ways", i, "then_and_now", j)
                yield documents["financing"].problem(
                    path, f"{shown(id_)} n’est pas un « id » de then-and-now.yml{nearest(id_, known)}"
                )


def read_before_reviewed(model: Referential, documents: Documents) -> Iterator[Problem]:
    """A fact is read again after the copy that it was read in, never before."""
    copies = {source.id: source.copy_of or "" for source in model.sources}
    for document in documents.values():
        for path, text in strings(document.data):
            if path[-1:] == ("review_by",):
                fact = document.at(path[:-1])
                ids = (source_id(str(reference), copies) for reference in fact.get("sources") or ())
                read = fact.get("copy_of") or max((copies[id_] for id_ in ids if id_), default="")
                if is_day(text) and text < str(read):
                    yield document.problem(
                        path,
                        f"{shown(text)} vient avant le jour de la copie qui a été lue, {read} : "
                        "écrivez un jour plus tard",
                    )


def days_to_come(document: Document, today: date) -> Iterator[Problem]:
    """Nothing was read after today, or it would pass as fresh for longer than it is."""
    for path, text in strings(document.data):
        if path and path[-1] in PAST and is_day(text) and text > f"{today}":
            yield document.problem(path, f"{shown(text)} n’est pas encore venu : nous sommes le {today}")


def days_gone(document: Document, today: date) -> Iterator[Problem]:
    """What can have aged since it was read: a warning, for nobody can read it again at once.

    On `date.max` nobody has asked for the day, and nothing is due.
    """
    for path, text in strings(document.data):
        if path[-1:] == ("review_by",) and is_day(text) and text < f"{today}" < f"{date.max}":
            message = (
                f"{shown(text)} est passé : relisez les sources, puis écrivez le jour de votre "
                "copie à « copy_of »"
            )
            yield document.problem(path, message, warning=True)
