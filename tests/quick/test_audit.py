"""What `make audit` makes of the answers it gets: no answer is never « all is well »."""

import json

import pytest

from tests.audit import (
    LIST,
    SHIPPED,
    Package,
    Unreached,
    dependencies,
    faults_of_npm,
    faults_of_pip,
    installed,
    licence_faults,
)

CLEAN = {"dependencies": [{"name": "a", "version": "1", "vulns": []}]}
BAD = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}
LISTED = LIST.read_text(encoding="utf-8")


def test_the_licences_of_what_is_shipped_are_those_that_are_listed() -> None:
    assert list(licence_faults([installed(name) for name in SHIPPED], LISTED, dependencies())) == []


def test_another_licence_and_a_package_that_nobody_knows_are_said() -> None:
    faults = list(licence_faults([Package("qr", "2", "Proprietary")], "", {"new", "esbuild"}))
    assert [each.split(":")[0].split(" is ")[0] for each in faults] == ["qr", "qr", "new"]


def test_known_faults_are_said() -> None:
    assert list(faults_of_pip(json.dumps(CLEAN), "")) == []
    both = {"dependencies": [*CLEAN["dependencies"], BAD]}
    assert list(faults_of_pip(json.dumps(both), "")) == ["b 2: PYSEC-1, mended in 3"]
    assert list(faults_of_npm('{"vulnerabilities": {}}', "")) == []
    found = {"vulnerabilities": {"x": {"range": "<2", "severity": "high"}}}
    assert list(faults_of_npm(json.dumps(found), ""))[0].startswith("x <2: high")


@pytest.mark.parametrize(
    "said",
    [
        "",
        "[]",
        "{}",
        '{"dependencies": []}',
        '{"message": "405"}',
        '{"dependencies": [{"name": "a", "skip_reason": "?"}]}',
    ],
)
def test_who_was_not_reached_knows_nothing(said: str) -> None:
    for read in (faults_of_pip, faults_of_npm):
        with pytest.raises(Unreached):
            list(read(said, "no route"))
