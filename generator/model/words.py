"""The French of the site: files of words below `referential/words/`, one a kind of page.

Nothing here says which words there must be: the templates, the sheets and the browser's Python ask for
them by their key, and `make check` compares what is asked with what is there.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Words = Mapping[str, Any]
"""From a key to a text, a list of texts, or a group of such keys."""

Key = tuple[str | int, ...]


def texts(words: object, key: Key = ()) -> Iterator[tuple[Key, str | None]]:
    """Every text of a file with its key; None for a key that says nothing."""
    if isinstance(words, Mapping):
        for name, part in words.items():
            yield from texts(part, (*key, name))
    elif isinstance(words, list | tuple):
        for rank, part in enumerate(words):
            yield from texts(part, (*key, rank))
    else:
        yield key, words if isinstance(words, str) and words.strip() else None
