"""Editions of the data, kept in `docs/donnees/<edition>/`: MkDocs publishes these files as they are."""

from pathlib import Path

from ..model.referential import Referential
from ..reading.located_yaml import read
from ..reading.problems import Problem
from .exports import data_files

FOLDER = Path("docs/donnees")
SITE = "referential/site.yml"

Editions = dict[str, list[str]]
"""From an edition (« 2026-11-23 ») to the names of its files."""


class OtherData(Exception):
    """An edition was kept with other data; the message says what to do."""


def editions(root: Path) -> Editions:
    """The editions that a project has kept, the newest first."""
    folders = sorted((root / FOLDER).glob("????-??-??/"), reverse=True)
    return {each.name: sorted(file.name for file in each.iterdir()) for each in folders if each.is_dir()}


def keep(root: Path, model: Referential) -> Path:
    """Write today's data as its edition and give the folder; twice the same changes nothing.

    Raises:
        OtherData: the edition was kept already, with other data.
    """
    if problem := changed(root, model):
        raise OtherData(str(problem._replace(warning=False)))
    folder = root / FOLDER / model.site.edition
    if folder.is_dir():
        return folder
    folder.mkdir(parents=True)
    for name, data in data_files(model).items():
        (folder / name).write_bytes(data)
    return folder


def changed(root: Path, model: Referential) -> Problem | None:
    """A warning once the data is no longer what was kept under its edition; schemas are no data."""
    folder = root / FOLDER / model.site.edition
    if not folder.is_dir():
        return None
    files = {name: data for name, data in data_files(model).items() if "schema" not in name}
    if all((folder / name).is_file() and (folder / name).read_bytes() == files[name] for name in files):
        return None
    kept = f"{FOLDER}/{folder.name}"
    said = f"the data has changed since this edition was kept in {kept}: write a later date here"
    document, _ = read(root / SITE, SITE)
    return document.problem(("edition",), said)._replace(warning=True)
