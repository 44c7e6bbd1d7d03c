"""The French of the site: files of words below `referential/words/`, one a kind of page.

Nothing here says which words there must be: the templates, the sheets and the browser's Python ask for
them by their key, and `make check` compares what is asked with what is there.
"""

from collections.abc import Mapping
from typing import Any

Words = Mapping[str, Any]
"""From a key to a text, a list of texts, or a group of such keys."""
