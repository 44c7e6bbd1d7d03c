"""The exercise for QR codes: links and messages of all lengths, and texts that have no code."""

import json

from qrcodes.bridge import open_codes

LETTERS = "https://exemple.fr/faire-le-point/profil/#AbC-_0123456789"
MESSAGE = "Bonjour, voici le lien : « déjà » — l’œuvre 🙂 ; à bientôt. "


def train() -> int:
    """Answer many requests, right and wrong, and return how many."""
    respond = open_codes("")
    for request in requests():
        json.loads(respond(request))
    return len(requests())


def exercises() -> list[dict]:
    """What the small runtime is cut to (see `small.mjs`)."""
    return [{"form": "", "requests": requests()}]


def requests() -> list[str]:
    """Every version of a code up to 1,000 characters or so, and what has none."""
    lengths = [*range(1, 200, 12), *range(200, 1000, 90)]
    texts = [(LETTERS * 20)[:length] for length in lengths] + [
        (MESSAGE * 20)[:length] for length in lengths[::3]
    ]
    texts += ["", "x" * 5000, "12345", "ABC 123", "é", "\ud800"]
    return [*(json.dumps({"text": text}) for text in texts), "", "[]", "{}", '{"text": 3}', "[" * 100]


def fail() -> None:
    """Raise.

    Raises:
        KeyError: always; whoever calls this wants to see it.
    """
    raise KeyError("training")
