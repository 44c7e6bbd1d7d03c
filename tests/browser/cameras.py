"""What stands in front of a camera: a code as our own pages draw it, still or filmed."""

import re
from io import BytesIO
from pathlib import Path

from PIL import Image

from generator.paper.codes import draw

SCENE = (640, 480)


def scene(text: str) -> Image.Image:
    """A code on a grey table, a little askew, as a hand shows it."""
    code = draw(text)
    assert code
    paper = Image.new("L", (code.size, code.size), 255)
    for left, top, width in re.findall(r"M(\d+) (\d+)h(\d+)", code.path):
        paper.paste(0, (int(left), int(top), int(left) + int(width), int(top) + 1))
    paper = paper.resize((380, 380), Image.Resampling.NEAREST).rotate(7, expand=True, fillcolor=170)
    table = Image.new("L", SCENE, 170)
    table.paste(paper, ((SCENE[0] - paper.width) // 2, (SCENE[1] - paper.height) // 2))
    return table


def photograph(text: str) -> bytes:
    """A picture of a code, in a file."""
    file = BytesIO()
    scene(text).save(file, "JPEG", quality=80)
    return file.getvalue()


def film(text: str, file: Path) -> Path:
    """A film of a code that does not move, for Chromium's `--use-file-for-fake-video-capture`."""
    width, height = SCENE
    colours = bytes([128]) * (width * height // 2)
    frame = b"FRAME\n" + scene(text).tobytes() + colours
    head = f"YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n"
    file.write_bytes(head.encode() + frame * 10)
    return file
