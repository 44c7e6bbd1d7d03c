"""Does every internal link and anchor of a finished site lead somewhere, and to one place only?"""

import posixpath
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import html

_SCRIPTED = (
    *("worker", "words", "search", "finder", "places"),
    *("encoding", "decoding", "listening", "voice", "result"),
)
_NAMED = (*_SCRIPTED, "offline", "path", "profile", "start", "target")
ADDRESSES = ("href", "src", *(f"data-{name}" for name in _NAMED))


SCHEMES = ("https", "http", "mailto", "tel", "sms")
"""What a link may lead to outside the site; « javascript: » and « data: » are no places."""


class _Page(NamedTuple):
    """The ids of a page, each with how often it stands there, and the addresses it uses."""

    ids: Counter[str]
    links: list[str]

    @classmethod
    def read(cls, file: Path) -> "_Page":
        tree = html.parse(file, html.HTMLParser(encoding="utf-8"))
        return cls(Counter(tree.xpath("//@id")), tree.xpath(" | ".join(f"//@{name}" for name in ADDRESSES)))


class _Site(NamedTuple):
    """All that a link may lead to, by path below the site."""

    home: str
    files: set[str]
    pages: dict[str, _Page]


def broken(folder: Path, home: str = "/") -> Iterator[str]:
    """Each broken link as « page: link » and each id used twice, for every HTML file below `folder`.

    `home` is the path that the site is published below, with a slash at both ends.
    """
    # Asked once: five thousand contacts make fifty thousand links.
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    names = sorted(name for name in files if name.endswith(".html"))
    pages = {name: _Page.read(folder / name) for name in names}
    site = _Site(home, files, pages)
    for name, page in pages.items():
        yield from (
            f"{name}: #{id_} est là deux fois" for id_, times in sorted(page.ids.items()) if times > 1
        )
        yield from (f"{name}: {link}" for link in page.links if not _resolves(link, name, site))


def _resolves(link: str, name: str, site: _Site) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return parts.scheme in SCHEMES
    path = unquote(parts.path)
    if path.startswith("/"):
        if not path.startswith(site.home):
            return False
        target = posixpath.normpath(path.removeprefix(site.home))
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    if target not in site.files:
        target = posixpath.normpath(f"{target}/index.html")
    if target not in site.files:
        return False
    # « #nom=… » is read by the script of a page, and is no anchor.
    if not parts.fragment or "=" in parts.fragment or target not in site.pages:
        return True
    return unquote(parts.fragment) in site.pages[target].ids
