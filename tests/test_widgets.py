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
