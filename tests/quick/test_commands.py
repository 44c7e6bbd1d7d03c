"""The commands say which file they could not read or write, without a traceback."""

from pathlib import Path

import pytest

from generator.__main__ import main
from tests.small import lay


@pytest.mark.parametrize("kind", ["nothing", "folder", "loop"])
@pytest.mark.parametrize(
    ("name", "command"),
    [("a.csv", ["import-partners", "a.csv"]), (".build/widgets/manifest.json", ["tree", "out"])],
)
def test_what_is_no_file_is_named(
    kind: str,
    name: str,
    command: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lay(tmp_path)
    monkeypatch.chdir(tmp_path)
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    if kind == "folder":
        file.mkdir()
    elif kind == "loop":
        file.symlink_to(file.absolute())
    assert main(command) == 1
    assert capsys.readouterr().err.startswith(f"{name}: ")
