"""`sw.js`, the service worker: what a visitor keeps, so that the site opens without a network.

It is our own (docs/decisions/0006-sans-reseau.md), at an address that never changes. `OFFLINE=no make site`
publishes one that takes itself away from every visitor.
"""

import base64
import hashlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

from ..project import HERE
from .deploys import HASHED, deploys

ADDRESS = "sw.js"
PROGRAM = HERE / "widgets" / "offline" / "keeper.js"

KEPT = (
    "",
    "comprendre/",
    "parcours/",
    "financer/",
    "questions/",
    "domaines/",
    "faire-le-point/",
    "organismes/",
)
"""The pages that everybody keeps."""

BELOW = ("domaines/", "faire-le-point/")
"""Those of them that are kept with all that lies below: the domains and the questionnaires."""

PICTURES = ("assets/icon.svg",)
"""What every page shows that is not named after its content."""

ONCE = "/complete-"
"""What a worker that stopped needs once; it weighs more than all the rest, and no cache of ours has it."""

ASKED = "/voices/"
"""What is kept once it was asked for: recorded voices."""


def wanted() -> bool:
    """Whether visitors may keep the site, which is so unless OFFLINE says « no »."""
    return os.environ.get("OFFLINE", "yes") != "no"


def write_worker(site: Path, on: bool) -> None:
    """Write the service worker of a site whose pages and assets have their final names."""
    kept = _list(site) if on else None
    text = f"const KEPT = {json.dumps(kept, separators=(',', ':'))};\n{PROGRAM.read_text(encoding='utf-8')}"
    (site / ADDRESS).write_text(text, encoding="utf-8")


def kept_files(site: Path) -> list[str]:
    """The addresses that everybody keeps: pages, « comprendre/ », and files."""
    return [*_pages(site), *_assets(site)]


def _list(site: Path) -> dict[str, object]:
    files = {path: _integrity(_file(site, path)) for path in kept_files(site)}
    version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
    return {"version": version, "files": files, "hashed": HASHED.pattern, "once": ONCE}


def _pages(site: Path) -> Iterator[str]:
    for address in KEPT:
        pattern = f"{address}**/index.html" if address in BELOW else f"{address}index.html"
        for file in sorted(site.glob(pattern)):
            yield file.relative_to(site).as_posix().removesuffix("index.html")


def _assets(site: Path) -> Iterator[str]:
    left_out = re.compile(f"{ONCE}|{ASKED}")
    today = next(iter(deploys(site)), [])
    yield from (path for path in PICTURES if (site / path).exists())
    yield from (path for path in today if not left_out.search(path))


def _file(site: Path, path: str) -> Path:
    return site / path / "index.html" if not path or path.endswith("/") else site / path


def _integrity(file: Path) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()}"
