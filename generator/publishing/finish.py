"""The last pass over the finished site: links checked, files compressed for the wire.

The Content-Security-Policy lives here too: it is one constant, since no page has inline code.
"""

import gzip
import hashlib
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import brotli

from ..cache import kept
from ..reading.failures import Stop
from .links import broken

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""One strict policy for every page; workers started from a `blob:` inherit it (docs/decisions)."""

PROGRAMS = {".css", ".js", ".mjs", ".svg", ".wasm"}
TEXTS = {".html", ".json", ".csv", ".xml", ".txt"}
"""What is compressed, with the .gz and the .br beside it."""

LARGE = 1_000_000
"""Bytes; no page is as large, data may be."""

SIGNS = re.compile(
    r"""(?i)<style|\sstyle=["']|\son\w+=["']|<script(?! type="application/ld\+json">)(?![^>]*\ssrc=)[^>]*>"""
    r"""|<meta[^>]+http-equiv=["']?refresh"""
)
"""What the policy would block, and what it cannot. JSON-LD is data: no browser runs it, and it may stay."""


class BadSite(Stop):
    """The site was built but must not be published; the message says why."""


def finish(site: Path, cache: Path, home: str = "/") -> None:
    """Check and compress a site, in place; `home` is the path that it is published below, « /clea/ ».

    Raises:
        BadSite: a link or an anchor leads nowhere, or a page carries inline code.
    """
    with compressing(site, cache):
        # Compression runs beside the checks: a site that fails them is thrown away whole.
        problems = [f"ce lien ne mène nulle part : {link}" for link in broken(site, home)]
        problems += [f"inline code: {place}" for place in _inline(site)]
    if problems:
        raise BadSite("\n".join(problems))


@contextmanager
def compressing(site: Path, cache: Path) -> Iterator[None]:
    """Put compressed copies beside the files of a folder, while something else is done.

    Brotli at its best takes half a minute for the runtime: what was compressed once stays in `cache`.
    """
    with ThreadPoolExecutor() as pool:
        contents = _same_content(site)
        packed = pool.map(partial(_compress, cache), contents.keys(), contents.values())
        yield
        list(packed)


def _same_content(site: Path) -> dict[str, list[Path]]:
    """The files worth compressing, by what they become; the same bytes (an edition's) stand together."""
    found: dict[str, list[Path]] = defaultdict(list)
    for file in sorted(site.rglob("*")):
        if file.suffix in PROGRAMS | TEXTS and file.stat().st_size > 512:
            found[f"{hashlib.sha256(file.read_bytes()).hexdigest()}-{_quality(file)}"].append(file)
    return found


def _inline(site: Path) -> Iterator[str]:
    """Pages whose inline styles or scripts the policy would block."""
    for file in sorted(site.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        for sign in SIGNS.findall(text):
            yield f"{file.relative_to(site)}: {sign.strip()}"


def _quality(file: Path) -> int:
    """How hard brotli tries: 11 costs five times the time of 10, and 10 ten times that of 9.

    Every visit pays for scripts and programs. Pages and data grow with the directory: with 5,000 places
    they weigh 4 % more at 10 than at 11, and the data, which nobody waits for, 12 % more at 9 than at 10.
    """
    if file.suffix in PROGRAMS:
        return 11
    return 10 if file.stat().st_size < LARGE else 9


def _compress(cache: Path, name: str, files: list[Path]) -> None:
    """Write the .br and .gz beside files of one content, which the cache knows by this name."""
    data, quality, cached = files[0].read_bytes(), _quality(files[0]), cache / name
    # The largest window that browsers read: WebAssembly has megabytes to look back on.
    brotlied, gzipped = partial(brotli.compress, quality=quality, lgwin=24), partial(gzip.compress, mtime=0)
    for ending, compress in (("br", brotlied), ("gz", gzipped)):
        packed = kept(cached.with_suffix(f".{ending}"), partial(compress, data))
        for file in files:
            shutil.copyfile(packed, file.with_name(f"{file.name}.{ending}"))
