"""What the bench compares the kernel with does the same work, to the byte.

The twins make the profile in words from the answers to criteria. What the kernel answers besides, they
leave out: the link and the picture.
"""

import json
import random
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator.data.exports import form as form_json
from generator.loading import load
from generator.project import OWN, Project
from positioning.bridge import open_questionnaire
from positioning.form import LEVELS, Form
from tests.bench import twin_micropython
from tests.bench.runtime import covered
from tests.paths import ROOT
from tests.small import small

TWIN = ROOT / "tests" / "bench" / "twin.js"
RUN = """
import { readFileSync } from "node:fs";
const { openQuestionnaire } = await import(process.argv[1]);
const { words, requests } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(requests.map(openQuestionnaire(words))));
"""
ODD: list[Any] = [
    *(None, [], "é", 3, {}, {"x": 1}, {"answers": []}, {"domain": 5, "answers": {}}),
    {"domain": "9", "answers": {"1.1.1": "alone"}},
    {"domain": None, "answers": {"9.9.9": "alone", "1.1.1": "alone"}},
    {"domain": "1", "answers": {"1.1.1": "perfect", "1.1.2": ["alone"], "1.2.1": None}, "x": None},
]


def requests(text: str) -> Iterator[str]:
    """Random sheets, whole and by domain, one level everywhere, and what is no request at all."""
    form, dice = Form.from_json(text), random.Random(2026)
    known = [c.id for s in form.subdomains() for c in s.criteria]
    yield from ("", "{", *(json.dumps(request) for request in ODD))
    for level in LEVELS:
        yield json.dumps({"domain": None, "answers": dict.fromkeys(known, level)})
    for _ in range(300):
        domain = dice.choice([None, *(d.id for d in form.domains)])
        answers = {id_: dice.choice(LEVELS) for id_ in known if dice.random() < 0.6}
        asked = {id_: level for id_, level in answers.items() if domain in (None, id_.split(".")[0])}
        yield json.dumps({"domain": domain, "answers": asked})


def javascript(text: str, asked: list[str]) -> list[str]:
    command = ["node", "--input-type=module", "--eval", RUN, str(TWIN)]
    data = json.dumps({"words": text, "requests": asked})
    done = subprocess.run(command, input=data, capture_output=True, text=True, check=True)
    answered: list[str] = json.loads(done.stdout)
    return answered


def micropython(text: str, asked: list[str]) -> list[str]:
    """Run by CPython: the bench itself compares what MicroPython answers."""
    return list(map(twin_micropython.open_questionnaire(text), asked))


def in_part(answer: str) -> str:
    """What the twins give of an answer."""
    return json.dumps(covered(json.loads(answer)), ensure_ascii=False)


@pytest.mark.parametrize("project", [OWN, small()], ids=["real", "small"])
@pytest.mark.parametrize("twin", [javascript, micropython])
def test_a_twin_answers_as_the_kernel(twin: Callable[[str, list[str]], list[str]], project: Project) -> None:
    text = form_json(load(project)).decode()
    asked = list(requests(text))
    assert twin(text, asked) == list(map(in_part, map(open_questionnaire(text), asked)))
