"""The directory: the networks of the first years, and the places that inform, assess or train."""

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from .fields import Cell, Day, Frozen, Slug, Sources, Text, Web
from .formats import (
    Email,
    InseeCode,
    OneOfMany,
    Phone,
    Plain,
    PostalCode,
    Siret,
    dialled_phone,
    plain,
    shown_phone,
    shown_siret,
)

Role = Literal["assess", "train", "inform"]

FRESH = timedelta(days=365)
"""How long a contact counts as verified."""


class Network(Frozen):
    """A network of organisms. What was not found is None, and its line is not there.

    `members` are those of a group: None when it is none, empty when they were not found.
    """

    id: Slug
    name_in_seed: Text
    short: Text
    name: Cell
    website: Web | None = None
    website_to_check: Web | None = None
    phone: Phone | None = None
    email: Email | None = None
    address: Cell | None = None
    members: str | None = None
    sources: Annotated[Sources, Field(min_length=1)]


class Place(Frozen):
    """A place where people inform, assess or train. What is not known is None, never guessed."""

    id: Slug
    name: Plain
    network: Slug | None = None
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    siret: Siret | None = None
    address: Plain | None = None
    postal_code: PostalCode | None = None
    commune: Plain | None = None
    insee_code: InseeCode | None = None
    departement: str | None = None
    phone: Phone | None = None
    email: Email | None = None
    website: Annotated[Web, AfterValidator(plain)] | None = None
    opening: Plain | None = None
    accessibility: Plain | None = None
    languages: tuple[OneOfMany, ...] = ()
    verified_on: Day | None = None
    source: Plain

    @property
    def tel(self) -> str:
        """The number as a telephone dials it (E.164); empty when there is none."""
        return dialled_phone(self.phone) if self.phone else ""

    @property
    def shown_phone(self) -> str:
        """The number as it is read; empty when there is none."""
        return shown_phone(self.phone) if self.phone else ""

    @property
    def shown_siret(self) -> str:
        """The SIRET as it is read; empty when there is none."""
        return shown_siret(self.siret) if self.siret else ""

    @property
    def where(self) -> str:
        """The address on one line; empty when nothing of it is known."""
        town = " ".join(filter(None, (self.postal_code, self.commune)))
        return ", ".join(filter(None, (self.address, town)))

    @property
    def reached(self) -> bool:
        """Is there a way to it: a telephone, a mail, a site or an address?"""
        return bool(self.phone or self.email or self.website or self.where)

    def fresh(self, today: date) -> bool:
        """Was it verified in the year before `today`?"""
        return bool(self.verified_on) and today - date.fromisoformat(str(self.verified_on)) <= FRESH
