"""The last pass over the finished site: links checked, files compressed for the wire.

The Content-Security-Policy lives here too: it is one constant, since no page has inline code.
"""

import gzip
import hashlib
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import brotli

from .cache import kept
from .links import broken

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""One strict policy for every page; workers started from a `blob:` inherit it (docs/decisions)."""

COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".csv", ".svg", ".xml", ".txt", ".wasm", ".zip"}


CACHE = Path(".build/cache/compressed")
"""Brotli at its best takes half a minute for the runtime: what was compressed once stays here."""

SIGNS = re.compile(
    r"""<style|\sstyle=["']|\son\w+=["']|<script(?! type="application/ld\+json">)(?![^>]*\ssrc=)[^>]*>"""
)
"""What the policy would block. JSON-LD is data: no browser runs it, and it may stand in a page."""


class BadSite(Exception):
    """The site was built but must not be published; the message says why."""


def finish(site: Path, home: str = "/") -> None:
    """Check and compress a site, in place; `home` is the path that it is published below, « /clea/ ».

    Raises:
        BadSite: a link or an anchor leads nowhere, or a page carries inline code.
    """
    problems = [f"broken link: {each}" for each in broken(site, home)]
    problems += [f"inline code: {each}" for each in _inline(site)]
    if problems:
        raise BadSite("\n".join(problems))
    worth_it = [f for f in site.rglob("*") if f.suffix in COMPRESSED and f.stat().st_size > 512]
    with ThreadPoolExecutor() as pool:
        list(pool.map(_compress, worth_it))


def _inline(site: Path) -> Iterator[str]:
    """Pages whose inline styles or scripts the policy would block."""
    for file in sorted(site.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        for sign in SIGNS.findall(text):
            yield f"{file.relative_to(site)}: {sign.strip()}"


def _compress(file: Path) -> None:
    """Write the .br and .gz beside a file; the same content is compressed once for all builds."""
    data = file.read_bytes()
    cached = CACHE / hashlib.sha256(data).hexdigest()
    # The largest window that browsers read: WebAssembly has megabytes to look back on.
    brotlied, gzipped = partial(brotli.compress, lgwin=24), partial(gzip.compress, mtime=0)
    for ending, compress in (("br", brotlied), ("gz", gzipped)):
        packed = kept(cached.with_suffix(f".{ending}"), partial(compress, data))
        shutil.copyfile(packed, file.with_name(f"{file.name}.{ending}"))
