"""Names are compared in one way, here and in the browser (`folding.test.mjs` reads the same table)."""

import json

import pytest

from generator.reading.territory import folded
from tests.paths import DATA

CASES = json.loads((DATA / "folded.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("written", "expected"), CASES)
def test_a_name_is_folded_as_in_the_browser(written: str, expected: str) -> None:
    assert folded(written) == expected
