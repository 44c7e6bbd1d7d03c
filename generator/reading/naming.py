"""How messages call a value of the data, in French, counted from one: « 1er sous-domaine, 2e critère »."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

Path = tuple[str | int, ...]
"""Where a value stands in its file: ("criteria", 2, "statement")."""

FIRST = {
    "allowed": "1er mot",
    "audiences": "1er public",
    "confidences": "1er code",
    "counts_published": "1er compte",
    "criteria": "1er critère",
    "doors": "1re porte",
    "editions": "1re édition",
    "facts": "1re phrase",
    "families": "1re famille",
    "glossary": "1er mot",
    "languages": "1re langue",
    "levels": "1re réponse",
    "networks": "1er réseau",
    "not_found": "1re phrase",
    "pages": "1re page",
    "places": "1er lieu",
    "points": "1re phrase",
    "questions": "1re question",
    "reworded": "1er numéro",
    "roles": "1er rôle",
    "rules": "1re règle",
    "seals": "1er sceau",
    "silent": "1er mot",
    "sources": "1re source",
    "statuses": "1er code",
    "steps": "1re étape",
    "subdomains": "1er sous-domaine",
    "then-and-now": "1er fait",
    "then_and_now": "1er fait",
    "ways": "1er moyen",
}
"""What the first thing of a list is called, by the list's key, or the name of a file that is a list."""

OTHER = "1er élément"


def called(file: str, path: Path) -> str:
    """A path in a file as one says it; empty when it is the whole file."""
    return ", ".join(_steps(PurePath(file).stem, path))


def _steps(name: str, path: Path) -> Iterator[str]:
    for at, step in enumerate(path):
        if isinstance(step, int):
            yield nth(step + 1, FIRST.get(name, OTHER))
            name = ""
        else:
            name = step
            # « 2e critère » says its list already.
            counted = name in FIRST and isinstance(next(iter(path[at + 1 :]), None), int)
            if not counted:
                yield shown(step)


def nth(number: int, first: str) -> str:
    """« 2e porte », from the number and « 1re porte »."""
    return first if number == 1 else f"{number}e {first.partition(' ')[2]}"


def shown(text: str) -> str:
    """A text of the data between French quotes; signs that a terminal would obey are written out."""
    return f"« {''.join(sign if _seen(sign) else ascii(sign)[1:-1] for sign in text)} »"


def _seen(sign: str) -> bool:
    return sign.isprintable() or (sign.isspace() and sign not in "\t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029")


def listed(words: Iterable[str]) -> str:
    """What is allowed, in a row."""
    return ", ".join(words)


def counted(number: int, name: str) -> str:
    """« 1 critère », « 2 critères »."""
    return f"{number} {name}{'s' if number > 1 else ''}"
