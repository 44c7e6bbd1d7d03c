"""The fonts of what is printed: their files, and the letters that they have."""

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from ..project import PACKAGES

FAMILY, ZERO = "Atkinson Hyperlegible Next", "Hanken Grotesk"
"""The letters; and the zero alone, which the first family only has with a stroke through it."""
FONTS = PACKAGES / "@expo-google-fonts"
WEIGHTS = ("400Regular", "700Bold")
"""The folders of each package that hold the weights we use."""


def font_files() -> list[Path]:
    """Where the font files are, if they are there."""
    return [
        FONTS / family.lower().replace(" ", "-") / weight / f"{family.replace(' ', '')}_{weight}.ttf"
        for family in (FAMILY, ZERO)
        for weight in WEIGHTS
    ]


@cache
def letters(file: Path) -> frozenset[str]:
    """The characters that a font has a picture for."""
    with TTFont(file, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))
