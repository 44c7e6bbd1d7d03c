"""Words that the site must not say."""

from collections.abc import Iterator

from ..model.referential import Referential
from ..reading.located_yaml import Documents, strings
from ..reading.problems import Problem
from .tone import HEAVY, OF_DATA


def light_words(_: Referential, documents: Documents) -> Iterator[Problem]:
    """Nothing that is said on the screen or on paper weighs on anybody."""
    for name, document in documents.items():
        found = strings(document.data) if name.startswith("words[") or name == "sheets" else ()
        for path, text in found:
            if (heavy := HEAVY.search(text)) and (name, path[0]) not in OF_DATA:
                yield document.problem(
                    path, f"« {heavy[0]} » pèse sur la personne qui lit : parlez de ce qu’elle sait faire"
                )
