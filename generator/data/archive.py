"""Editions of the data, kept in `docs/donnees/<edition>/`: MkDocs publishes these files as they are."""

from pathlib import Path

from ..model.referential import Referential
from ..project import Project
from ..reading.failures import Stop
from ..reading.located_yaml import read
from ..reading.problems import Problem
from .exports import data_files

Editions = dict[str, list[str]]
"""From an edition (« 2026-11-23 ») to the names of its files."""


class OtherData(Stop):
    """An edition was kept with other data; the message says what to do."""


def editions(project: Project) -> Editions:
    """The editions that a project has kept, the newest first."""
    folders = sorted(project.editions.glob("????-??-??/"), reverse=True)
    return {folder.name: sorted(file.name for file in folder.iterdir()) for folder in folders}


def keep(project: Project, model: Referential) -> Path:
    """Write today's data as its edition and give the folder; twice the same changes nothing.

    Raises:
        OtherData: the edition was kept already, with other data.
    """
    if problem := changed(project, model):
        raise OtherData(str(problem._replace(warning=False)))
    folder = project.editions / model.site.edition
    if folder.is_dir():
        return folder
    folder.mkdir(parents=True)
    for name, data in data_files(model).items():
        (folder / name).write_bytes(data)
    return folder


def changed(project: Project, model: Referential) -> Problem | None:
    """A warning once the data is no longer what was kept under its edition; schemas are no data."""
    folder = project.editions / model.site.edition
    if not folder.is_dir():
        return None
    files = {name: data for name, data in data_files(model).items() if "schema" not in name}
    if all((folder / name).is_file() and (folder / name).read_bytes() == files[name] for name in files):
        return None
    kept = project.named(folder)
    message = (
        f"les données ont changé depuis que cette édition est gardée dans {kept}. Écrivez ici une "
        'date plus récente ; par exemple : "2026-11-23"'
    )
    file = project.data / "site.yml"
    document, _ = read(file, project.named(file))
    return document.problem(("edition",), message, warning=True)
