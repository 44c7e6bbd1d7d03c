"""What goes on paper: a sheet and a questionnaire a domain, and a booklet, made by Typst as PDF/UA-1."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typst

from .model import Referential
from .socle import Domain
from .typography import french_day, spaces

TEMPLATE = Path(__file__).parent / "templates" / "sheets.typ"


def make_sheets(model: Referential, today: date) -> Iterator[tuple[str, bytes]]:
    """Every sheet as (file name, PDF). The same data and date give the same bytes.

    Raises:
        RuntimeError: a sheet that Typst refuses, with its name.
    """
    fonts = typst.Fonts(include_system_fonts=False)
    compiler = typst.Compiler(TEMPLATE, font_paths=fonts)
    stamp = datetime(today.year, today.month, today.day, tzinfo=UTC)
    for name, data in _sheets(model, today):
        try:
            pdf = compiler.compile(
                format="pdf",
                sys_inputs={"data": json.dumps(data)},
                pdf_standards=["ua-1"],
                timestamp=stamp,
            )
        except typst.TypstError as error:
            raise RuntimeError(f"the sheet {name} can't be made: {error.message}") from error
        assert isinstance(pdf, bytes)
        yield name, pdf


def _sheets(model: Referential, today: date) -> Iterator[tuple[str, dict[str, Any]]]:
    for domain in model.domains:
        yield f"{domain.slug}.pdf", _data(model, today, "domain", domain.name, [domain])
        title = f"Mes points forts : {domain.name}"
        yield f"{domain.slug}-questionnaire.pdf", _data(model, today, "questionnaire", title, [domain])
    yield "livret.pdf", _data(model, today, "booklet", model.site.name, list(model.domains))


def _data(model: Referential, today: date, kind: str, title: str, domains: list[Domain]) -> dict[str, Any]:
    """What the template reads, every text with its French spaces."""
    data = {
        "kind": kind,
        "title": title,
        "site": model.site.model_dump(),
        "date": f"Données du {french_day(model.site.edition)}, imprimé du site le {french_day(today)}.",
        "steps": [f"{i}. {step.plain}" for i, step in enumerate(model.process.steps, 1)],
        "levels": [level.label for level in model.scale.levels],
        "domains": [domain.model_dump() for domain in domains],
    }
    spaced: dict[str, Any] = _spaced(data)
    return spaced


def _spaced(value: Any) -> Any:
    if isinstance(value, str):
        return spaces(value)
    if isinstance(value, dict):
        return {key: _spaced(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_spaced(each) for each in value]
    return value
