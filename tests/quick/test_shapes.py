"""Whatever a maintainer types, what is said of it is in French, without a pattern, without a traceback."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.loading import FILES
from generator.model.forms import IN_WORDS
from generator.model.referential import Referential
from generator.model.socle import Domain
from generator.reading.located_yaml import Document, parsed
from generator.reading.problems import Problem
from generator.rules.shapes import typed
from tests.hostile import documents, put

TYPES = {
    **{name: Referential.model_fields[field].annotation for field, name in FILES.items()},
    "socle/domain-1.yml": Domain,
}
OTHERS: list[Any] = [None, "", "x", "0", "999", "Je sais", [], ["x"], [None], {}, {"x": "y"}, [[{}]]]
"""What may stand in the place of a value."""

NOT_OURS = re.compile(
    r"[\^$\\]|\b(?:the|is|must|not|should|valid|input|string|type|None|list|tuple|dict|field)\b|'"
)


def values(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every value in some data."""
    yield path
    if isinstance(data, list | dict):
        for step, inner in enumerate(data) if isinstance(data, list) else data.items():
            yield from values(inner, (*path, step))


def problems(file: str, data: Any) -> list[Problem]:
    document = Document(f"referential/{file}", data, dict.fromkeys(values(data), 1))
    return typed(document, TYPES[file])[1]


@pytest.mark.parametrize("file", TYPES)
def test_any_value_in_the_place_of_another_is_said_in_french(file: str) -> None:
    data = documents()[file]
    messages = set()
    for path in values(data):
        for other in OTHERS:
            made = {file: documents()[file]} if not path else {file: _copied(data)}
            put(made, (file, *path), other)
            messages |= {str(problem) for problem in problems(file, made[file])}
    assert messages
    assert [message for message in messages if NOT_OURS.search(re.sub("« .*? »", "", message))] == []
    assert [message for message in messages if "une autre forme" in message] == []


def _copied(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copied(inner) for key, inner in data.items()}
    return [_copied(inner) for inner in data] if isinstance(data, list) else data


def test_every_pattern_is_said_in_words() -> None:
    patterns = set(re.findall(r"'pattern': ('.*?')[,}]", str(Referential.model_json_schema())))
    assert patterns == {repr(pattern) for pattern in IN_WORDS}


SIGNS = st.sampled_from([*"\n\n  -:#'\"[]{}|>&*!%@`?,a\u00a0\u2028\t\r\x85é", "a: ", "- ", "\n  ", "#1"])


@given(st.lists(SIGNS, max_size=24).map("".join))
@example("a: x\u2028b: #1")
@example("- #1")
@example("a: '\n\nb: ")
def test_no_text_whatever_stops_the_reading(text: str) -> None:
    for problem in parsed(text, "file.yml")[1]:
        assert 1 <= problem.line <= len(re.split("\r\n|[\n\r\x85\u2028\u2029]", text))
        assert not NOT_OURS.search(re.sub("« .*? »|par exemple : .*", "", str(problem)))
