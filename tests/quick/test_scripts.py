"""What the browser's scripts decide without a browser: `*.test.mjs`, run by Node."""

import subprocess
from pathlib import Path

import pytest

from tests.paths import ROOT

FILES = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_script_decides_as_its_tests_say(file: Path) -> None:
    done = subprocess.run(["node", "--test", str(file)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
