"""Every sign of what is printed is in the fonts: said with its file and line, before any sheet is made."""

import unicodedata
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch

from ..reading.located_yaml import Document, Documents, strings
from ..reading.naming import listed, shown
from ..reading.problems import Problem
from .fonts import font_files, letters

ALL = frozenset[str]()

PRINTED: Mapping[str, frozenset[str]] = {
    "socle/*.yml": frozenset(
        ("name", "summary", "everyday", "title_legal", "title", "plain")
        + ("statement", "example", "easy", "easy_example")
    ),
    "site.yml": frozenset(("name", "tagline", "independence", "rights")),
    "edition.yml": frozenset(("text",)),
    "scale.yml": frozenset(("label", "short")),
    "process.yml": frozenset(("plain", "text", "good_to_know")),
    "doors.yml": frozenset(("label",)),
    "words/sheets.yml": ALL,
    "words/accueil.yml": frozenset(("title", "lead")),
    "words/faire-le-point.yml": frozenset(("title",)),
    "words/organismes.yml": frozenset(("title",)),
    "words/result.yml": frozenset(("closing",)),
}
"""The keys that `saying` and `giving` put on paper, by file; `ALL`: every one."""

RAISED = frozenset("ᵉʳ")
"""Signs that no font of ours has, and that the layout draws with others (`look.typ`)."""
UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Zs")
"""Kinds of signs without a picture of their own."""
REFUSED = "\ufeff"
"""One of them that a tagged PDF may not hold."""


def all_printable(documents: Documents) -> Iterator[Problem]:
    """A problem for each text that goes on paper and has a sign that no font has.

    Without the fonts nothing is said here: who makes the sheets says that they are missing.
    """
    files = font_files()
    if not all(file.is_file() for file in files):
        return
    known = frozenset[str]().union(*map(letters, files)) | RAISED
    for document in documents.values():
        yield from _of_a_file(document, known)


def _of_a_file(document: Document, known: frozenset[str]) -> Iterator[Problem]:
    keys = next((keys for name, keys in PRINTED.items() if fnmatch(document.file, f"*/{name}")), None)
    for path, text in strings(document.data) if keys is not None else ():
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        if (not keys or key in keys) and (signs := missing(text, known)):
            reason = f"les fiches sur papier ne savent pas écrire {listed(map(shown, signs))}"
            yield document.problem(path, f"{reason} : effacez, ou écrivez un mot à la place")


def missing(text: str, known: frozenset[str]) -> list[str]:
    """The signs of a text that can't be drawn, each once; « e » and its accent are one letter."""
    signs = dict.fromkeys(unicodedata.normalize("NFC", text)) if not text.isascii() else ()
    return [sign for sign in signs if sign not in known and (_seen(sign) or sign == REFUSED)]


def _seen(sign: str) -> bool:
    variation = "\ufe00" <= sign <= "\ufe0f"
    return not variation and unicodedata.category(sign) not in UNSEEN
