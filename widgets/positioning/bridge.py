"""The border with the browser: JSON text in, JSON text out, one request at a time."""

import json
from collections.abc import Callable
from typing import Any

from .form import Form
from .profile import make_profile
from .wording import describe


def open_questionnaire(text: str) -> Callable[[str], str]:
    """Read the form once and return the function that answers every request about it.

    Args:
        text: the JSON that the generator wrote (see `Form.from_json`).

    Returns:
        A function from the text of {"domain": "1" or null, "answers": {"1.2.3": "alone", …}} to the
        text of `wording.describe`. It raises nothing, whatever the request: what it does not know
        is set aside and said in one sentence, and the known answers are kept.
    """
    form = Form.from_json(text)

    def respond(request: str) -> str:
        domain, answers, clean = _read(request)
        result = describe(form, make_profile(form, answers, domain))
        if not clean:
            result["notice"] = form.words["notice-refused"]
        return json.dumps(result, ensure_ascii=False)

    return respond


def _read(request: str) -> tuple[str | None, dict[str, object], bool]:
    """The domain and the answers of a request, and whether all of it was understood."""
    try:
        data: Any = json.loads(request)
    except (ValueError, RecursionError):
        data = None
    fields = data if isinstance(data, dict) else {}
    domain, answers = fields.get("domain"), fields.get("answers")
    clean = (
        set(fields) <= {"domain", "answers"} and isinstance(answers, dict) and isinstance(domain, str | None)
    )
    return (
        domain if isinstance(domain, str) else None,
        answers if isinstance(answers, dict) else {},
        clean,
    )
