"""`make site` alone in its folder, and from an archive: with programs that only say what they were told."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.paths import ROOT

STAMPS = (
    ".python-version",
    *("pyproject.toml", "requirements.lock", "requirements-node.lock"),
    *("widgets/package.json", "widgets/package-lock.json", ".venv/pyvenv.cfg"),
    *(".venv/packages.stamp", ".venv/project.stamp", ".venv/node.stamp", "widgets/node_modules/setup.stamp"),
)
"""What the set-up leaves, each later than what it was made from."""

PYTHON = """
mkdir -p .build/site
echo "$2 $SOURCE_DATE_EPOCH" >> said
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The Makefile in a folder without git, set up."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in STAMPS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    program(tmp_path / "python", PYTHON)
    return tmp_path


def command(*arguments: str) -> list[str]:
    return ["make", *arguments, "PYTHON=./python", "NODE=true", "SHELL=/bin/sh"]


def environment(folder: Path) -> dict[str, str]:
    """Programs in the folder itself come before those of the system."""
    return {"PATH": f"{folder}:/usr/bin:/bin", "GIT_CEILING_DIRECTORIES": str(folder.parent)}


NOBODY: dict[str, Any] = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
"""Root may write everywhere: there it becomes somebody else."""


@contextmanager
def open_to_all(folder: Path) -> Iterator[Path]:
    """A copy of a folder that everybody may enter and change."""
    with TemporaryDirectory() as room:
        copy = shutil.copytree(folder, Path(room) / "copy")
        for path in (Path(room), copy, *copy.rglob("*")):
            path.chmod(0o777)
        yield copy


def make(folder: Path, *arguments: str, **person: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=environment(folder),
        **person,
    )


def make_site(folder: Path, **person: Any) -> subprocess.CompletedProcess[str]:
    return make(folder, "site", **person)


def program(file: Path, text: str) -> None:
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)


def test_without_git_the_site_says_today(archive: Path) -> None:
    before = int(time.time())
    done = make_site(archive)
    assert done.returncode == 0, done.stderr
    assert "the site says today's date" in done.stderr
    dates = dict(line.split(" ") for line in (archive / "said").read_text().splitlines())
    assert before <= int(dates["mkdocs"]) <= time.time()
    assert (archive / "site").is_dir()


def test_a_second_build_says_that_another_one_is_running(archive: Path) -> None:
    (archive / ".build").mkdir()
    with subprocess.Popen(
        ["flock", ".build/site.lock", "sh", "-c", "echo held; read end"],
        cwd=archive,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as first:
        assert first.stdout and first.stdout.readline() == "held\n"
        done = make_site(archive)
        first.communicate("\n")
    assert done.returncode != 0
    assert "Another build of this folder is running" in done.stderr
    assert not (archive / "said").exists() and not (archive / "site").exists()
    assert make_site(archive).returncode == 0


def test_each_step_says_its_name_and_a_long_one_that_it_goes_on(archive: Path) -> None:
    program(archive / "python", f"{PYTHON}\necho works\nsleep 0.7")
    done = make(archive, "site", "BEAT=0.3")
    lines = done.stdout.splitlines()
    assert lines[:3] == [
        "Making the scripts and the Python of the browser…",
        "Building the pages and the sheets…",
        "works",
    ]
    assert lines.count("  … still at it") >= 2
    assert make(archive, "site", "BEAT=0.1").returncode == 0, "a step has kept the lock"


def test_a_step_that_fails_stops_the_build(archive: Path) -> None:
    program(archive / "python", "echo broken >&2; exit 3")
    done = make_site(archive)
    assert done.returncode != 0 and "broken" in done.stderr
    assert not (archive / "site").exists()


@pytest.mark.parametrize("stopped", ["the environment", "the packages"])
def test_a_set_up_that_was_killed_begins_anew(stopped: str, archive: Path) -> None:
    """What a `kill -9` leaves: dates that say that all is there, and half of it."""
    (archive / ".build").mkdir()
    (archive / ".build/half-set-up").touch()
    if stopped == "the packages":
        (archive / ".venv/packages.stamp").unlink()
    (archive / ".venv/half").touch()
    program(archive / "python3", 'case "$*" in *venv*.venv) mkdir -p .venv; echo > .venv/pyvenv.cfg;; esac')
    done = make(archive, "setup")
    assert done.returncode == 0, done.stderr
    assert not (archive / ".venv/half").exists() and (archive / ".venv/project.stamp").exists()
    assert not (archive / ".build/half-set-up").exists()
    again = make(archive, "setup")
    assert (again.stdout, again.stderr) == ("", "")


def test_packages_that_were_not_installed_are_tried_again(archive: Path) -> None:
    (archive / ".venv/packages.stamp").unlink()
    program(archive / "python", "exit 1")
    assert make(archive, "setup").returncode != 0
    assert (archive / ".build/half-set-up").exists()


def test_a_second_set_up_waits_for_the_first(archive: Path) -> None:
    (archive / ".build").mkdir()
    with subprocess.Popen(["flock", ".build/setup.lock", "sleep", "1"], cwd=archive):
        time.sleep(0.3)
        done = make(archive, "setup")
    assert done.returncode == 0 and "this waits for it" in done.stderr


def test_package_json_that_its_lock_does_not_know_is_one_line(archive: Path) -> None:
    (archive / "widgets/node_modules/setup.stamp").unlink()
    program(archive / "npm", "for n in 1 2 3 4 5; do echo npm error code EUSAGE >&2; done; exit 1")
    done = make(archive, "setup")
    assert "Installing the packages of widgets/package-lock.json…" in done.stdout
    said = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert said == ["widgets/package.json has changed: run `npm install` in widgets/, then this again."]


def test_a_site_that_is_mounted_is_noticed_before_the_build(archive: Path) -> None:
    (archive / "site").mkdir()
    program(archive / "mountpoint", 'test "$2" = site')
    noticed(archive, make_site(archive))


def test_a_site_that_is_read_only_is_noticed_before_the_build(archive: Path) -> None:
    (archive / "site").mkdir()
    with open_to_all(archive) as folder:
        (folder / "site").chmod(0o555)
        noticed(folder, make_site(folder, **NOBODY))


def noticed(folder: Path, done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode != 0 and "no new site can take its place" in done.stderr
    assert not (folder / "said").exists()


def test_make_serve_takes_a_port(archive: Path) -> None:
    program(archive / "python", 'echo "$@"')
    assert "serve --port 8000" in make(archive, "serve").stdout
    assert "serve --port 9123" in make(archive, "serve", "PORT=9123").stdout
    assert "PORT=8001" in make(archive, "help").stdout


def test_stopping_make_stops_the_server(archive: Path) -> None:
    program(archive / "python", "echo served; exec sleep 20")
    with subprocess.Popen(
        command("serve"), cwd=archive, env=environment(archive), stdout=subprocess.PIPE, text=True
    ) as served:
        assert served.stdout and served.stdout.readline() == "served\n"
        start = time.monotonic()
        served.terminate()
        served.stdout.read()
    assert time.monotonic() - start < 10, "the server has gone on"


def test_a_build_that_outlives_make_keeps_its_lock(archive: Path) -> None:
    """Else another one would take the files away that it still writes."""
    program(archive / "python", f"{PYTHON}\necho works; exec sleep 2")
    with subprocess.Popen(
        command("site"), cwd=archive, env=environment(archive), stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout and "works\n" in iter(first.stdout.readline, "")
        first.terminate()
        first.wait()
        assert "Another build of this folder is running" in make_site(archive).stderr
