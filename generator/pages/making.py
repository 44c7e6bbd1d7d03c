"""From the rows of `kinds.py` to pages."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from ..model.facts import due
from ..model.sentence import fill
from ..project import LIMITS
from ..rules.ease import readings
from . import linked
from .kinds import KINDS, Kind, Material, Subject
from .outlines import outlines
from .page import Page
from .rendering import Citer, by_id, environment

Render = Callable[..., str]


def make_pages(material: Material, assets: dict[str, str]) -> Iterator[tuple[str, Page]]:
    """Every page with its address (« domaines/x/ »).

    Args:
        material: what they are made of; its texts have their French spaces.
        assets: from a logical name to the address of a built file: « worker.js », « words.json ».
    """
    render = renderer(material, assets)
    for kind in KINDS:
        for subject in kind.subjects(material):
            path = kind.path.format(**subject.named)
            yield path, _page(kind, subject, path, material, render)


def _page(kind: Kind, subject: Subject, path: str, material: Material, render: Render) -> Page:
    words = material.model.words[kind.name]
    title = fill(words["title"], **subject.named)
    return Page(
        title=title,
        description=fill(words["description"], **subject.named),
        body=render(kind.name, path, title=title, **subject.values),
        source="referential/" + (kind.edit or f"words/{kind.name}.yml").format(**subject.named),
        script=kind.script if subject.scripted else "",
        keywords=words.get("keywords", ""),
        card=path if kind.card is None else kind.card,
        label=fill(words.get("menu", ""), **subject.named),
        listed=kind.listed,
        aloud=kind.aloud,
    )


def renderer(material: Material, assets: dict[str, str]) -> Render:
    """A function that renders a template for the page at a path, with links relative to it."""
    model, made = material.model, environment(material.project.cache)
    citer = Citer(model.sources, model.words["facts"])
    made.globals.update(
        m=model,
        limits=json.loads(LIMITS.read_text(encoding="utf-8")),
        words=model.words,
        assets=assets,
        directory=material.directory,
        departments=material.departments,
        outlines=outlines(),
        linked=linked,
        cite=citer.cite,
        origins=citer.origins,
        readings=readings(model),
        due=tuple(due(model, material.directory.today)),
        then_and_now=by_id(model.then_and_now),
        door=by_id(model.doors),
        status=by_id(model.edition.statuses),
        confidence=by_id(model.edition.confidences),
    )

    def render(template: str, path: str, **values: Any) -> str:
        root = "../" * path.count("/") or "./"
        return made.get_template(f"{template}.html").render(
            root=root, path=path, w=model.words[template], **values
        )

    return render
