"""The whole site as a tree in memory: what any engine turns into pages."""

import hashlib
from datetime import date
from pathlib import Path

from ..data import exports
from ..model.referential import Referential
from ..model.typography import typeset
from ..pages.cards import make_cards
from ..pages.directory import Directory
from ..pages.installed import make_manifest
from ..pages.kinds import Material
from ..pages.making import make_pages
from ..pages.page import Page
from ..pages.search import search_index
from ..paper.lettering import lettering
from ..paper.sheets import make_sheets
from ..project import OWN, Project
from ..reading.territory import Department
from ..rules.recordings import recordings

Tree = dict[str, Page | bytes]

WIDGETS = "assets/widgets"
"""Where the site publishes what `widgets/build.mjs` made."""


def build_tree(
    model: Referential,
    departments: tuple[Department, ...],
    today: date,
    widgets: dict[str, str],
    base: str = "",
    project: Project = OWN,
) -> Tree:
    """Everything the generator makes, by path below the site's sources.

    Args:
        model: the data.
        departments: the départements that get a page.
        today: the date of the build, shown on pages and sheets.
        widgets: from a logical name to the file that `widgets/build.mjs` made (its manifest).
        base: the address of the published site, for the QR codes; empty when it has none.
        project: where the cache and the editions that were kept are.

    Raises:
        BadSheet: a sheet that can't be made.

    Returns:
        {"comprendre/index.md": Page, "donnees/referentiel.csv": bytes, …}.
    """
    shown: Referential = typeset(model)
    directory = Directory(model, today)
    fetched = _fetched(shown, directory, project)
    assets = {name: f"{WIDGETS}/{file}" for name, file in widgets.items()}
    assets |= {name: address for name, (address, _) in fetched.items()}
    material = Material(shown, directory, typeset(departments), project)
    pages = dict(make_pages(material, assets))
    tree: Tree = {f"{path}index.md": page for path, page in pages.items()}
    tree.update(fetched.values())
    tree.update([_hashed("search", search_index(pages.items(), shown))])
    tree.update(make_cards(shown, pages, today, project))
    tree.update(make_manifest(shown, today, project))
    tree.update((f"organismes/{name}", card) for name, card in directory.cards())
    tree.update((f"donnees/{name}", data) for name, data in exports.data_files(model).items())
    tree.update((f"fiches/{name}", pdf) for name, pdf in make_sheets(shown, today, base, project))
    return tree


def _fetched(shown: Referential, directory: Directory, project: Project) -> dict[str, tuple[str, bytes]]:
    """What scripts fetch by themselves, by the name that templates call it: its address and its bytes."""
    found = {"words.json": _hashed("words", exports.form(shown))}
    found["lettering.json"] = _hashed("lettering", lettering(project))
    for id_, file in recordings(project).items():
        found[f"voices/{id_}"] = _hashed(f"voices/{id_}", file.read_bytes(), file.suffix)
    if shown.places:
        found["places.json"] = _hashed("places", directory.index())
    return found


def pages_of(tree: Tree) -> dict[str, Page]:
    """The pages of a tree by their address: « domaines/ »."""
    return {path.removesuffix("index.md"): page for path, page in tree.items() if isinstance(page, Page)}


def search_file(tree: Tree) -> str:
    """The address of the search index in a tree."""
    return next(path for path in tree if path.startswith("assets/search-"))


def write_tree(tree: Tree, folder: Path) -> int:
    """Write a tree to a folder, for another engine or for a diff; give the number of files."""
    for path, content in tree.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.markdown().encode() if isinstance(content, Page) else content)
    return len(tree)


def _hashed(name: str, data: bytes, ending: str = ".json") -> tuple[str, bytes]:
    """A file at an address that changes with it, so that browsers may keep it for ever."""
    return f"assets/{name}-{hashlib.sha256(data).hexdigest()[:12]}{ending}", data
