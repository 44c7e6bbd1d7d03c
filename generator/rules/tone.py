"""How this site speaks: of strengths, never of failings."""

import re
from collections.abc import Iterator

from ..model.referential import Referential
from ..reading.located_yaml import Documents, strings
from ..reading.problems import Problem

HEAVY = re.compile(
    r"\b(échecs?|lacunes?|insuffisante?s?|faibles?|faiblesses?|manques?|manquante?s?|non acquis|"
    r"mauvaise?s?|erreurs?|scores?|notes?|pourcentages?)\b|%",
    re.IGNORECASE,
)
"""Words of deficit or of marking: nobody is spoken to with them."""

OF_DATA = frozenset({("words[directory]", "report")})
"""Files and keys of words that may say them, for they speak of our data and not of the reader."""


def light_words(_: Referential, documents: Documents) -> Iterator[Problem]:
    """Nothing that is said on the screen or on paper weighs on anybody."""
    for name, document in documents.items():
        said = strings(document.data) if name.startswith("words[") or name == "sheets" else ()
        for path, text in said:
            if (heavy := HEAVY.search(text)) and (name, path[0]) not in OF_DATA:
                yield document.problem(path, f"« {heavy[0]} » weighs on the reader: say it by the strengths")
