"""Reads the QR codes of a printed page or of a screen as a phone would."""

from functools import cache
from io import BytesIO

import pypdfium2
import zxingcpp
from PIL import Image


@cache
def codes(pdf: bytes, scale: float = 2) -> list[str]:
    """What the QR codes of a PDF say, in order; `scale` 1 is 72 points an inch."""
    bitmaps = [page.render(scale=scale, grayscale=True) for page in pypdfium2.PdfDocument(pdf)]
    # Rows may end in unused pixels: as wide as they are stored.
    pages = [memoryview(bitmap.buffer).cast("B", (bitmap.height, bitmap.stride)) for bitmap in bitmaps]
    return [code.text for page in pages for code in zxingcpp.read_barcodes(page)]


def codes_on(screen: bytes) -> list[str]:
    """What the QR codes of a PNG say."""
    return [code.text for code in zxingcpp.read_barcodes(Image.open(BytesIO(screen)))]
