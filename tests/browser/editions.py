"""A site whose questionnaire changes under its visitors' hands."""

import json
import re

from .faults import Fault, FaultyHandler, missing


def changed(handler: FaultyHandler, body: bytes) -> None:
    """A page, or the words, of one edition more of the questionnaire."""
    if handler.path.endswith("/"):
        return handler.reply(
            re.sub(rb'data-edition="(\d+)"', lambda n: b'data-edition="%d"' % (int(n[1]) + 1), body)
        )
    words = json.loads(body)
    last = words["editions"][-1]
    words["editions"].append({**last, "number": last["number"] + 1, "reworded": ["1.1"]})
    handler.reply(json.dumps(words).encode())


NO_PYTHON: dict[str, Fault] = {"/words-": missing, ".wasm": missing}
"""Nor will a later page find Python in the browser's cache."""

SECOND: dict[str, Fault] = {"/faire-le-point/": changed, "/words-": changed}
"""The site as it is after the change."""
