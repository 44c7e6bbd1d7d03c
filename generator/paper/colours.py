"""The colours of the site, for paper: declared once, in the style sheet."""

import re
from functools import cache

from ..project import HERE

STYLES = HERE / "generator" / "publishing" / "theme" / "assets" / "clea.css"
_COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")


@cache
def colours() -> dict[str, str]:
    """From a name (« brand ») to its colour on a light ground (« #0b5d6b »)."""
    light, _, _ = STYLES.read_text(encoding="utf-8").partition("}")
    return dict(_COLOUR.findall(light))
