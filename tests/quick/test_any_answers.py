"""What holds for all answers, links and requests: Hypothesis looks for one that breaks it.

The kernel's other tests run in Pyodide too, where Hypothesis cannot (`tests/site/test_kernel_in_pyodide.py`).
"""

import json
import string
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from positioning.bridge import open_questionnaire
from positioning.form import LEVELS, Form
from positioning.link import LinkError, decode, encode
from positioning.profile import make_profile
from tests.forms import REAL_TEXT

FORM = Form.from_json(REAL_TEXT)
TODAY = FORM.editions[-1]
CRITERIA = [criterion.id for subdomain in FORM.subdomains() for criterion in subdomain.criteria]
LETTERS = string.ascii_letters + string.digits + "-_"
RESPOND = open_questionnaire(REAL_TEXT)

sheets = st.dictionaries(st.sampled_from(sorted(TODAY.ids)), st.sampled_from(LEVELS))
JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@settings(max_examples=500, deadline=None)
@given(sheets)
def test_a_sheet_comes_back_from_its_link(answers: dict[str, str]) -> None:
    assert decode(FORM.editions, encode(TODAY, answers)) == (TODAY.number, answers)


@settings(max_examples=60, deadline=None)
@given(sheets, st.data())
def test_any_changed_character_is_noticed(answers: dict[str, str], data: st.DataObject) -> None:
    link = encode(TODAY, answers)
    at = data.draw(st.integers(0, len(link) - 1))
    for letter in LETTERS.replace(link[at], ""):
        with pytest.raises(LinkError):
            decode(FORM.editions, link[:at] + letter + link[at + 1 :])


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(["domain", "answers", "x"]), JSON))
def test_the_bridge_raises_nothing(request_: dict[str, Any]) -> None:
    assert json.loads(RESPOND(json.dumps(request_)))["lead"]


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(CRITERIA), st.sampled_from(LEVELS)))
def test_every_answer_is_somewhere_once(answers: dict[str, str]) -> None:
    profile = make_profile(FORM, answers)
    groups = [*profile.strengths, *profile.support, *profile.discover, *profile.talk]
    placed = [criterion.id for group in groups for criterion, _ in group.answers]
    assert sorted(placed) == sorted(answers)
