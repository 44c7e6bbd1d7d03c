"""Projects that MkDocs builds elsewhere, with the scripts and the sheets that were made here."""

import os
import subprocess
import sys
from pathlib import Path

from tests.paths import ROOT

HERE = {"SOURCE_DATE_EPOCH": "1767312000", "NO_MKDOCS_2_WARNING": "true"}
"""It is the 2nd of January 2026 for ever: the sheets of that day, once printed, are printed no more."""


SHEETS = ".build/cache/sheets"
ALL = ("docs", "generator", "mkdocs.yml", "widgets", ".build/widgets", SHEETS)
"""What MkDocs needs beside the data. The other caches know their folder."""


def borrow(folder: Path, *names: str) -> None:
    """Lay `names`, or all, beside a folder's data."""
    (ROOT / SHEETS).mkdir(parents=True, exist_ok=True)
    for name in names or ALL:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(ROOT / name)


def mkdocs(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """What MkDocs says of a build of `folder` into `folder/out`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder / "out")]
    env = {**os.environ, **HERE, **settings}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=env)
