"""Two results of one person: what has become a strength, and nothing of what went the other way."""

import json
from typing import Any

import pytest

from positioning.bridge import open_questionnaire
from positioning.form import Form
from positioning.link import encode
from tests.forms import DEEP, REAL_TEXT, SMALL_TEXT

FORM, SMALL = Form.from_json(REAL_TEXT), Form.from_json(SMALL_TEXT)
BEFORE = {"1.1": "helped", "1.2": "alone", "2.1": "explain"}
NOW = {"1.1": "alone", "1.2": "explain", "2.1": "talk", "3.1": "alone"}


def link(answers: dict[str, str]) -> str:
    return encode(FORM.editions[-1], answers)


def file(answers: dict[str, str], day: object = None) -> str:
    made = {
        "format": "clea-points-forts",
        "edition": FORM.editions[-1].number,
        "answers": answers,
        "day": day,
    }
    return json.dumps(made)


def compared(before: object, text: object, form: str = REAL_TEXT) -> dict[str, Any]:
    request = json.dumps({"do": "compare", "before": before, "text": text})
    answer: dict[str, Any] = json.loads(open_questionnaire(form)(request))
    return answer


def statements(*ids: str) -> list[str]:
    lines = {item.id: item.statement for subdomain in FORM.subdomains() for item in subdomain.items}
    return [lines[id_] for id_ in ids]


@pytest.mark.parametrize("made", [link, file])
def test_new_strengths_are_counted_and_said(made: Any) -> None:
    result = compared(made(BEFORE), link(NOW))
    assert result["strengths"] == statements("1.1", "3.1")
    assert " ".join(result["title"].split()) == "Depuis la première fois : 2 nouveaux points forts"
    assert result["notice"] is None


def test_one_is_one() -> None:
    assert " 1 nouveau point fort" in " ".join(
        compared(link(BEFORE), link({"1.1": "alone"}))["title"].split()
    )


def test_what_went_the_other_way_is_not_said() -> None:
    result = compared(link({"1.1": "alone", "2.1": "explain"}), link({"1.1": "new"}))
    assert result["strengths"] == [] and result["title"] == FORM.words["new-none"]


def test_a_sub_domain_that_was_a_strength_is_not_new_in_detail() -> None:
    assert compared(link({"1.1": "alone"}), link({"1.1.1": "alone", "1.2.1": "alone"}))[
        "strengths"
    ] == statements("1.2.1")


def test_two_days_say_which_came_first_whatever_the_order() -> None:
    old, new = file(BEFORE, "2026-03-02"), file(NOW, "2026-11-25")
    assert compared(old, new) == compared(new, old)
    assert compared(new, old)["day"] == "2026-03-02"
    assert "{day}" in compared(new, old)["title"]


def test_an_older_edition_is_carried() -> None:
    before = encode(SMALL.editions[0], {"1.1.3": "alone"})
    now = encode(SMALL.editions[-1], {"1.1.2": "explain", "1.1.1": "alone"})
    assert len(compared(before, now, SMALL_TEXT)["strengths"]) == 1


HOSTILE = ["", "x", "{}", "A" * 9000, file(BEFORE)[:-2], '{"a":' * 8000, DEEP, 3, None, ["x"]]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_text_that_holds_no_result_gets_one_sentence(text: object) -> None:
    for result in (compared(text, link(NOW)), compared(link(NOW), text)):
        assert result["notice"] and result["title"] is None and result["strengths"] == []
