"""The outlines of the départements of mainland France and Corsica, made small enough for a page."""

import json
import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ..project import PACKAGES

FILE = PACKAGES / "@svg-maps" / "france.departments" / "index.js"
_STEP = re.compile(r"[mz]|-?[\d.]+,-?[\d.]+")

Point = tuple[int, int]


class Outlines(NamedTuple):
    """The box of the map and a path for each département's code."""

    box: str
    paths: dict[str, str]


@cache
def outlines() -> Outlines:
    """The map, with its points on whole units: neighbours keep the same border, and it weighs a fifth.

    Raises:
        FileNotFoundError: the npm packages are not installed (`make setup`).
    """
    text = FILE.read_text(encoding="utf-8")
    data = json.loads(text[text.index("{") : text.rindex("}") + 1])
    return Outlines(data["viewBox"], {area["id"].upper(): _small(area["path"]) for area in data["locations"]})


def _small(path: str) -> str:
    rings = [_ring(points) for points in _points(path)]
    return "".join(ring for ring in rings if ring)


def _points(path: str) -> list[list[tuple[float, float]]]:
    """The rings of a path whose every step is relative."""
    rings: list[list[tuple[float, float]]] = []
    x = y = 0.0
    for step in _STEP.findall(path):
        if step == "z":
            x, y = rings[-1][0]
        elif step == "m":
            rings.append([])
        else:
            dx, dy = map(float, step.split(","))
            x, y = x + dx, y + dy
            rings[-1].append((x, y))
    return rings


def _ring(points: list[tuple[float, float]]) -> str:
    """A ring as SVG writes it; nothing for an island too small to be seen."""
    whole: list[Point] = []
    for x, y in points:
        if not whole or whole[-1] != (round(x), round(y)):
            whole.append((round(x), round(y)))
    if len(set(whole)) < 3:
        return ""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole)]
    return f"M{_pair(whole[0])}l{' '.join(map(_pair, _joined(steps)))}z"


def _joined(steps: list[Point]) -> list[Point]:
    """Steps in one direction made one."""
    joined: list[Point] = []
    for dx, dy in steps:
        if (
            joined
            and joined[-1][0] * dy == joined[-1][1] * dx
            and joined[-1][0] * dx + joined[-1][1] * dy > 0
        ):
            joined[-1] = (joined[-1][0] + dx, joined[-1][1] + dy)
        else:
            joined.append((dx, dy))
    return joined


def _pair(point: Point) -> str:
    x, y = point
    return f"{x}{y}" if y < 0 else f"{x} {y}"
