"""What the browser loads is built from the sources alone: twice the same bytes."""

import os
import subprocess
import sys
from pathlib import Path

from tests.paths import ROOT


def build(out: Path, cache: Path) -> dict[str, bytes]:
    command = ["node", str(ROOT / "widgets" / "build.mjs"), "--out", str(out), "--cache", str(cache)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHON": sys.executable})
    return {each.name: each.read_bytes() for each in out.iterdir()}


def test_two_builds_from_nothing_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (build(tmp_path / name, tmp_path / f"cache-{name}") for name in ("a", "b"))
    assert first == second
    assert not any(str(tmp_path).encode() in content for content in first.values())
    assert not any(str(ROOT).encode() in content for content in first.values())


def test_a_pyodide_that_is_written_otherwise_stops_the_build() -> None:
    program = "import('./widgets/runtime/trim.mjs').then(({ trim }) => trim('var _a;', '', Buffer.alloc(8)))"
    done = subprocess.run(["node", "--eval", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode
    assert "trim.mjs no longer fits Pyodide's loader: assignWasmExports" in done.stderr
