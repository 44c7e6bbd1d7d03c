"""The exercise that shows what the kernel needs: every kind of answer, and what it must refuse.

Runs inside Pyodide while `tracing.py` watches. It is made of the kernel's own keys and of invented
sentences, so that new words in the referential never ask for a new runtime.
"""

import json

from positioning.bridge import open_questionnaire
from positioning.form import LEVELS, Form
from positioning.profile import make_profile
from positioning.wording import describe

CRITERIA = [f"1.{sub}.{rank}" for sub in (1, 2, 3) for rank in (1, 2, 3, 4, 5)]

REFUSED = ["", "non", "[1]", "[" * 100, '{"domain": 1, "answers": 3, "x": null}', '"\\ud800é"', "1e999"]


def train() -> int:
    """Answer many requests, right and wrong, and return how many."""
    respond = open_questionnaire(questionnaire())
    requests_ = [*requests(), *REFUSED]
    for request in requests_:
        json.loads(respond(request))
    return len(requests_)


def questionnaire() -> str:
    """A small questionnaire with all the words that the kernel asks for."""
    return json.dumps({"domains": [_domain()], "words": _words()}, ensure_ascii=False)


def _domain() -> dict:
    criteria = [{"id": each, "statement": f"Je sais écrire « n° {each} », déjà."} for each in CRITERIA]
    subdomains = [
        {"id": f"1.{n}", "title": f"Sous-domaine {n}", "criteria": criteria[5 * n - 5 : 5 * n]}
        for n in (1, 2, 3)
    ]
    return {"id": "1", "title": "Domaine", "subdomains": subdomains}


class _Asked(dict):
    """A dictionary that has every word, and remembers which were asked for."""

    def __missing__(self, key: str) -> str:
        return self.setdefault(key, f"« {key} » {{topic}}")


def _words() -> dict:
    words = _Asked()
    form = Form.from_json(json.dumps({"domains": [_domain()], "words": {}}))._replace(words=words)
    for answers in _answer_sets():
        describe(form, make_profile(form, answers))
    return words


def _answer_sets() -> list[dict]:
    """Nothing, each level everywhere, all levels together, and answers that do not exist."""
    same = [dict.fromkeys(CRITERIA, level) for level in LEVELS]
    mixed = [{key: LEVELS[(n + shift) % 5] for n, key in enumerate(CRITERIA)} for shift in range(5)]
    return [{}, *same, *mixed, {"9.9.9": "alone", "1.1.1": "autre", "1.1.2": None}]


def requests() -> list[str]:
    """Every set of answers, about one domain, about none that exists, and about all."""
    return [
        json.dumps({"domain": domain, "answers": answers})
        for domain in ("1", "9", None)
        for answers in _answer_sets()
    ]


def fail() -> None:
    """Open a questionnaire that is none.

    Raises:
        KeyError: always; whoever calls this wants to see it.
    """
    open_questionnaire("{}")
