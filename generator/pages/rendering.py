"""Templates: HTML with autoescape, made of the model and of words, with links relative to their page."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup, escape

from ..model.facts import Source, Sourced, source_id
from ..model.formats import dialled_phone, shown_phone
from ..model.sentence import fill
from ..model.typography import french_day
from ..model.words import Words
from ..project import ICONS
from .collation import grouped, in_order

TEMPLATES = Path(__file__).parent / "templates"
THEME = Path(__file__).parents[1] / "publishing" / "theme"
ABSOLUTE = re.compile(r"#|https?:|tel:|mailto:")
"""How an address begins that is not written from the root of the site."""

MARK = re.compile(r"\[(.+?)\]\((.*?)\)|\*\*(.+?)\*\*")
"""What a text of the words may mark: `[a label](its address)`, or what is **strong**."""


def environment(cache: Path | None = None) -> Environment:
    """How templates are read; a name that is not there stops the build.

    What Jinja makes of them is kept in a folder of `cache`: it is half of the time of a page.
    """
    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(TEMPLATES), FileSystemLoader(ICONS)]),
        bytecode_cache=_kept(cache / "templates") if cache else None,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(FILTERS)
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return made


def _kept(folder: Path) -> FileSystemBytecodeCache:
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


@pass_context
def rich(context: Context, text: str, **values: object) -> Markup:
    """A text with its links, `[ici](parcours/)`, what is **strong** in it, and its blanks filled.

    An address of the site is written from its root, whatever the page. A value is shown as it is: its marks
    are no marks.
    """
    return marked(text, partial(_address, context["root"]), values)


def unfilled(text: str, *_: str) -> str:
    """A text as it is: the browser fills its blanks, which are named here for `make check`."""
    return text


FILTERS: dict[str, Callable[..., Any]] = {
    "day": french_day,
    "dialled": dialled_phone,
    "fill": fill,
    "grouped": grouped,
    "in_order": in_order,
    "phone": shown_phone,
    "rich": rich,
    "unfilled": unfilled,
}
"""What makes words ready to be shown, in our templates and in the theme's."""


def marked(text: str, address: Callable[[str], str], values: Mapping[str, object]) -> Markup:
    """The same outside a template; whatever else a text holds is shown as it is."""
    made, end = Markup(), 0
    for mark in MARK.finditer(text):
        label, target, strong = (fill(part or "", **values) for part in mark.groups())
        made += escape(fill(text[end : mark.start()], **values))
        made += Markup("<strong>{}</strong>").format(strong) if strong else _link(label, address(target))
        end = mark.end()
    return made + escape(fill(text[end:], **values))


def _link(label: str, target: str) -> Markup:
    away = Markup(' rel="noreferrer"') if target.startswith("http") else ""
    return Markup('<a href="{}"{}>{}</a>').format(target, away, label)


def _address(root: str, target: str) -> str:
    return target if ABSOLUTE.match(target) else root + target


class Citer:
    """Makes « LEGI L6323-17 » what a person reads: its source, the article, the day of the copy."""

    def __init__(self, sources: Iterable[Source], words: Words) -> None:
        """`words` say the number of an article of law and the day of a copy: those of facts.yml."""
        self.known, self.words = {source.id: source for source in sources}, words

    def cite(self, references: Iterable[str], copy_of: str | None = None) -> list[Mapping[str, str]]:
        """Each source of some references once, with its anchor; the day of the copy, or each source's own."""
        return self._once((reference, copy_of) for reference in references)

    def origins(self, facts: Iterable[Sourced]) -> list[Mapping[str, str]]:
        """The same for several facts together."""
        return self._once((reference, fact.copy_of) for fact in facts for reference in fact.sources)

    def _once(self, references: Iterable[tuple[str, str | None]]) -> list[Mapping[str, str]]:
        found: dict[tuple[str, str | None], dict[str, None]] = {}
        for reference, copy_of in references:
            id_ = source_id(reference, self.known) or reference
            detail = reference[len(id_) :].strip(" ,")
            found.setdefault((id_, copy_of or self.known[id_].copy_of), {})[self._detail(detail)] = None
        return [self._cited(self.known[id_], [*details], day) for (id_, day), details in found.items()]

    def _detail(self, text: str) -> str:
        return fill(self.words["article"], number=text) if re.match(r"[LRD]\d", text) else text

    def _cited(self, source: Source, details: list[str], day: str | None) -> Mapping[str, str]:
        text = ", ".join(filter(None, [source.label, *details]))
        copied = fill(self.words["copied"], source=text, day=french_day(day)) if day else text
        return {"anchor": source.anchor, "text": copied}


def by_id(rows: Iterable[Any]) -> dict[str, Any]:
    """Rows of the data by their id."""
    return {row.id: row for row in rows}
