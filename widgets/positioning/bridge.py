"""The border with the browser: JSON text in, JSON text out, one request at a time."""

import json
from collections.abc import Callable
from typing import Any

from .form import Form
from .operations import OPERATIONS, json_object, profile
from .wording import Block

FIELDS: dict[str, tuple[Any, Any]] = {
    "do": (str, "profile"),
    "domain": (str | None, None),
    "answers": (dict, {}),
    "easy": (bool, False),
    "text": (str, ""),
    "before": (str, ""),
    "links": (list, []),
    "least": (int, 1),
}
"""What a request may hold: the type of each field, and what stands for one that is not there."""


def open_questionnaire(text: str) -> Callable[[str], str]:
    """Read the form once and return the function that answers every request about it.

    Args:
        text: the JSON that the generator wrote (see `Form.from_json`).

    Returns:
        A function from the text of a request to the text of its answer. A request is
        {"do": a key of `OPERATIONS`, …}; those functions say which other fields it has and what they
        answer. With "easy": true, the easy statements are used. It raises nothing, whatever the
        request: what it does not know is set aside and said in one sentence, and the known answers
        are kept.

    Raises:
        ValueError, KeyError: the text is no form: a fault of the site, not of a visitor. One that lies
            deeper shows at the first request.
    """
    given = json.loads(text)
    data = {part: given[part] for part in Form._fields}
    forms: dict[bool, Form] = {}

    def respond(request: str) -> str:
        fields, clean = _read(request)
        easy = fields["easy"]
        # A visit needs one of the two: its first answer does not wait for the other.
        form = forms[easy] = forms.get(easy) or Form.from_data(data, easy)
        result = OPERATIONS.get(fields["do"], profile)(form, fields)
        if not clean:
            result["notice"] = form.words["notice-refused"]
        return json.dumps(result, ensure_ascii=False)

    return respond


def _read(request: str) -> tuple[Block, bool]:
    """The fields of a request, and whether all of it was understood."""
    given = json_object(request)
    right = {k: value for k, value in given.items() if k in FIELDS and isinstance(value, FIELDS[k][0])}
    fields = {key: right.get(key, default) for key, (_, default) in FIELDS.items()}
    return fields, bool(given) and right.keys() == given.keys() and fields["do"] in OPERATIONS
