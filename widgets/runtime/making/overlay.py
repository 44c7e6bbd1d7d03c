"""Replace a few files of a zip by those of a folder: `python overlay.py SOURCE.zip FOLDER TARGET.zip`."""

import sys
import zipfile
from pathlib import Path

LONG_AGO = (1980, 1, 1, 0, 0, 0)


def overlay(source: Path, folder: Path, target: Path) -> None:
    """Write the target: the source with each file of the folder in the place of its namesake.

    Raises:
        ValueError: a file of the folder stands in for nothing; Pyodide must have changed.
    """
    with zipfile.ZipFile(source) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    stubs = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.py")}
    if unknown := stubs.keys() - files.keys():
        raise ValueError(f"{source} has no {', '.join(sorted(unknown))} to replace")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted((files | stubs).items()):
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), content)


if __name__ == "__main__":
    overlay(*map(Path, sys.argv[1:]))
