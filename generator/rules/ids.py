"""Ids, numbers and headings name one thing only, and stand where they belong."""

from collections.abc import Iterator
from operator import attrgetter

from ..model.referential import Referential
from ..reading.located_yaml import Documents, twice
from ..reading.naming import listed, shown
from ..reading.problems import Problem
from .editions import numbered

UNIQUE = (
    *((where, "id", "id") for where in ("audiences", "then_and_now", "networks", "places", "doors")),
    *((where, "id", "id") for where in ("scale.levels", "financing.ways")),
    *((where, "id", "id") for where in ("edition.statuses", "edition.confidences")),
    ("sources", "id", "anchor"),
    ("glossary", "term", "anchor"),
    ("questions", "question", "anchor"),
)
"""Lists in which nothing stands twice: where, the key that a problem shows, and what must differ."""


def unique_ids(model: Referential, documents: Documents) -> Iterator[Problem]:
    """An id names one thing only, and so does an anchor."""
    for where, key, name in UNIQUE:
        field, *inner = where.split(".")
        if hasattr(model, field):
            rows = enumerate(attrgetter(where)(model))
            yield from twice((documents[field], (*inner, i, key), getattr(row, name)) for i, row in rows)
    for name in ("id", "slug"):
        yield from twice(
            (documents[f"domains[{i}]"], (name,), getattr(d, name)) for i, d in enumerate(model.domains)
        )
    yield from twice((document, (*path, "id"), id_) for document, path, id_ in numbered(model, documents))
    for i, domain in enumerate(model.domains):
        document = documents[f"domains[{i}]"]
        if not document.file.endswith(f"/domain-{domain.id}.yml"):
            yield document.problem(
                ("id",), f"le fichier du domaine {domain.id} s’appelle domain-{domain.id}.yml"
            )


def ids_follow_their_parent(model: Referential, documents: Documents) -> Iterator[Problem]:
    """Criterion 1.2.3 stands in sub-domain 1.2 of domain 1: anchors and links rely on it."""
    for document, path, id_ in numbered(model, documents):
        parent = document.at(path[:-2])
        if id_.rpartition(".")[0] != parent["id"]:
            yield document.problem(
                (*path, "id"),
                f"{shown(id_)} n’est pas à sa place dans {shown(parent['id'])} ; par exemple : "
                f'"{parent["id"]}.1"',
            )


def subdomains_apart(model: Referential, documents: Documents) -> Iterator[Problem]:
    """A sub-domain is known by its plain title and its icon, whatever its domain."""
    for name in ("plain", "icon"):
        yield from twice(
            (documents[f"domains[{d}]"], ("subdomains", s, name), getattr(subdomain, name))
            for d, domain in enumerate(model.domains)
            for s, subdomain in enumerate(domain.subdomains)
        )


def opened_by_its_own(model: Referential, documents: Documents) -> Iterator[Problem]:
    """The sub-domain that opens a domain is one of it."""
    for d, domain in enumerate(model.domains):
        ids = [subdomain.id for subdomain in domain.subdomains]
        if domain.opens not in ids:
            message = (
                f"{shown(domain.opens)} n’est pas un de ses sous-domaines. Numéros possibles : {listed(ids)}"
            )
            yield documents[f"domains[{d}]"].problem(("opens",), message)
