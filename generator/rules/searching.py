"""What the search knows of French leads somewhere: no synonym in a circle, no word in two families."""

from collections.abc import Iterator, Mapping, Sequence

from ..model.referential import Referential
from ..reading.located_yaml import Documents, twice
from ..reading.naming import Path
from ..reading.problems import Problem
from ..reading.territory import folded


def synonyms_end(model: Referential, documents: Documents) -> Iterator[Problem]:
    """A synonym never leads back to itself, in one step or several."""
    document, synonyms = documents["searching"], model.searching.synonyms
    for word in synonyms:
        if circle := _circle(word, synonyms):
            way = " → ".join(circle)
            yield document.problem(("synonyms", word), f"revient à lui-même : {way}. Effacez un de ces pas")


def _circle(word: str, synonyms: Mapping[str, Sequence[str]]) -> list[str]:
    """The way from a word back to it; empty when there is none."""
    ways = [[word]]
    seen = {folded(word)}
    by_word = {folded(key): words for key, words in synonyms.items()}
    while ways:
        way = ways.pop(0)
        for synonym in by_word.get(folded(way[-1]), ()):
            if folded(synonym) == folded(word):
                return [*way, synonym]
            if folded(synonym) not in seen:
                seen.add(folded(synonym))
                ways.append([*way, synonym])
    return []


def one_family(model: Referential, documents: Documents) -> Iterator[Problem]:
    """A word is of one family, once, and no silent word is in one: it would never be looked for."""
    document, searching = documents["searching"], model.searching
    placed: list[tuple[Path, str]] = [(("silent", i), word) for i, word in enumerate(searching.silent)]
    placed += [
        (("families", i, j), word)
        for i, words in enumerate(searching.families)
        for j, word in enumerate(words)
    ]
    yield from twice((document, path, folded(word)) for path, word in placed)
