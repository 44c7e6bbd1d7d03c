"""The data that others reuse (`/donnees/`) and what the browser's Python reads."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from ..model.organisms import Place
from ..model.referential import Referential
from ..model.socle import Criterion, Domain, Subdomain
from ..project import icon
from .table import COLUMNS as PLACE_COLUMNS
from .table import place_rows, table_schema

Rows = list[dict[str, Any]]

COLUMNS = ("domain", "subdomain", "criterion", "title", "status", "statement", "example")
EDITION_KEYS = {"number", "criteria", "moved", "reworded"}
NETWORK_COLUMNS = ("id", "name", "website", "phone", "email", "address")


def data_files(model: Referential) -> dict[str, bytes]:
    """The files of `/donnees/`, by name."""
    networks = [n.model_dump(include={*NETWORK_COLUMNS, "sources"}) for n in model.networks]
    places = [place.model_dump(exclude_defaults=True) for place in model.places]
    organisms = {"edition": model.site.edition, "networks": networks, "places": places}
    return {
        "referentiel.json": _json(referential(model)),
        "referentiel.csv": _csv(COLUMNS, _rows(model)),
        "referentiel.schema.json": _json(Domain.model_json_schema()),
        "organismes.json": _json(organisms),
        "organismes.csv": _csv(PLACE_COLUMNS, place_rows(model)),
        "organismes.schema.json": _json(Place.model_json_schema()),
        "organismes.tableschema.json": _json(table_schema(model.words["donnees"]["columns"])),
        "reseaux.csv": _csv(NETWORK_COLUMNS, networks),
    }


def referential(model: Referential) -> dict[str, Any]:
    """The shape of the Contract: {"edition", "domains": [{"id", "slug", "title", "subdomains"}]}."""
    return {
        "edition": model.site.edition,
        "domains": [
            {
                "id": domain.id,
                "slug": domain.slug,
                "title": domain.title_seed,
                "subdomains": [
                    {
                        "id": subdomain.id,
                        "title": subdomain.title,
                        "status": subdomain.status,
                        "criteria": [_criterion(criterion) for criterion in subdomain.criteria],
                    }
                    for subdomain in domain.subdomains
                ],
            }
            for domain in model.domains
        ],
    }


def form(model: Referential) -> bytes:
    """What `positioning.form.Form.from_json` reads: statements and words, with the spaces of the model.

    A sub-domain is called by our plain title.
    """
    data = {
        "domains": [_asked_domain(domain) for domain in model.domains],
        "editions": [
            edition.model_dump(include=EDITION_KEYS, exclude_defaults=True) for edition in model.editions
        ],
        "words": dict(model.words["result"]),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _asked_domain(domain: Domain) -> dict[str, Any]:
    return {
        "id": domain.id,
        "title": domain.name,
        "subdomains": [
            {
                "id": subdomain.id,
                "title": subdomain.plain,
                "icon": icon_path(subdomain.icon),
                **_asked(subdomain),
            }
            | {"criteria": [{"id": c.id, **_asked(c)} for c in subdomain.criteria]}
            for subdomain in domain.subdomains
        ],
    }


def icon_path(name: str) -> str:
    """The path of an icon: what the `d` of its one SVG path says."""
    return icon(name).read_text(encoding="utf-8").partition(' d="')[2].partition('"')[0]


def _asked(line: Subdomain | Criterion) -> dict[str, str]:
    """What is asked on a line of a questionnaire, and the same in easy words."""
    return {"statement": line.statement, "easy": line.easy}


def _criterion(criterion: Criterion) -> dict[str, str]:
    return criterion.model_dump(include={"id", "title", "status", "statement", "easy", "example"})


def _rows(model: Referential) -> Rows:
    return [
        {"domain": domain.id, "subdomain": subdomain.id, "criterion": c.id, **_criterion(c)}
        for domain in model.domains
        for subdomain in domain.subdomains
        for c in subdomain.criteria
    ]


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _csv(columns: tuple[str, ...], rows: Sequence[Mapping[str, Any]]) -> bytes:
    """CSV with a header, UTF-8 without a mark, as RFC 4180 writes it."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
