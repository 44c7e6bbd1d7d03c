"""What reaches the kernel: fragments of links, files of answers, requests."""

import base64
import binascii
import json
import string
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from positioning.bridge import FIELDS, open_questionnaire
from positioning.form import LEVELS, Form
from positioning.link import decode, encode
from positioning.operations import FILE_FORMAT, OPERATIONS
from tests.forms import REAL_TEXT, SMALL_TEXT
from tests.fuzz.spoiling import SIGNS, VALUES, spoil, spoil_value
from tests.fuzz.trying import Attempt, demand

FORM = Form.from_json(REAL_TEXT)
TODAY = FORM.editions[-1]
LETTERS = string.ascii_letters + string.digits + "-_"
BROKEN = {FORM.words[key] for key in ("link-broken", "link-newer", "file-broken")}
LONGEST = 500
"""Letters of an example."""

Ask = Callable[..., Any]


def _ask(text: str = REAL_TEXT) -> Ask:
    respond = open_questionnaire(text)
    return lambda **request: json.loads(respond(json.dumps(request)))


def _answers(dice: Random) -> dict[str, str]:
    return {id_: dice.choice(LEVELS) for id_ in TODAY.ids if dice.random() < dice.choice((0.02, 0.6))}


def _fragment(dice: Random) -> str:
    """A link's end: cut, mixed, foreign, or with a seal that is right around anything."""
    good = encode(dice.choice(FORM.editions), _answers(dice))
    how = dice.randrange(5)
    if how == 0:
        data = bytes([1, dice.randrange(4)]) + dice.randbytes(dice.randrange(70))
        return base64.urlsafe_b64encode(data + binascii.crc32(data).to_bytes(4)).decode().rstrip("=")
    if how == 1:
        return "".join(dice.choices(LETTERS, k=dice.randrange(200)))
    if how == 2:
        return f"https://exemple.fr/#{good}{dice.choice(('', '&facile=oui', '&precises=oui', ' '))}"
    return good if how == 3 else spoil(good, dice)


def _opened(result: Any) -> str:
    """Refused in one sentence, or answers that are all of today's questionnaire."""
    if result["profile"] is None:
        demand(result["answers"] == {} and result["notice"] in BROKEN, "refused without its sentence")
        return "refused"
    answers, examples = result["answers"], result["examples"]
    demand(answers.keys() <= TODAY.ids and set(answers.values()) <= set(LEVELS), "answers to nothing")
    demand(decode(FORM.editions, encode(TODAY, answers)) == (TODAY.number, answers), "no way back")
    demand(examples.keys() <= answers.keys(), "an example of no answer")
    demand(all(0 < len(text) <= LONGEST for text in examples.values()), "an example without end")
    return "accepted"


def links(_: Path) -> Attempt:
    """Fragments, opened, compared and gathered."""
    ask = _ask()

    def attempt(dice: Random) -> str:
        fragment, other = _fragment(dice), _fragment(dice)
        result = ask(do="open", text=fragment)
        ask(do="compare", before=other, text=fragment)
        people = ask(
            do="group", links=[fragment, other, None, f"{other} {fragment}"], least=dice.choice((0, 1, 5))
        )
        demand(all(row[2] <= row[3] for row in people["rows"]), "more strengths than answers")
        demand("<" not in json.dumps(result["profile"]), "a tag in a profile")
        return _opened(result)

    return attempt


def files(_: Path) -> Attempt:
    """Files of answers, opened and compared."""
    ask = _ask()

    def attempt(dice: Random) -> str:
        answers = _answers(dice)
        told = {id_: dice.choice(SIGNS) * dice.randint(1, 900) for id_ in answers if dice.random() < 0.1}
        file = {"format": FILE_FORMAT, "edition": dice.choice((1, TODAY.number)), "answers": answers}
        file |= {"examples": told, "day": dice.choice(("2026-11-25", "2026-99-99"))}
        text = json.dumps(spoil_value(file, dice), ensure_ascii=dice.random() < 0.5)
        text = "{" + spoil(text, dice)[1:] if dice.random() < 0.5 else text
        ask(do="compare", before=text, text=text)
        return _opened(ask(do="open", text=text))

    return attempt


def requests(_: Path) -> Attempt:
    """Requests that no page of ours sends, to both questionnaires."""
    kernels = [open_questionnaire(text) for text in (REAL_TEXT, SMALL_TEXT)]

    def attempt(dice: Random) -> str:
        names = dice.sample(sorted(FIELDS), dice.randint(0, len(FIELDS)))
        right = {
            str: _fragment(dice),
            dict: _answers(dice),
            list: [_fragment(dice), 3],
            int: dice.randint(-2, 9),
        }
        values = (*VALUES, *right.values())
        request: Any = {
            name: dice.choice(values) if dice.random() < 0.1 else right.get(FIELDS[name][0], "1")
            for name in names
        }
        request["do"] = dice.choice((*OPERATIONS, "?", None))
        request = spoil_value(request, dice) if dice.random() < 0.5 else request
        text = json.dumps(request)
        text = spoil(text, dice) if dice.random() < 0.3 else text
        result = json.loads(dice.choice(kernels)(text))
        notice = result["notice"]
        demand(notice is None or isinstance(notice, str) and notice != "", "a notice that is none")
        return "understood" if notice is None else "set aside"

    return attempt
