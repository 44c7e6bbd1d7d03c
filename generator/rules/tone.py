"""How this site speaks: of strengths, never of failings."""

import re

HEAVY = re.compile(
    r"\b(échecs?|lacunes?|insuffisante?s?|faibles?|faiblesses?|manques?|manquante?s?|non acquis|"
    r"mauvaise?s?|erreurs?|scores?|notes?|pourcentages?)\b|%",
    re.IGNORECASE,
)
"""Words of deficit or of marking: a result never says them."""
