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

from ..model.formats import dialled_phone, shown_phone
from ..model.referential import Source, source_id
from ..model.sentence import fill
from ..model.typography import french_day
from ..project import ICONS

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


def citer(sources: Iterable[Source], article: str) -> Callable[[str], Mapping[str, str]]:
    """What makes « LEGI L6323-17 » what a person reads, with the anchor of its source.

    `article` says the number of an article of law: « article {number} ».
    """
    known = {source.id: source for source in sources}

    def cite(reference: str) -> dict[str, str]:
        id_ = source_id(reference, known) or reference
        detail = reference[len(id_) :].strip(" ,")
        if re.match(r"[LRD]\d", detail):
            detail = fill(article, number=detail)
        label = known[id_].label
        text = f"{label} {detail}" if detail.startswith("(") else ", ".join(filter(None, [label, detail]))
        return {"anchor": known[id_].anchor, "text": text}

    return cite


def by_id(rows: Iterable[Any]) -> dict[str, Any]:
    """Rows of the data by their id."""
    return {row.id: row for row in rows}
