"""The letters of the sheets, for what is added to one in the browser: an organism's contact."""

import hashlib
import io
import json
import zlib
from base64 import b64encode
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from ..cache import kept
from ..project import OWN, Project
from .fonts import WEIGHTS
from .press import fonts_at_hand

FIRST = 32
NONE = "\N{REPLACEMENT CHARACTER}"
LETTERS = bytes(range(FIRST, 256)).decode("cp1252", errors="replace").replace("\x7f", NONE)
"""What « WinAnsiEncoding » writes, from its code 32 on: all of French. Where it has no letter, `NONE`."""
PER_EM = 1000
"""The unit of widths and heights in a PDF: a thousandth of the size of the letters (ISO 32000-1, 9.2.4)."""


def lettering(project: Project = OWN) -> bytes:
    """The fonts of the sheets with the letters of French, as JSON; the same font files give the same bytes.

    Args:
        project: where its cache is.

    Returns:
        {"letters": …, "first": 32, "fonts": [the regular one, the bold one]}; a font is its « widths » (a
        letter each, in thousandths of its size), « ascent », « descent », « capitals », « box » (thousandths
        too), the « length » of its TrueType file in bytes, and that « file », deflated, in base 64.

    Raises:
        BadSheet: a font that is not there.
    """
    made_of = [
        version("fonttools").encode(),
        *(file.read_bytes() for file in (Path(__file__), *fonts_at_hand())),
    ]
    key = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in made_of)).hexdigest()
    return kept(project.cache / "sheets" / f"{key}.json", _lettering).read_bytes()


def _lettering() -> bytes:
    letters, zeros = (fonts_at_hand()[at : at + len(WEIGHTS)] for at in (0, len(WEIGHTS)))
    fonts = [_described(_subset(*files)) for files in zip(letters, zeros, strict=True)]
    return json.dumps({"letters": LETTERS, "first": FIRST, "fonts": fonts}, ensure_ascii=False).encode()


def _subset(letters: Path, zeros: Path) -> TTFont:
    """A font with the letters that we write, and the zero of the other."""
    font = TTFont(letters, recalcTimestamp=False)
    _lend_zero(TTFont(zeros), font)
    options = Options(hinting=False, layout_features=[], name_IDs=[], notdef_outline=True)
    kept = Subsetter(options)
    kept.populate(text=LETTERS)
    kept.subset(font)
    return font


def _lend_zero(lender: TTFont, font: TTFont) -> None:
    """The zero without a stroke of another family, at the size of this one."""
    name, lent = font.getBestCmap()[ord("0")], lender.getBestCmap()[ord("0")]
    scale = font["head"].unitsPerEm / lender["head"].unitsPerEm
    pen = TTGlyphPen(None)
    lender.getGlyphSet()[lent].draw(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = tuple(round(scale * measure) for measure in lender["hmtx"][lent])


def _described(font: TTFont) -> dict[str, Any]:
    thousandths: float = PER_EM / font["head"].unitsPerEm
    pictures, head = font.getBestCmap(), font["head"]
    file = io.BytesIO()
    font.save(file)

    def width(letter: str) -> int:
        advance: int = font["hmtx"][pictures.get(ord(letter), ".notdef")][0]
        return round(thousandths * advance)

    return {
        "widths": [width(letter) for letter in LETTERS],
        "ascent": round(thousandths * font["hhea"].ascent),
        "descent": round(thousandths * font["hhea"].descent),
        "capitals": round(thousandths * font["OS/2"].sCapHeight),
        "box": [round(thousandths * side) for side in (head.xMin, head.yMin, head.xMax, head.yMax)],
        "length": len(file.getvalue()),
        "file": b64encode(zlib.compress(file.getvalue(), 9)).decode(),
    }
