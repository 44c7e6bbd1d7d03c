"""The menu of the site, from the rows of its pages."""

from collections.abc import Mapping
from typing import Any

from ..model.words import Words
from .kinds import KINDS, MENU
from .page import Page

Entry = dict[str, Any]
"""What MkDocs reads as `nav`: {label: file}, or {title: [entry, …]}."""


def menu(pages: Mapping[str, Page], frame: Words) -> list[Entry]:
    """The entries in the order of the rows; every part but the first below a title of its own.

    `pages` are those of the site by path, `frame` the words of `referential/words/frame.yml`.
    """
    first, *others = MENU
    titled = ({frame["menu_parts"][part]: _part(pages, part)} for part in others)
    return [*_part(pages, first), *titled]


def _part(pages: Mapping[str, Page], part: str) -> list[Entry]:
    return [{pages[kind.path].label: f"{kind.path}index.md"} for kind in KINDS if kind.menu == part]
