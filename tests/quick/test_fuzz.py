"""`make fuzz` in small: it finds nothing today, the same seed tries the same, and its nets hold something."""

import re
import subprocess
import sys
from collections.abc import Callable
from random import Random

import pytest

from tests.fuzz import whole
from tests.fuzz.kernel import BROKEN
from tests.fuzz.spoiling import spoil, spoil_value
from tests.fuzz.trying import TooLong, Wrong, bounded
from tests.paths import ROOT


def fuzz(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.fuzz", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_small_run_tries_every_door_and_finds_nothing() -> None:
    done = fuzz("--seed", "7", "--most", "4")
    assert done.returncode == 0, done.stdout + done.stderr
    names = re.findall(r"^(\w+): (?:4 of \d+|4) tried;", done.stdout, re.MULTILINE)
    assert names == ["invitations", "links", "files", "requests", "tables", "referential"]
    assert "seed 7" in done.stdout and not done.stderr


def test_a_seed_tries_the_same_again() -> None:
    value = {"a": [1, {"b": "une phrase"}], "c": "deux"}
    for number in range(200):
        assert spoil("a: b\nc: d\n", Random(number)) == spoil("a: b\nc: d\n", Random(number))
        assert repr(spoil_value(value, Random(number))) == repr(spoil_value(value, Random(number)))
    assert value == {"a": [1, {"b": "une phrase"}], "c": "deux"}
    assert len({spoil("a: b\nc: d\n", Random(number)) for number in range(200)}) > 100
    assert len(BROKEN) == 3


@pytest.mark.parametrize(
    "body",
    [
        "<p><b>x</p>",
        "</p>",
        "<p>",
        '<p id="a" id="b">x</p>',
        '<p onclick="x">x</p>',
        '<a href="javascript:x">x</a>',
        '<a href="../nulle-part/">x</a>',
        '<a href="#absent">x</a>',
    ],
)
def test_a_page_that_is_broken_is_noticed(body: str) -> None:
    with pytest.raises(Wrong):
        whole.examine({"ici/": body}, {})


def test_a_page_that_is_whole_passes() -> None:
    body = '<p id="a"><a href="#a">x</a><br><a href="../ici/">x</a> <a href="../fiches/x.pdf">x</a></p>'
    whole.examine({"ici/": body}, {})


@pytest.mark.parametrize("said", ["no file", "a.yml:0: x", "a.yml:2: x\ny", "a.yml:2: Traceback (most"])
def test_a_problem_that_is_said_badly_is_noticed(said: str) -> None:
    with pytest.raises(Wrong):
        whole.problems_said([said])


def endless() -> None:
    while True:
        pass


def matched() -> None:
    re.match(r"(a+)+$", "a" * 40 + "b")


@pytest.mark.parametrize("task", [endless, matched])
def test_what_takes_too_long_is_stopped(task: Callable[[], None]) -> None:
    with pytest.raises(TooLong), bounded(0.2):
        task()


def test_what_takes_too_much_memory_is_stopped() -> None:
    program = "from tests.fuzz.trying import bound_memory as b; b(50); x = bytearray(200 * 2**20)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode != 0 and "MemoryError" in done.stderr
