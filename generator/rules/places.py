"""What must hold in the directory: a place's network, numbers and codes agree with one another."""

import typing
from collections.abc import Iterator, Mapping, Sequence

from ..model.formats import looks_personal
from ..model.organisms import Place, Role
from ..model.referential import Referential
from ..reading.located_yaml import Document
from ..reading.naming import listed, shown
from ..reading.problems import Problem, nearest
from ..reading.territory import communes, departments, folded, towns_of_postal_codes

Found = Iterator[tuple[str, str]]
"""The key of a place, and what is wrong with its value."""


def places_fit(model: Referential, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Every place stands where it says; what needs an eye only is a warning."""
    document, networks = documents["places"], [network.id for network in model.networks]
    first: dict[str, int] = {}
    for i, place in enumerate(model.places):
        for key, message in disagreements(place, networks):
            yield document.problem((i, key), message)
        if place.siret and place.siret in first:
            message = (
                f"{shown(place.siret)} est déjà pris, à la ligne {first[place.siret]} : un "
                "SIRET est celui d’un seul lieu"
            )
            yield document.problem((i, "siret"), message)
        first.setdefault(place.siret or "", document.line((i, "siret")))
    yield from _to_look_at(model, document)


def disagreements(place: Place, networks: Sequence[str]) -> Found:
    """A network or codes that are not known, or do not go together (the official geographic code)."""
    if place.network and place.network not in networks:
        yield (
            "network",
            f"{shown(place.network)} n’est pas un « id » de networks.yml{nearest(place.network, networks)}",
        )
    if place.departement is not None:
        codes = [department.code for department in departments()]
        if place.departement not in codes:
            hint = nearest(place.departement.zfill(2).upper(), codes)
            yield (
                "departement",
                f'{shown(place.departement)} n’est pas le code d’un département{hint} ; par exemple : "01"',
            )
            return
    if place.insee_code:
        yield from _town(place, place.insee_code)
    if place.postal_code:
        yield from _postal_code(place, place.postal_code)
    if len(set(place.roles)) < len(place.roles):
        yield "roles", f"chacun de ces mots une fois au plus : {listed(typing.get_args(Role))}"


def _town(place: Place, code: str) -> Found:
    """The commune is the one of its INSEE code, and lies in the département."""
    if code not in communes():
        yield (
            "insee_code",
            f'{shown(code)} n’est pas le code INSEE d’une commune d’aujourd’hui ; par exemple : "01053"',
        )
        return
    town = communes()[code]
    if place.departement != town.department:
        given = f"c’est {shown(place.departement)}" if place.departement else "il manque"
        yield (
            "departement",
            f"doit être {shown(town.department)}, où se trouve {town.name} ({code}) ; {given}",
        )
    if place.commune and not _same_town(place.commune, town.name):
        yield "commune", f"{shown(place.commune)} n’est pas {shown(town.name)}, dont le code INSEE est {code}"


def _same_town(one: str, other: str) -> bool:
    """« LYON CEDEX 03 », « Lyon » and « Lyon 3e Arrondissement » are one town."""
    shorter, longer = sorted((folded(one).partition(" cedex")[0], folded(other)), key=len)
    return f"{longer} ".startswith(f"{shorter} ")


def _postal_code(place: Place, code: str) -> Found:
    """The postal code is one of the commune's, or at least of the département's."""
    towns = towns_of_postal_codes().get(code, frozenset())
    if place.insee_code in communes() and towns and place.insee_code not in towns:
        town = communes()[place.insee_code or ""]
        allowed = listed(town.postal_codes)
        yield (
            "postal_code",
            f"{shown(code)} n’est pas un code postal de la commune, {town.name}. Codes possibles : {allowed}",
        )
    elif place.departement and not towns and not _begins_like(code, place.departement):
        yield "postal_code", f"{shown(code)} n’est pas un code postal du département {place.departement}"
    elif place.departement and towns and not place.insee_code:
        where = {communes()[insee_code].department for insee_code in towns}
        if place.departement not in where:
            yield (
                "postal_code",
                f"{shown(code)} est un code postal d’un autre département : {listed(sorted(where))}",
            )


def _begins_like(code: str, departement: str) -> bool:
    """Codes of companies (CEDEX) are in no list, but begin like their département's."""
    # Corsica kept the postal codes of its old number.
    return code.startswith("20" if departement in ("2A", "2B") else departement)


def _to_look_at(model: Referential, document: Document) -> Iterator[Problem]:
    """What may well be right, and should be looked at; an import may bring thousands of such places."""
    for i, place in enumerate(model.places):
        if place.email and looks_personal(place.email):
            message = (
                f"{shown(place.email)} semble être la boîte d’une personne : préférez-en une que "
                "plusieurs lisent ; par exemple : contact@exemple.org"
            )
            yield document.problem((i, "email"), message, warning=True)
    unplaced = [i for i, place in enumerate(model.places) if not place.departement]
    if unplaced:
        others = (
            f", et à {len(unplaced) - 1} autres lieux"
            if len(unplaced) > 2
            else ", et à un autre lieu"
            if len(unplaced) > 1
            else ""
        )
        message = (
            f"manque ici{others} : en attendant, /organismes/a-situer/ les montre par leur nom. "
            'Écrivez par exemple : departement: "01"'
        )
        yield document.problem((unplaced[0], "departement"), message, warning=True)
