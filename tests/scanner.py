"""Reads the QR codes of a printed page as a phone would."""

import pypdfium2
import zxingcpp


def codes(pdf: bytes, scale: float = 2) -> list[str]:
    """What the QR codes of a PDF say, in order; `scale` 1 is 72 points an inch."""
    bitmaps = [page.render(scale=scale, grayscale=True) for page in pypdfium2.PdfDocument(pdf)]
    # Rows may end in unused pixels: as wide as they are stored.
    pages = [memoryview(each.buffer).cast("B", (each.height, each.stride)) for each in bitmaps]
    return [code.text for page in pages for code in zxingcpp.read_barcodes(page)]
