"""What must hold in the directory: a place's network, numbers and codes agree with one another."""

import typing
from collections.abc import Iterator, Mapping, Sequence

from ..model.formats import looks_personal
from ..model.organisms import Place, Role
from ..model.referential import Referential
from ..reading.located_yaml import Document
from ..reading.problems import Problem, nearest
from ..reading.territory import communes, departments, folded, towns_of_postal_codes

Found = Iterator[tuple[str, str]]
"""The key of a place, and what is wrong with its value."""


def places_fit(model: Referential, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Every place stands where it says; what needs an eye only is a warning."""
    document, networks = documents["places"], [each.id for each in model.networks]
    first: dict[str, int] = {}
    for i, place in enumerate(model.places):
        for key, message in disagreements(place, networks):
            yield document.problem((i, key), message)
        if place.siret and place.siret in first:
            message = f"{place.siret!r} is already used on line {first[place.siret]}"
            yield document.problem((i, "siret"), message)
        first.setdefault(place.siret or "", document.line((i, "siret")))
    yield from (each._replace(warning=True) for each in _to_look_at(model, document))


def disagreements(place: Place, networks: Sequence[str]) -> Found:
    """A network or codes that are not known, or do not go together (the official geographic code)."""
    if place.network and place.network not in networks:
        yield "network", f"{place.network!r} is not in networks.yml{nearest(place.network, networks)}"
    if place.departement is not None:
        codes = [each.code for each in departments()]
        if place.departement not in codes:
            hint = nearest(place.departement.zfill(2).upper(), codes)
            yield "departement", f"{place.departement!r} is not the code of a département{hint}"
            return
    if place.insee_code:
        yield from _town(place, place.insee_code)
    if place.postal_code:
        yield from _postal_code(place, place.postal_code)
    if len(set(place.roles)) < len(place.roles):
        yield "roles", f"each of {', '.join(typing.get_args(Role))} at most once"


def _town(place: Place, code: str) -> Found:
    """The commune is the one of its INSEE code, and lies in the département."""
    if code not in communes():
        yield "insee_code", f"{code!r} is not the INSEE code of a commune of today"
        return
    town = communes()[code]
    if place.departement != town.department:
        said = repr(place.departement) if place.departement else "missing"
        yield "departement", f"must be {town.department!r}, where {town.name} ({code}) lies; it is {said}"
    if place.commune and not _same_town(place.commune, town.name):
        yield "commune", f"{place.commune!r} is not {town.name!r}, whose INSEE code is {code}"


def _same_town(one: str, other: str) -> bool:
    """« LYON CEDEX 03 », « Lyon » and « Lyon 3e Arrondissement » are one town."""
    shorter, longer = sorted((folded(one).partition(" cedex")[0], folded(other)), key=len)
    return f"{longer} ".startswith(f"{shorter} ")


def _postal_code(place: Place, code: str) -> Found:
    """The postal code is one of the commune's, or at least of the département's."""
    towns = towns_of_postal_codes().get(code, frozenset())
    if place.insee_code in communes() and towns and place.insee_code not in towns:
        town = communes()[place.insee_code or ""]
        allowed = ", ".join(town.postal_codes)
        yield "postal_code", f"{code!r} is not a postal code of {town.name}; allowed: {allowed}"
    elif place.departement and not towns and not _begins_like(code, place.departement):
        yield "postal_code", f"{code!r} is not a postal code of the département {place.departement}"
    elif place.departement and towns and not place.insee_code:
        where = {communes()[each].department for each in towns}
        if place.departement not in where:
            yield "postal_code", f"{code!r} is a postal code of {', '.join(sorted(where))}"


def _begins_like(code: str, departement: str) -> bool:
    """Codes of companies (CEDEX) are in no list, but begin like their département's."""
    # Corsica kept the postal codes of its old number.
    return code.startswith("20" if departement in ("2A", "2B") else departement)


def _to_look_at(model: Referential, document: Document) -> Iterator[Problem]:
    """What may well be right, and should be looked at; an import may bring thousands of such places."""
    for i, place in enumerate(model.places):
        if place.email and looks_personal(place.email):
            said = f"{place.email!r} looks like a person's mailbox: prefer one that several people read"
            yield document.problem((i, "email"), said)
    unplaced = [i for i, place in enumerate(model.places) if not place.departement]
    if unplaced:
        others = f", and for {len(unplaced) - 1} other places" if len(unplaced) > 1 else ""
        said = f"is missing here{others}: until it is there, /organismes/a-situer/ shows them by name"
        yield document.problem((unplaced[0], "departement"), said)
