"""Run some tests with pytest inside Pyodide."""

import json
import os
import sys
import types

import pytest

from tests.site.pyodide import hypothesis_native


class Outcomes:
    """What became of each test."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what the test itself did, and whatever went wrong around it."""
        if report.when == "call" or not report.passed:
            self.known[report.nodeid] = report.outcome


def run(root: str, files: list[str]) -> str:
    """Run the tests of some files; gives {the id of a test: its outcome} as JSON text."""
    _without_native_code()
    os.chdir(root)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    outcomes = Outcomes()
    options = [
        "--capture=sys",
        "--override-ini=cache_dir=/tmp/cache",
        "-p",
        "no:faulthandler",
        "-p",
        "_hypothesis_pytestplugin",
    ]
    pytest.main([*options, *files], plugins=[outcomes])
    return json.dumps(outcomes.known)


def _without_native_code() -> None:
    """Hypothesis has a few functions in Rust, compiled for this machine's Python and not for Pyodide's."""
    names = ("hypothesis._native", "hypothesis._native.internal")
    for name in names:
        sys.modules[name] = types.ModuleType(name)
    for part in ("cathetus", "floats"):
        sys.modules[f"{names[1]}.{part}"] = hypothesis_native
    vars(sys.modules[names[0]])["__version__"] = "0"
