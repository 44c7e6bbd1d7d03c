"""What people type, and what the site says instead: families of words, synonyms, words that say nothing."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from .fields import Frozen, Text

Words = Annotated[tuple[Text, ...], Field(min_length=1)]


class Searching(Frozen):
    """The search's knowledge of French.

    silent: words that say nothing of what is looked for.
    families: words that count as one, in what is typed and in what the site says.
    synonyms: from what is typed to what the site says; what it leads to may lead further.
    """

    silent: tuple[Text, ...]
    families: tuple[Words, ...]
    synonyms: Mapping[str, Words]

    def expanded(self, typed: str) -> list[str]:
        """All that a word leads to; no synonym leads back to itself (`rules.searching`)."""
        found: dict[str, None] = {}
        for word in self.synonyms.get(typed, ()):
            found |= dict.fromkeys([word, *self.expanded(word)])
        return list(found)
