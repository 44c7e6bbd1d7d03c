"""A browser that is missing stops the tests, and says what to install."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.browser.engines import firefox, webkit
from tests.browser.installing import ENGINES, main


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with no programs at all."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("start", [firefox.firefox, webkit.webkit])
def test_a_missing_browser_fails_whoever_starts_it(
    start: Callable[[], AbstractContextManager[object]],
) -> None:
    with pytest.raises(FileNotFoundError, match="no (firefox-esr|Xvfb) here"), start():
        pass


@pytest.mark.usefixtures("bare")
def test_missing_browsers_are_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ENGINES[2:]) == 1
    output = capsys.readouterr().err
    assert "Firefox, WebKitGTK" in output
    assert "apt-get install firefox-esr webkit2gtk-driver xvfb" in output
    assert output.count("\n") == 1
