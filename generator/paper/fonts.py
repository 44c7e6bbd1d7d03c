"""The fonts of what is printed: their files, and the letters that they have."""

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

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
    """The characters that a TrueType font has a picture for.

    Raises:
        ValueError: it keeps them in no table that we read.
    """
    font = file.read_bytes()
    for kind, table in _tables(font):
        if kind == 4:
            return frozenset(map(chr, _mapped(struct.unpack_from(f">{len(table) // 2}H", table))))
    raise ValueError(f"{file} has no table of characters of format 4")


def _tables(font: bytes) -> Iterator[tuple[int, bytes]]:
    """The tables from characters to pictures, « cmap », each with its format."""
    [count] = struct.unpack_from(">H", font, 4)
    named = {tag: start for tag, _, start, _ in struct.iter_unpack(">4sLLL", font[12 : 12 + 16 * count])}
    start = named[b"cmap"]
    [count] = struct.unpack_from(">H", font, start + 2)
    for _, _, offset in struct.iter_unpack(">HHL", font[start + 4 : start + 4 + 8 * count]):
        kind, length = struct.unpack_from(">HH", font, start + offset)
        yield kind, font[start + offset : start + offset + length]


def _mapped(table: tuple[int, ...]) -> Iterator[int]:
    """The characters of a table of format 4: runs of them, with how their picture is found."""
    runs = table[3] // 2
    for run in range(runs):
        last, first = table[7 + run], table[8 + runs + run]
        shift, at = table[8 + 2 * runs + run], 8 + 3 * runs + run
        for character in range(first, min(last, 0xFFFE) + 1):
            # Where nothing is said, the picture is the character's own number, shifted.
            picture = table[at + table[at] // 2 + character - first] if table[at] else character + shift
            if picture % 0x10000:
                yield character
