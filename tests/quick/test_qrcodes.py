"""QR codes on paper: what is drawn is what was asked."""

import pytest

from generator.paper.codes import QUIET, draw


def test_a_code_has_its_quiet_border_and_stays_inside() -> None:
    code = draw("https://exemple.fr/")
    assert code
    assert code.size == 25 + 2 * QUIET
    assert code.path.startswith(f"M{QUIET} {QUIET}h7v1h-7z")


@pytest.mark.parametrize("text", ["", "x" * 5000, "\ud800"])
def test_what_has_no_code_has_none(text: str) -> None:
    assert draw(text) is None
