"""Projects that MkDocs builds elsewhere, with the scripts and the sheets that were made here."""

import os
import subprocess
import sys
from pathlib import Path

from tests.paths import ROOT

HERE = {"SOURCE_DATE_EPOCH": "1767312000", "NO_MKDOCS_2_WARNING": "true"}
"""It is the 2nd of January 2026 for ever: the sheets of that day, once printed, are printed no more."""


def borrow(folder: Path) -> None:
    """Lay beside a folder's data all else that MkDocs needs; what Jinja keeps is of one folder only."""
    for name in ("docs", "generator", "mkdocs.yml", "widgets", ".build/widgets", ".build/cache/sheets"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(ROOT / name)


def mkdocs(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """What MkDocs says of a build of `folder` into `folder/out`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder / "out")]
    env = {**os.environ, **HERE, **settings}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=env)
