"""The border with the browser: a text in, JSON text out."""

import json
from collections.abc import Callable

from .drawing import draw


def open_codes(_words: str) -> Callable[[str], str]:
    """The function that answers every request: from '{"text": …}' to '{"size": …, "path": …}'.

    It raises nothing. A text that has no code gets a size of 0 and an empty path. There are no words
    to be said: the argument is what every program of the worker is opened with.
    """
    return respond


def respond(request: str) -> str:
    """One code (see `drawing.Code`) as JSON text."""
    try:
        text = json.loads(request)["text"]
    except (ValueError, LookupError, TypeError, RecursionError):
        text = ""
    code = draw(text) if isinstance(text, str) else None
    return json.dumps({"size": code.size, "path": code.path} if code else {"size": 0, "path": ""})
