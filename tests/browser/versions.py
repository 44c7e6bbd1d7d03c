"""Two versions of the site, and a host that goes from one to the other in the middle of a visit."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.publishing.deploys import deploys, keep_earlier
from generator.publishing.serve import server
from tests.paths import SITE

from .conftest import served

VERSION = "() => document.documentElement.dataset.version ?? '1'"
"""Which version a page is of."""

COMPRESSED = {".br", ".gz"}
TEXTS = {".html", ".js"}


def next_version(folder: Path, kept: bool = True) -> Path:
    """The site as if every asset had changed: other names, and pages that say « 2 ».

    With `kept`, it has taken over the assets of the site that it replaces, as `make site` does.
    """
    names = {name: _renamed(name) for name in map(os.path.basename, deploys(SITE)[0])}
    other = re.compile("|".join(map(re.escape, names)))
    earlier = {name for deploy in deploys(SITE)[1:] for name in deploy} - set(deploys(SITE)[0])
    for file in (entry for entry in SITE.rglob("*") if entry.is_file() and entry.suffix not in COMPRESSED):
        path = file.relative_to(SITE)
        if path.as_posix() not in earlier:
            _write(file, folder / path.with_name(names.get(path.name, path.name)), other, names)
    if kept:
        keep_earlier(folder, SITE)
    return folder


def _renamed(name: str) -> str:
    """« form-0123456789.js » becomes « form-9876543210.js »."""
    stem, _, rest = name.rpartition("-")
    code, _, ending = rest.partition(".")
    return f"{stem}-{code[::-1]}.{ending}"


def _write(file: Path, target: Path, other: re.Pattern[str], names: dict[str, str]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if file.suffix not in TEXTS:
        shutil.copyfile(file, target)
        return
    text = other.sub(lambda found: names[found[0]], file.read_text(encoding="utf-8"))
    target.write_text(text.replace('<html lang="fr"', '<html lang="fr" data-version="2"', 1), "utf-8")


class Host:
    """A host that serves what a link points to, so that a deploy is one change of that link."""

    def __init__(self, link: Path) -> None:
        self.link, self.origin = link, ""

    def deploy(self, site: Path) -> None:
        """From now on, this site."""
        new = self.link.with_name("new")
        new.symlink_to(site)
        new.replace(self.link)

    @contextmanager
    def running(self) -> Iterator["Host"]:
        """Answer while this lasts, at one address."""
        with served(server(self.link)) as self.origin:
            yield self


@contextmanager
def hosting(folder: Path) -> Iterator[Host]:
    """A host that has the site of today."""
    host = Host(folder)
    host.deploy(SITE)
    with host.running():
        yield host
