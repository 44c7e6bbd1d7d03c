"""`make site` alone in its folder, and from an archive: with programs that only say what they were told."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.paths import ROOT

STAMPS = (
    ".python-version",
    *("pyproject.toml", "requirements.lock", "requirements-node.lock"),
    *("widgets/package.json", "widgets/package-lock.json", ".venv/pyvenv.cfg"),
    *(".venv/packages.stamp", ".venv/project.stamp", ".venv/node.stamp", "widgets/node_modules/setup.stamp"),
)
"""What the set-up leaves, each later than what it was made from."""

PYTHON = """#!/bin/sh
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
    (tmp_path / "python").write_text(PYTHON)
    (tmp_path / "python").chmod(0o755)
    return tmp_path


def make_site(folder: Path) -> subprocess.CompletedProcess[str]:
    command = ["make", "site", "PYTHON=./python", "NODE=true", "SHELL=/bin/sh"]
    environment = {"PATH": "/usr/bin:/bin", "GIT_CEILING_DIRECTORIES": str(folder.parent)}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)


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
