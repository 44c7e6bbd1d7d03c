"""Answers as a short text for a link, and back.

The bytes, written in base64url without padding:

    version (1 byte) | edition (1 byte) | body | CRC-32 of all that is before (4 bytes)

The body is a row of bits, filled up with zeros to a whole byte: one bit a section of the edition (the
short questionnaire, then each domain), 1 if it is there; then 3 bits a line of each section that is
there, in the edition's order: 0 blank, 1 to 5 the levels.
"""

import base64
import binascii
import string
from collections.abc import Iterable, Mapping

from .edition import Edition
from .form import LEVELS

VERSION = 1
SHORTEST, LONGEST = 10, 2000
"""Characters: of an empty sheet, and of more than any sheet; one that holds everything has about 80."""

_CODES = {level: f"{code:03b}" for code, level in enumerate((None, *LEVELS))}
_LETTERS = frozenset(string.ascii_letters + string.digits + "-_")
_LEVELS = {code: level for level, code in _CODES.items()}


class LinkError(Exception):
    """A text that holds no answers. Its argument is the key of the sentence that says why."""


def encode(edition: Edition, answers: Mapping[str, str]) -> str:
    """Write answers, from a line's id to a level. What the edition does not ask is left out."""
    held = [any(map(answers.__contains__, section)) for section in edition.sections]
    bits = "".join("01"[flag] for flag in held)
    for section, there in zip(edition.sections, held, strict=True):
        bits += "".join(_CODES[answers.get(id_)] for id_ in section if there)
    return _seal(bytes([VERSION, edition.number]) + _bytes(bits))


def decode(editions: Iterable[Edition], text: str) -> tuple[int, dict[str, str]]:
    """Read the number of an edition and the answers given in it.

    Raises:
        LinkError: « link-broken » for a text that `encode` has not written, « link-newer » for one of
            a version or edition that is not known here.
    """
    data = _unseal(text)
    edition = next((edition for edition in editions if edition.number == data[1]), None)
    if data[0] != VERSION or not edition:
        raise LinkError("link-newer")
    answers = _read(edition, "".join(f"{byte:08b}" for byte in data[2:]))
    if answers is None or encode(edition, answers) != text:
        raise LinkError("link-broken")
    return edition.number, answers


def _read(edition: Edition, bits: str) -> dict[str, str] | None:
    """The answers in a body; None for one that is too short or holds a code that is none."""
    sections = edition.sections
    ids = [id_ for there, section in zip(bits, sections, strict=False) if there == "1" for id_ in section]
    start, end = len(sections), len(sections) + 3 * len(ids)
    codes = [bits[at : at + 3] for at in range(start, min(end, len(bits) - 2), 3)]
    if len(codes) < len(ids) or any(code not in _LEVELS for code in codes):
        return None
    return {id_: level for id_, code in zip(ids, codes, strict=True) if (level := _LEVELS[code])}


def _seal(data: bytes) -> str:
    sealed = data + binascii.crc32(data).to_bytes(4)
    return base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def _unseal(text: str) -> bytes:
    """The bytes of a text whose seal is whole: at least a version, an edition and a body."""
    if not (SHORTEST <= len(text) <= LONGEST and set(text) <= _LETTERS and len(text) % 4 != 1):
        raise LinkError("link-broken")
    sealed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    data, seal = sealed[:-4], sealed[-4:]
    if binascii.crc32(data).to_bytes(4) != seal:
        raise LinkError("link-broken")
    return data


def _bytes(bits: str) -> bytes:
    filled = bits + "0" * (-len(bits) % 8)
    return bytes(int(filled[at : at + 8], 2) for at in range(0, len(filled), 8))
