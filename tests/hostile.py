"""The small data set with hostile words in every text that the data may hold."""

import json
import shutil
from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from generator.loading import examine
from generator.project import Project
from generator.reading.located_yaml import read
from generator.reading.naming import Path as Place
from generator.rules.editions import seal, titles_today
from tests.small import small

Documents = dict[str, Any]
Leaf = tuple[str | int, ...]
"""A file and the path of a text in it."""

MORE: dict[str, dict[Place, Any]] = {
    "site.yml": {("publisher",): "Nous", ("contact_email",): "nous@fictif.example", ("host",): "Ici"},
    "words/accueil.yml": {("keywords",): "mots"},
    "sources.yml": {(0, "note"): "Datée.", (3,): {"id": "Z", "label": "Copie", "kind": "copy"}},
    "audiences.yml": {
        (i, key): [{"text": "Mot", **more}]
        for i in range(4)
        for key, more in (("facts", {"sources": ["A"]}), ("steps", {"url": "parcours/"}))
    },
    "organisms/networks.yml": {
        (1,): {
            **{"id": "2a2c", "name_in_seed": "le réseau", "short": "2A2C", "name": "Deux", "sources": ["A"]},
            **{"website_to_check": "https://fictif.example/", "phone": "0465710001", "address": "1 rue"},
            **{"email": "contact@fictif.example", "members": "Deux membres"},
        }
    },
    "socle/domain-1.yml": {},
}
"""What the small data set leaves out, so that each field has a text."""


def documents() -> Documents:
    """Each file of the small data set as plain values, with what it leaves out."""
    found = {}
    for file in sorted(small().data.rglob("*.yml")):
        name = file.relative_to(small().data).as_posix()
        found[name] = read(file, name)[0].data
        for path, value in MORE.get(name, {}).items():
            put(found, (name, *path), deepcopy(value))
    # One edition, not published yet: hostile titles are no change of what was.
    found["editions.yml"] = [{**found["editions.yml"][-1], "number": 1, "moved": {}, "reworded": []}]
    found["seals.yml"] = []
    return found


def put(data: Any, path: Sequence[str | int], value: Any) -> None:
    """Set a value in plain data; just after the end of a list, it is added."""
    for step in path[:-1]:
        data = data[step]
    if isinstance(data, list) and path[-1] == len(data):
        data.append(value)
    else:
        data[path[-1]] = value


def leaves(data: Any, path: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every text of plain data with its path, but those that others name."""
    if isinstance(data, str) and (path[-1] != "id" or data == "Z"):
        yield path, data
    elif isinstance(data, list | dict):
        for key, inner in enumerate(data) if isinstance(data, list) else data.items():
            yield from leaves(inner, (*path, key))


def write(root: Path, data: Documents) -> None:
    """Write the files below `root`; JSON is YAML."""
    shutil.rmtree(root / "referential", ignore_errors=True)
    for name, content in data.items():
        file = root / "referential" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(content), encoding="utf-8")


def poison(root: Path, words: Sequence[str], where: str = "{text} {words}") -> dict[Leaf, str]:
    """Write the data with, in each text, the first of the words that `check` lets in; give those texts.

    `where` says how a text holds its words; a text that ends with a full stop keeps it.
    """
    texts = dict(leaves(documents()))
    tried = dict.fromkeys(texts, 0)
    while True:
        data = documents()
        held = {leaf: _with(texts[leaf], words[n], where) for leaf, n in tried.items() if n < len(words)}
        for leaf, text in held.items():
            put(data, leaf, text)
        write(root, data)
        refused = refusals(root)
        if not (refused & held.keys()):
            assert not refused, refused
            publish(root, data)
            return held
        for leaf in refused & held.keys():
            tried[leaf] += 1


def publish(root: Path, data: Documents) -> None:
    """Write the data with the seal of its one edition, as a site is built from it."""
    write(root, data)
    model, _ = examine(Project(root))
    assert model
    write(root, {**data, "seals.yml": [seal(model.editions[-1], titles_today(model)).model_dump()]})


def refusals(root: Path) -> set[Leaf]:
    """What `check` does not let in."""
    return {
        (problem.file.removeprefix("referential/"), *problem.path) for problem in examine(Project(root))[1]
    }


def _with(text: str, words: str, where: str) -> str:
    return where.format(text=text.removesuffix("."), words=words) + "." * text.endswith(".")
