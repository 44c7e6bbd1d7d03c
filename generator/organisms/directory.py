"""The directory beside its pages: what they show by département, contact cards, the index of names."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import quote

from segno.helpers import make_vcard_data

from ..model import Referential
from ..typography import french_day
from .model import Place
from .territory import folded

ROUTE = "https://www.openstreetmap.org/search?query="
"""Where a visitor who asks for the way goes; nothing is asked of it before."""


class Contact(NamedTuple):
    """A place as its page shows it."""

    place: Place
    anchor: str
    fresh: bool
    verified: str
    route: str
    report: str


class Directory:
    """The places of a model by département and by network, in the order of their towns and names."""

    def __init__(self, model: Referential, today: date) -> None:
        """Sort the places once for all pages; `today` says which contacts have aged."""
        self.model, self.today = model, today
        self.by_department: dict[str, list[Place]] = defaultdict(list)
        self.by_network: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for place in sorted(model.places, key=lambda p: (folded(p.commune or "~"), folded(p.name), p.id)):
            if place.departement:
                self.by_department[place.departement].append(place)
                if place.network:
                    self.by_network[place.network][place.departement] += 1

    def count(self, code: str) -> int:
        """How many places a département has."""
        return len(self.by_department.get(code, ()))

    def contacts(self, code: str) -> list[Contact]:
        """The places of a département, ready to be shown."""
        return [self._contact(place) for place in self.by_department.get(code, ())]

    def _contact(self, place: Place) -> Contact:
        verified = self.model.directory.verified.replace("{day}", french_day(place.verified_on or self.today))
        fresh = place.fresh(self.today)
        # Without a street, the way to the town hall would pass for the way to the place.
        route = ROUTE + quote(place.where) if place.address and place.commune else ""
        return Contact(
            place, anchor(place), fresh, verified if place.verified_on else "", route, self._report(place)
        )

    def _report(self, place: Place) -> str:
        """A mail to whoever publishes the site; empty when the site has no address."""
        site, words = self.model.site, self.model.directory
        if not site.contact_email:
            return ""
        called = f"{place.name} ({place.id})"
        subject = words.report_subject.replace("{site}", site.name).replace("{place}", called)
        body = words.report_body.replace("{place}", called)
        return f"mailto:{site.contact_email}?subject={quote(subject)}&body={quote(body)}"

    def cards(self) -> Iterator[tuple[str, bytes]]:
        """A contact card for each place of a département's page: (file name, vCard)."""
        for places in self.by_department.values():
            yield from ((f"{place.id}.vcf", card(place)) for place in places)

    def index(self) -> bytes:
        """What finds a place: {département: {town: [name or [name, id], …]}}, small for the wire.

        An id that is the folded name needs not be said.
        """
        rows: dict[str, dict[str, list[Any]]] = {}
        for code, places in sorted(self.by_department.items()):
            towns = rows.setdefault(code, {})
            for place in places:
                said = (
                    place.name if folded(place.name).replace(" ", "-") == place.id else [place.name, place.id]
                )
                towns.setdefault(place.commune or "", []).append(said)
        return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def anchor(place: Place) -> str:
    """The anchor of a place on its département's page."""
    return f"o-{place.id}"


def card(place: Place) -> bytes:
    """A place as a vCard 3.0, which telephones and mail programs open."""
    text = make_vcard_data(
        name=f";{place.name}",
        displayname=place.name,
        org=place.name,
        email=place.email,
        workphone=place.tel or None,
        url=place.website,
        street=place.address,
        city=place.commune,
        zipcode=place.postal_code,
        country="France" if place.commune else None,
        rev=date.fromisoformat(place.verified_on) if place.verified_on else None,
    )
    return text.encode()
