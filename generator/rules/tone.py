"""How this site speaks: of strengths, never of failings."""

import re

HEAVY = re.compile(
    r"\b(échecs?|lacunes?|insuffisante?s?|faibles?|faiblesses?|manques?|manquante?s?|non acquis|"
    r"mauvaise?s?|erreurs?|scores?|notes?|pourcentages?)\b|%",
    re.IGNORECASE,
)
"""Words of deficit or of marking: nobody is spoken to with them."""

OF_DATA = frozenset({("words[directory]", "report")})
"""Files and keys of words that may say them, for they speak of our data and not of the reader."""
