"""The assets of earlier deploys stay for a while: a page in a cache, or open in a tab, names its own.

Every page asks for its scripts, style and data by names that change with their content. As long as these
files are there, an old page is whole, and so is a new one: neither ever meets the assets of the other.
"""

import json
import re
import shutil
from itertools import chain
from pathlib import Path

RECORD = "assets/deploys.json"
"""Which assets each of the last deploys had, the newest first; it is published with them."""

KEPT = 5
"""How many deploys, today's among them: weeks for a page that is open, and a bound for the host."""

HASHED = re.compile(r"(^|/)assets/.+-[0-9a-f]{10,12}\.[a-z0-9]+$")
"""The path of a file whose name changes with its content: it may stay in a cache for ever."""

PACKED = ("", ".br", ".gz")


def hashed(site: Path) -> list[str]:
    """The paths of a site's assets that are named after their content, without their compressed copies."""
    paths = (file.relative_to(site).as_posix() for file in sorted(site.glob("assets/**/*")))
    return [path for path in paths if HASHED.search(path)]


def deploys(site: Path) -> list[list[str]]:
    """The assets of each of the last deploys; a site from before there was a record is one of them.

    A record that cannot be read counts as none: what lies there is kept all the same.
    """
    try:
        found: list[list[str]] = json.loads((site / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return [names] if (names := hashed(site)) else []
    return found


def keep_earlier(site: Path, previous: Path) -> None:
    """Give a new site the assets of the sites before it, with their compressed copies.

    `previous` is the finished site that it replaces; where there is none, the site has its own assets only,
    and two builds from nothing are the same. The same site built again is no deploy more.
    """
    today = hashed(site)
    last = [today, *(deploy for deploy in deploys(previous) if deploy != today)][:KEPT]
    there = set(hashed(previous))
    for name in sorted(set(chain(*last)) & there - set(today)):
        for path in (f"{name}{ending}" for ending in PACKED):
            if (previous / path).is_file():
                (site / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(previous / path, site / path)
    (site / "assets").mkdir(exist_ok=True)
    (site / RECORD).write_text(f"{json.dumps(last, indent=0)}\n", encoding="utf-8")
