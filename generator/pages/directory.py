"""The directory beside its pages: what they show by département, contact cards, the index of names."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from segno.helpers import make_vcard_data

from ..model.organisms import Place
from ..model.referential import Referential
from ..model.typography import typeset
from ..reading.territory import folded, large_towns

ROUTE = "https://www.openstreetmap.org/search?query="
"""Where a visitor who asks for the way goes; nothing is asked of it before."""


class Contact(NamedTuple):
    """A place as its page shows it."""

    place: Place
    anchor: str
    fresh: bool
    route: str
    sheets: str


class Directory:
    """The places of a model by the page that shows them, in the order of their towns and names.

    A page is called by its département's code or, for places whose département is not known, by a letter.
    """

    def __init__(self, model: Referential, today: date) -> None:
        """Sort the places once for all pages; `today` says which contacts have aged."""
        self.model, self.today = model, today
        self.by_page: dict[str, list[Place]] = defaultdict(list)
        self.by_network: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for place in sorted(model.places, key=lambda p: (folded(p.commune or "~"), folded(p.name), p.id)):
            self.by_page[place.departement or initial(place)].append(place)
            if place.network and place.departement:
                self.by_network[place.network][place.departement] += 1

    @property
    def letters(self) -> list[str]:
        """The pages of places whose département is not known."""
        return sorted(page for page in self.by_page if len(page) == 1)

    def count(self, page: str) -> int:
        """How many places a page shows."""
        return len(self.by_page.get(page, ()))

    def contacts(self, page: str) -> list[Contact]:
        """The places of a page, ready to be shown."""
        return [self._contact(place) for place in self.by_page.get(page, ())]

    def _contact(self, place: Place) -> Contact:
        fresh = place.fresh(self.today)
        # Without a street, the way to the town hall would pass for the way to the place.
        route = ROUTE + quote(place.where) if place.address and place.commune else ""
        return Contact(typeset(place), anchor(place), fresh, route, _sheets(place))

    def cards(self) -> Iterator[tuple[str, bytes]]:
        """A contact card for each place that can be reached: (file name, vCard)."""
        for places in self.by_page.values():
            yield from ((f"{place.id}.vcf", card(place)) for place in places if place.reached)

    def index(self) -> bytes:
        """What finds a place, small for the wire: places by page and town, large towns by département.

        {"places": {page: {"35310 Mordelles": [name or [name, id], …]}}, "towns": {code: [name, …]}};
        an id that is the folded name needs not be said.
        """
        rows: dict[str, dict[str, list[Any]]] = {}
        for page, places in sorted(self.by_page.items()):
            towns = rows.setdefault(page, {})
            for place in places:
                entry = place.name if _is_slug(place) else [place.name, place.id]
                town = " ".join(filter(None, (place.postal_code, place.commune)))
                towns.setdefault(town, []).append(entry)
        found = {"places": rows, "towns": large_towns()}
        return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _is_slug(place: Place) -> bool:
    """Does a browser make the same id of the name? It does not fold « ß » and the like, as Python does."""
    plain = place.name.casefold() == place.name.lower()
    return plain and folded(place.name).replace(" ", "-") == place.id


def _sheets(place: Place) -> str:
    """What fills the form of /imprimer/ (widgets/browser/sharing/sheets.js), as the fragment of a link."""
    fields = {
        "nom": place.name,
        "adresse": place.where,
        "telephone": place.shown_phone,
        "horaires": place.opening,
    }
    return urlencode({key: value for key, value in fields.items() if value}, quote_via=quote)


def initial(place: Place) -> str:
    """The first letter of a place's name, « 0 » for a figure or another sign."""
    first = folded(place.name)[:1]
    return first if first.isalpha() else "0"


def anchor(place: Place) -> str:
    """The anchor of a place on its page."""
    return f"o-{place.id}"


def card(place: Place) -> bytes:
    """A place as a vCard 3.0, which telephones and mail programs open."""
    text = make_vcard_data(
        name=";" + re.sub(r"([\\;,])", r"\\\1", place.name),
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
