"""Does every internal link and anchor of a finished site lead somewhere, and to one place only?"""

import posixpath
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class _Page(HTMLParser):
    """Collects the ids of a page and the addresses it uses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if (
                name
                in ("href", "src", "data-worker", "data-words", "data-search", "data-finder", "data-places")
                and value
            ):
                self.links.append(value)


def broken(site: Path, home: str = "/") -> Iterator[str]:
    """Each broken link as « page: link » and each id used twice, for every HTML file below `site`.

    `home` is the path that the site is published below, with a slash at both ends.
    """
    pages = {
        file.relative_to(site).as_posix(): _Page(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("*.html"))
    }
    for name, page in pages.items():
        yield from (f"{name}: #{id_} twice" for id_ in sorted(set(page.ids)) if page.ids.count(id_) > 1)
        for link in page.links:
            if not _resolves(link, name, site, home, pages):
                yield f"{name}: {link}"


def _resolves(link: str, name: str, site: Path, home: str, pages: dict[str, _Page]) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    path = unquote(parts.path)
    if path.startswith("/"):
        if not path.startswith(home):
            return False
        target = posixpath.normpath(path.removeprefix(home))
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    if (site / target).is_dir():
        target = posixpath.normpath(f"{target}/index.html")
    if not (site / target).is_file():
        return False
    return not parts.fragment or target not in pages or unquote(parts.fragment) in pages[target].ids
