"""QR codes: what is drawn is what was asked."""

import json

import pytest

from qrcodes.bridge import open_codes
from qrcodes.drawing import QUIET, draw
from tests.forms import DEEP

HOSTILE = ["", "[]", "{}", '{"text": 3}', DEEP, '{"text": ""}']


def test_a_code_has_its_quiet_border_and_stays_inside() -> None:
    code = draw("https://exemple.fr/")
    assert code
    assert code.size == 25 + 2 * QUIET
    assert code.path.startswith(f"M{QUIET} {QUIET}h7v1h-7z")


@pytest.mark.parametrize("text", ["", "x" * 5000, "\ud800"])
def test_what_has_no_code_has_none(text: str) -> None:
    assert draw(text) is None


@pytest.mark.parametrize("request_", HOSTILE, ids=range(len(HOSTILE)))
def test_the_bridge_raises_nothing(request_: str) -> None:
    assert json.loads(open_codes("")(request_)) == {"size": 0, "path": ""}
