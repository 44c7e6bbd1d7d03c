"""An exception as one line that is of use: the file and the line to look at, then what is wrong."""

import os
import traceback
from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from ..project import HERE

TEMPLATES = {".html", ".xml", ".txt"}
"""How the files that Jinja2 fills end."""

Place = tuple[str, int]
"""A file, and the line in it (from 1)."""


def one_line(error: BaseException) -> str:
    """« generator/pages/templates/lexique.html:12: 'terms' is undefined », without the traceback."""
    place = in_template(error) or in_our_code(error)
    what = str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
    return f"{_named(place[0])}:{place[1]}: {what}" if place else what


def in_template(error: BaseException) -> Place | None:
    """Where a template goes wrong; None when no template has to do with it."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or "?", error.lineno
    return next((place for place in _places(error) if Path(place[0]).suffix in TEMPLATES), None)


def in_our_code(error: BaseException) -> Place | None:
    """The innermost line of this project that was running, or the one that is no Python."""
    if isinstance(error, SyntaxError):
        return error.filename or "?", error.lineno or 1
    ours = f"{HERE}{os.sep}"
    return next((p for p in _places(error) if p[0].startswith(ours) and "site-packages" not in p[0]), None)


def _places(error: BaseException) -> Iterator[Place]:
    """Where each call was when an error came, the innermost first."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        yield frame.filename, frame.lineno or 1


def _named(file: str) -> str:
    """A file as messages call it: by its path from here when it lies below."""
    here = f"{Path.cwd()}{os.sep}"
    return file.removeprefix(here)
