"""Which words the templates ask for: read from the templates, so that nobody writes it down twice.

A template asks its own file by `w.key` and the files that pages share by `words.file.key`; what it fills
(`w.key | fill(day=…)`), or leaves to the browser (`| unfilled("day")`), are the blanks of the text.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, nodes

from ..model.sentence import Sentence

Place = tuple[str, str]
"""A file of words, without its ending, and a key."""


class Asked(NamedTuple):
    """A key that something of the site asks for.

    shape: `str`, `list` (of texts) or `dict` (a group of texts).
    sentence: the blanks of its texts.
    by: who asks, for messages; empty: the key may be left out.
    """

    shape: type[object]
    sentence: Sentence
    by: str


LISTED = ("sources", "doors")
"""How the keys end that name rows of the data: a macro goes through them."""

AskedWords = dict[str, dict[str, Asked]]
"""From a file of words to its keys."""


def asked(environment: Environment, folders: Iterable[Path]) -> AskedWords:
    """What all templates below some folders ask for."""
    by: dict[Place, str] = {}
    shapes: dict[Place, type[object]] = {}
    blanks: dict[Place, Sentence] = {}
    for name, tree in _parsed(environment, folders):
        own = Path(name).stem
        by.update((place, name) for place in _asked(tree, own))
        shapes.update(_shapes(tree, own))
        blanks.update(_filled(tree, own))
    found: AskedWords = {}
    for (file, key), name in by.items():
        sentence, shape = blanks.get((file, key), Sentence()), shapes.get((file, key), str)
        found.setdefault(file, {})[key] = Asked(shape, sentence, name)
    return found


def _parsed(environment: Environment, folders: Iterable[Path]) -> Iterator[tuple[str, nodes.Template]]:
    """Each template by what messages call it: « templates/accueil.html »."""
    for folder in folders:
        for file in sorted(folder.rglob("*.html")):
            name = f"{folder.name}/{file.relative_to(folder).as_posix()}"
            yield name, environment.parse(file.read_text(encoding="utf-8"), name, str(file))


def _asked(tree: nodes.Node, own: str) -> Iterator[Place]:
    for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
        if place := _place(node, own):
            yield place


def _shapes(tree: nodes.Template, own: str) -> Iterator[tuple[Place, type[object]]]:
    """What is gone through is a list, sources and doors too; what something is looked up in is a group."""
    for loop in tree.find_all(nodes.For):
        if place := _place(loop.iter, own):
            yield place, list
    for place in _asked(tree, own):
        if place[1].endswith(LISTED):
            yield place, list
    for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
        if place := _place(_step(node)[1], own):
            yield place, dict


def _filled(tree: nodes.Template, own: str) -> Iterator[tuple[Place, Sentence]]:
    for filter_ in tree.find_all(nodes.Filter):
        if filter_.name in ("fill", "rich", "unfilled") and (place := _place(filter_.node, own)):
            in_the_browser = (str(value.as_const()) for value in filter_.args)
            yield place, Sentence(*(str(value.key) for value in filter_.kwargs), *in_the_browser)


def _place(node: nodes.Node | None, own: str) -> Place | None:
    """The place of `w.key`, `words.file.key` or `words["file"].key`; None for anything else."""
    key, around = _step(node)
    if key is None:
        return None
    if isinstance(around, nodes.Name) and around.name == "w":
        return own, key
    file, outer = _step(around)
    if file is not None and isinstance(outer, nodes.Name) and outer.name == "words":
        return file, key
    return None


def _step(node: nodes.Node | None) -> tuple[str | None, nodes.Node | None]:
    """What is looked up, if the template names it, and what it is looked up in."""
    if isinstance(node, nodes.Getattr):
        return node.attr, node.node
    if isinstance(node, nodes.Getitem):
        return str(node.arg.value) if isinstance(node.arg, nodes.Const) else None, node.node
    return None, None
