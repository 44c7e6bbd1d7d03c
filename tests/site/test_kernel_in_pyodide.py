"""The kernel's own tests pass in Pyodide too, each but those that Hypothesis leads (`test_any_answers.py`).

Two ask for less there, and say so: hostile links are 5,000 instead of 100,000, and JSON is as deep as
a browser's stack bears (`tests/forms.py`).
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.forms import FORMS, form_text
from tests.paths import ROOT

FILES = [f"tests/quick/test_{name}.py" for name in ("kernel", "links")]


def collected() -> set[str]:
    """The ids of the tests, as CPython finds them."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "--quiet", "-n0", *FILES]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {line for line in done.stdout.splitlines() if "::" in line}


def test_the_kernels_tests_pass_in_pyodide(tmp_path: Path) -> None:
    forms = {name: str(tmp_path / f"{name}.json") for name in FORMS}
    for name, path in forms.items():
        Path(path).write_text(form_text(name), encoding="utf-8")
    packages = str(Path(pytest.__file__).parent.parent)
    settings = {"root": str(ROOT), "packages": packages, "forms": forms, "files": FILES}
    command = ["node", "tests/site/pyodide/suite.mjs", json.dumps(settings)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    assert json.loads(done.stdout.splitlines()[-1]) == dict.fromkeys(collected(), "passed"), done.stdout
