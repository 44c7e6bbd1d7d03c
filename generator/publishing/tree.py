"""The whole site as a tree in memory: what any engine turns into pages."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..data import exports
from ..data.archive import editions
from ..model.referential import Referential
from ..pages.cards import with_cards
from ..pages.directory import Directory
from ..pages.pages import Page, make_pages
from ..pages.search import search_index
from ..paper import sheets
from ..reading.territory import Department

Tree = dict[str, Page | bytes]

WIDGETS = "assets/widgets"
"""Where the site publishes what `widgets/build.mjs` made."""


def build_tree(
    model: Referential,
    departments: tuple[Department, ...],
    today: date,
    widgets: dict[str, str],
    base: str = "",
    root: Path = Path(),
) -> Tree:
    """Everything the generator makes, by path below the site's sources.

    Args:
        model: the data.
        departments: the départements that get a page.
        today: the date of the build, shown on pages and sheets.
        widgets: from a logical name to the file that `widgets/build.mjs` made (its manifest).
        base: the address of the published site, for the QR codes; empty when it has none.
        root: the project, for the fonts, the cache of the sheets and the editions that were kept.

    Raises:
        BadSheet: a sheet that can't be made.

    Returns:
        {"comprendre/index.md": Page, "donnees/referentiel.csv": bytes, …}.
    """
    assets = {name: f"{WIDGETS}/{file}" for name, file in widgets.items()}
    words, assets["words.json"] = _hashed("words", exports.form(model))
    directory = Directory(model, today)
    found, assets["places.json"] = _hashed("places", directory.index())
    made = dict(make_pages(model, directory, departments, assets, editions(root)))
    pages, cards = with_cards(model, made, today, root)
    index, name = _hashed("search", search_index(pages.items()))
    tree: Tree = {assets["words.json"]: words, name: index, **cards}
    tree.update({f"{path}index.md": page for path, page in pages.items()})
    if model.places:
        tree[assets["places.json"]] = found
        tree.update({f"organismes/{name}": data for name, data in directory.cards()})
    for name, data in exports.data_files(model).items():
        tree[f"donnees/{name}"] = data
    tree.update({f"fiches/{name}": data for name, data in sheets.make_sheets(model, today, base, root)})
    return tree


def search_file(tree: Tree) -> str:
    """The address of the search index in a tree."""
    return next(path for path in tree if path.startswith("assets/search-"))


def write_tree(tree: Tree, folder: Path) -> int:
    """Write a tree to a folder, for another engine or for a diff; give the number of files."""
    for path, content in _files(tree):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return len(tree)


def _hashed(name: str, data: bytes) -> tuple[bytes, str]:
    """JSON and an address that changes with it, so that browsers may keep it for ever."""
    return data, f"assets/{name}-{hashlib.sha256(data).hexdigest()[:12]}.json"


def _files(tree: Tree) -> Iterator[tuple[str, bytes]]:
    for path, content in tree.items():
        yield path, content.markdown().encode() if isinstance(content, Page) else content
