"""Doors: where a visitor may really go, or whom to call, to get help from a person."""

import re
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, model_validator

from ..reading.naming import shown
from .fields import Day, Frozen, Slug, Text, Web, is_day
from .formats import Phone, dialled_phone, plain, shown_phone

OK = "ok"
"""The answer of a door that opened at the address that is written."""


def _anonymous(url: str) -> str:
    """An address that says nothing of who follows it."""
    parts = urlsplit(url)
    if parts.query or parts.fragment or parts.username:
        raise ValueError(
            f"{shown(url)} ne doit contenir ni « ? », ni « # », ni « @ », qui peuvent dire qui "
            "vient ; par exemple : https://exemple.org/contact"
        )
    return url


def _day_or_year(text: str) -> str:
    if not (is_day(text) or re.fullmatch(r"\d{4}", text)):
        raise ValueError(
            f'{shown(text)} n’est ni un jour ni une année ; par exemple : "2026-11-23", ou "2026"'
        )
    return text


class Door(Frozen):
    """A door: its address or its telephone, and where we have read it.

    `copy_of` is the day of what we have read, or its year when no day is known: pages show it.
    `visited_on` and `answer` are written by `make links`, which goes and looks.
    """

    id: Slug
    label: Annotated[Text, AfterValidator(plain)]
    about: Text
    run_by: Text | None = None
    free: Text | None = None
    url: Annotated[Web, AfterValidator(_anonymous)] | None = None
    phone: Phone | None = None
    read_in: Text
    copy_of: Annotated[str, AfterValidator(_day_or_year)]
    visited_on: Day | None = None
    answer: Text | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.url) == bool(self.phone):
            raise ValueError(
                "une porte a une adresse (« url ») ou un téléphone (« phone »), et jamais les deux"
            )
        return self

    @property
    def href(self) -> str:
        """Where its link leads."""
        return self.url or f"tel:{dialled_phone(self.phone or '')}"

    @property
    def where(self) -> str:
        """What a person reads of it: « mon-cep.org », or the number."""
        host = urlsplit(self.url or "").hostname or ""
        return host.removeprefix("www.") or shown_phone(self.phone or "")

    @property
    def short(self) -> str:
        """The address as one types it, « certificat-clea.fr/contact », or the number."""
        path = urlsplit(self.url or "").path.rstrip("/")
        return self.where + path

    @property
    def opened_on(self) -> str:
        """The day on which somebody went and it opened; empty when nobody did."""
        return (self.visited_on or "") if self.answer == OK else ""
