"""What only the bench needs of npm, and Node with it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.paths import ROOT

HERE = Path(__file__).parent


def install() -> None:
    """Install the packages of the bench, once per lock."""
    lock, stamp = HERE / "package-lock.json", HERE / "node_modules" / "setup.stamp"
    if stamp.exists() and stamp.read_bytes() == lock.read_bytes():
        return
    print("Installing the packages of tests/bench/package-lock.json", flush=True)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=HERE, check=True, stdout=subprocess.DEVNULL)
    shutil.copyfile(lock, stamp)


def node(*arguments: str) -> str:
    """Run a script of Node in the project's folder; what it prints."""
    environment = {**os.environ, "PYTHON": sys.executable}
    done = subprocess.run(
        ["node", *arguments], cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout
