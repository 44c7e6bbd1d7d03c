"""Which words the templates ask for: read from the templates, so that nobody writes it down twice.

A template asks its own file by `w.key` and the files that pages share by `words.file.key`; what it fills
(`w.key | fill(day=…)`) are the blanks that the text must hold.
"""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

from ..model.sentence import Sentence

Asked = dict[str, dict[str, Sentence]]
"""From a file of words, without its ending, to its keys and what each must hold."""


def asked(environment: Environment, folders: list[Path]) -> Asked:
    """What all templates below some folders ask for."""
    found: Asked = {}
    for file in sorted(each for folder in folders for each in folder.rglob("*.html")):
        tree = environment.parse(file.read_text(encoding="utf-8"))
        filled = dict(_filled(tree, file.stem))
        for place in _places(tree, file.stem):
            name, key = place
            sentence = filled.get(place, Sentence())
            found.setdefault(name, {}).setdefault(key, sentence)
    return found


def _filled(tree: nodes.Template, own: str) -> Iterator[tuple[tuple[str, str], Sentence]]:
    for each in tree.find_all(nodes.Filter):
        if each.name == "fill" and each.node is not None and (place := _place(each.node, own)):
            yield place, Sentence(*(str(value.key) for value in each.kwargs))


def _places(tree: nodes.Template, own: str) -> Iterator[tuple[str, str]]:
    for each in tree.find_all((nodes.Getattr, nodes.Getitem)):
        if place := _place(each, own):
            yield place


def _place(node: nodes.Node, own: str) -> tuple[str, str] | None:
    """(file, key) of `w.key`, `words.file.key` or `words["file"].key`; None for anything else."""
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
    if isinstance(node, nodes.Getattr):
        return node.attr, node.node
    if (
        isinstance(node, nodes.Getitem)
        and isinstance(node.arg, nodes.Const)
        and isinstance(node.arg.value, str)
    ):
        return node.arg.value, node.node
    return None, None
