"""A QR code as a drawing."""

from typing import NamedTuple

from segno import encoder

QUIET = 4
"""The empty border around a code, in modules, as the standard asks."""


class Code(NamedTuple):
    """A square of `size` modules a side, border included, and its dark modules as an SVG path."""

    size: int
    path: str


def draw(text: str) -> Code | None:
    """The QR code of a text; None for one that is empty, too long or no text.

    Errors are corrected at the level L at least, more where it costs nothing: bigger modules are what
    cheap cameras need.
    """
    if not text:
        return None
    try:
        matrix = encoder.encode(text, error="l", micro=False).matrix
    except ValueError:
        return None
    rows = (_row(row, top) for top, row in enumerate(matrix, QUIET))
    return Code(len(matrix) + 2 * QUIET, "".join(rows))


def _row(row: bytearray, top: int) -> str:
    """Each run of dark modules of a row as a rectangle one module high."""
    path, start = "", None
    for left, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = left
        elif not dark and start is not None:
            path += f"M{start + QUIET} {top}h{left - start}v1h-{left - start}z"
            start = None
    return path
