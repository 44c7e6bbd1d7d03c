"""Two states of a visit become one (`widgets/browser/shared/answers.js`), without a browser."""

import json
import subprocess
from typing import Any

import pytest

from tests.paths import ROOT

CALL = """
const [name, ...given] = JSON.parse(process.argv[1]);
const answers = await import(process.argv[2]);
console.log(JSON.stringify(answers[name](...given)));
"""


def call(name: str, *given: object) -> Any:
    """What a function of the module answers."""
    module = (ROOT / "widgets" / "browser" / "shared" / "answers.js").as_uri()
    command = ["node", "--input-type=module", "--eval", CALL, json.dumps([name, *given]), module]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def sheet(at: int, **answers: str) -> dict[str, Any]:
    return {"answers": answers, "examples": {}, "at": at}


def test_what_was_written_last_wins_by_id_whichever_comes_first() -> None:
    old, new = {"1": sheet(5, a="new", b="talk")}, {"1": sheet(7, a="alone"), "2": sheet(1, c="new")}
    both = {"1": sheet(7, a="alone", b="talk"), "2": sheet(1, c="new")}
    assert call("joined", old, new) == call("joined", new, old) == both


def test_what_is_older_than_an_erasure_is_not_read() -> None:
    text = json.dumps({"sheets": {"1": sheet(5, a="new"), "2": sheet(6, b="new")}})
    assert call("readVisit", text, 5) == {"sheets": {"2": sheet(6, b="new")}}


@pytest.mark.parametrize("text", [None, "", "{", "[]", "7", '"x"', '{"sheets": 3}', '{"sheets": [null]}'])
def test_what_is_no_visit_reads_as_an_empty_one(text: str | None) -> None:
    assert not any(each["answers"] for each in call("readVisit", text, -1)["sheets"].values())


def test_a_value_that_is_no_text_is_left_out() -> None:
    text = json.dumps({"sheets": {"1": {"answers": {"a": "new", "b": 3, "c": {"d": "e"}}, "at": "x"}}})
    assert call("readVisit", text, -1) == {"sheets": {"1": sheet(0, a="new")}}


def test_an_example_follows_its_line_to_another_edition() -> None:
    before = {**sheet(5, a="alone", b="new"), "examples": {"a": "Ici", "b": "Là"}}
    opened = {"answers": {"c": "alone"}, "origins": {"c": "a"}}
    assert call("carried", before, opened) == {**sheet(5, c="alone"), "examples": {"c": "Ici"}}
