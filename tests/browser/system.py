"""What the system has: its programs, and its packages where they can be added."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path


def found(*names: str) -> str | None:
    """The path of the first of these programs that is there."""
    paths = (shutil.which(name) for name in names)
    return next((path for path in paths if path and not _is_snap(path)), None)


def program(*names: str) -> str:
    """The path of the first of these programs that is there.

    Raises:
        FileNotFoundError: there is none.
    """
    if path := found(*names):
        return path
    raise FileNotFoundError(f"no {names[0]} here")


def is_root() -> bool:
    """Whether packages may be added."""
    return os.geteuid() == 0


def add(groups: Iterable[Sequence[str]]) -> None:
    """Install Debian's packages, where that is possible; whether it helped is seen by using them.

    A package that this system does not know keeps its own group out, not the others.
    """
    if not (is_root() and shutil.which("apt-get")):
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], *(["-y", "install", *group] for group in groups)):
        subprocess.run(["apt-get", "-qq", *command], env=environment, stdout=subprocess.DEVNULL)


def _is_snap(path: str) -> bool:
    """Whether this is Ubuntu's snap, or the script that stands for it: it cannot see our files."""
    real = Path(path).resolve()
    with real.open("rb") as file:
        return "/snap" in str(real) or b"/snap/" in file.read(4096)
