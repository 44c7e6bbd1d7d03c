"""What the browser loads is built from the sources alone: anywhere the same bytes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.paths import ELSEWHERE, ROOT

BUILT = ROOT / ".build" / "widgets"


def test_a_build_from_nothing_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """In another folder, time zone, locale and umask: what `make site` made here, whatever it had kept."""
    there = tmp_path / "là-bas"
    shutil.copytree(ROOT / "widgets", there / "widgets", symlinks=True)
    command = ["node", "widgets/build.mjs", "--out", "out", "--cache", f"{tmp_path}/cache"]
    environment = {**os.environ, **ELSEWHERE, "PYTHON": sys.executable}
    subprocess.run(command, cwd=there, check=True, env=environment, umask=0o077)
    ours, theirs = (
        {file.name: file.read_bytes() for file in out.iterdir()} for out in (BUILT, there / "out")
    )
    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []
    for folder in (tmp_path, ROOT):
        assert [name for name, content in ours.items() if str(folder).encode() in content] == []
