"""The same facts for programs: JSON-LD in the words of schema.org. It is data; no browser runs it."""

from typing import Any

from ..model.organisms import Place
from ..model.referential import Referential
from ..model.socle import Domain
from .directory import anchor

Linked = dict[str, Any]

_CONTEXT = {"@context": "https://schema.org"}


def term_set(domain: Domain) -> Linked:
    """A domain's sub-domains and criteria, each at its anchor on the domain's page."""
    return {
        **_CONTEXT,
        "@type": "DefinedTermSet",
        "name": domain.title_seed,
        "inLanguage": "fr",
        "hasDefinedTerm": [
            {"@type": "DefinedTerm", "@id": f"#{line.anchor}", "termCode": line.id, "name": line.title}
            for line in domain.lines
        ],
    }


def credential(model: Referential, description: str, root: str) -> Linked:
    """The certificate; `root` leads from the page to the root of the site."""
    domains = [
        {"@type": "DefinedTerm", "name": domain.title_seed, "url": f"{root}domaines/{domain.slug}/"}
        for domain in model.domains
    ]
    return {
        **_CONTEXT,
        "@type": "EducationalOccupationalCredential",
        "name": "CléA",
        "description": description,
        "inLanguage": "fr",
        "competencyRequired": domains,
    }


def organizations(places: list[Place]) -> Linked:
    """The places of a page."""
    return {**_CONTEXT, "@graph": [_organization(place) for place in places]}


def _organization(place: Place) -> Linked:
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.address,
        "postalCode": place.postal_code,
        "addressLocality": place.commune,
        "addressCountry": "FR",
    }
    fields = {
        "@type": "Organization",
        "@id": f"#{anchor(place)}",
        "name": place.name,
        "identifier": place.siret,
        "telephone": place.tel,
        "email": place.email,
        "url": place.website,
        "knowsLanguage": list(place.languages),
        "address": {key: value for key, value in address.items() if value} if place.commune else None,
    }
    return {key: value for key, value in fields.items() if value}
