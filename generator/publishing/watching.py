"""What a page is made of, watched: `make serve` builds again when some of it has changed."""

import os
from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch

from ..project import Project

WATCHED = ("referential", "docs", "generator", "widgets")
"""Folders, with all that is below them."""

SETTINGS = ("mkdocs.yml",)
"""Files beside them. Most editors put another file in the place of the one they save, and whoever watches
the old one sees nothing more: these are looked at by their content."""

LEFT_OUT = {"node_modules", "__pycache__"}

LOADED = ("generator/", "widgets/positioning/")
"""Where the code lies that this very process runs."""

LOOK = 300
"""Milliseconds between two looks at the settings."""


def changes(project: Project) -> Iterator[set[Path]]:
    """The files that were changed, by their path below the project, each time some are."""
    folders = [project.root / name for name in WATCHED if (project.root / name).exists()]
    before = _settings(project)
    for found in watch(*folders, debounce=100, step=50, rust_timeout=LOOK, yield_on_timeout=True):
        now = _settings(project)
        changed = {Path(name) for name in SETTINGS if now[name] != before[name]}
        before = now
        changed |= {Path(os.path.relpath(path, project.root)) for _, path in found}
        if mattering := {path for path in changed if not LEFT_OUT & set(path.parts)}:
            yield mattering


def starts_anew(changed: set[Path]) -> bool:
    """Whether some of the files are code that runs here: only another process would read them."""
    names = (path.as_posix() for path in changed)
    return any(name.startswith(LOADED) and name.endswith(".py") for name in names)


def _settings(project: Project) -> dict[str, bytes | None]:
    """The content of each file of settings; None for one that is not there (as while it is saved)."""
    files = {name: project.root / name for name in SETTINGS}
    return {name: file.read_bytes() if file.is_file() else None for name, file in files.items()}
