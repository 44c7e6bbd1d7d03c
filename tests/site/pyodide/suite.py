"""Run some tests with pytest inside Pyodide."""

import json
import os

import pytest


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
    os.chdir(root)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    outcomes = Outcomes()
    options = ["--capture=sys", "--override-ini=cache_dir=/tmp/cache", "-p", "no:faulthandler"]
    pytest.main([*options, *files], plugins=[outcomes])
    return json.dumps(outcomes.known)
