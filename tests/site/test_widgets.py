"""What the browser loads is built from the sources alone: twice the same bytes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.paths import ELSEWHERE, ROOT


def build(to: Path, root: Path = ROOT, umask: int = -1, **environment: str) -> dict[str, bytes]:
    """Every file, from an empty cache."""
    command = ["node", f"{root}/widgets/build.mjs", "--out", f"{to}/out", "--cache", f"{to}/cache"]
    env = {**os.environ, "PYTHON": sys.executable, **environment}
    subprocess.run(command, check=True, env=env, umask=umask)
    return {each.name: each.read_bytes() for each in (to / "out").iterdir()}


def test_two_builds_from_nothing_give_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """In another folder, time zone, locale and umask."""
    there = tmp_path / "là-bas"
    shutil.copytree(ROOT / "widgets", there / "widgets", symlinks=True)
    here = build(tmp_path / "a")
    other = build(tmp_path / "b", there, 0o077, **ELSEWHERE)
    assert sorted(other) == sorted(here)
    assert [name for name in here if other[name] != here[name]] == []
    for folder in (tmp_path, ROOT):
        assert [name for name, content in here.items() if str(folder).encode() in content] == []


def test_a_pyodide_that_is_written_otherwise_stops_the_build() -> None:
    trim = "./widgets/runtime/making/trim.mjs"
    program = f"import('{trim}').then(({{ trim }}) => trim('var _a;', '', Buffer.alloc(8)))"
    done = subprocess.run(["node", "--eval", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode
    assert "trim.mjs no longer fits Pyodide's loader: assignWasmExports" in done.stderr
