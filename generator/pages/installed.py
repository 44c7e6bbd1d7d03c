"""What a phone shows of a site that is kept on its first screen: a name, a picture, two colours."""

import json
import re
from collections.abc import Iterator
from datetime import date

from ..model.referential import Referential
from ..paper.colours import colours
from ..paper.press import Press
from ..project import HERE, Project

MANIFEST = "site.webmanifest"
PICTURE = HERE / "generator" / "publishing" / "theme" / "assets" / "icon.svg"
ICONS = {"icon-192.png": (192, "any"), "icon-512.png": (512, "any"), "icon-maskable.png": (512, "maskable")}
"""Each picture's side, in pixels, and its purpose: a phone cuts a maskable one to the shape that it likes."""


def make_manifest(model: Referential, today: date, project: Project) -> Iterator[tuple[str, bytes]]:
    """The manifest and its pictures, by address.

    Raises:
        BadSheet: a picture that can't be made.
    """
    yield MANIFEST, json.dumps(_manifest(model), ensure_ascii=False, indent=1).encode()
    for name, icon in Press(project, today, main="icon.typ", what="Icônes").print_all(_pictures()):
        yield f"assets/icons/{name}", icon


def _manifest(model: Referential) -> dict[str, object]:
    icons = [
        {"src": f"assets/icons/{name}", "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
        for name, (side, purpose) in ICONS.items()
    ]
    return {
        "lang": "fr",
        "name": model.site.name,
        "short_name": model.site.name.split(",")[0],
        "description": model.site.tagline,
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": colours()["brand-on-white"],
        "background_color": colours()["paper"],
        "icons": icons,
    }


def _pictures() -> dict[str, dict[str, object]]:
    picture = PICTURE.read_text(encoding="utf-8")
    [ground] = re.findall(r'<rect [^>]*fill="(#\w{6})"', picture)
    return {
        name: {"picture": picture, "ground": ground, "side": side, "whole": purpose == "any"}
        for name, (side, purpose) in ICONS.items()
    }
