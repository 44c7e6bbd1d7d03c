"""The outlines of the départements of mainland France and Corsica, made small enough for a page."""

import json
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

from ..project import PACKAGES

FILE = PACKAGES / "@svg-maps" / "france.departments" / "index.js"


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
    pen = RecordingPen()
    parse_path(path, pen)
    rings: list[list[tuple[float, float]]] = []
    for step, points in pen.value:
        if step == "moveTo":
            rings.append([])
        rings[-1] += points
    return "".join(map(_ring, rings))


def _ring(points: list[tuple[float, float]]) -> str:
    """A ring as SVG writes it; nothing for an island too small to be seen."""
    whole = [point for point, _ in groupby((round(x), round(y)) for x, y in points)]
    # The last point is the first again, and « z » leads there.
    del whole[-1]
    if len(set(whole)) < 3:
        return ""
    steps = ((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole))
    return f"M{_pair(whole[0])}l{' '.join(map(_pair, steps))}z"


def _pair(point: tuple[int, int]) -> str:
    x, y = point
    return f"{x}{y}" if y < 0 else f"{x} {y}"
