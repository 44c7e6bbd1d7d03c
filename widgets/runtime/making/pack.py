"""Byte-compile Python for Pyodide, with pyodide-build's own compiler, into a zip that is always the same.

Runs inside Pyodide: byte code belongs to one version of Python, and Pyodide's is not this machine's.
"""

import zipfile
from pathlib import Path

from pyodide_build import _py_compile

LONG_AGO = (1980, 1, 1, 0, 0, 0)


def pack(sources: str, names: list[str], target: str) -> None:
    """Compile some files of a folder or of a zip, and store them in a zip.

    Args:
        sources: a folder, or a zip.
        names: the files to take, relative to it.
        target: the zip to write. It is not deflated: what the network compresses, it compresses better.
    """
    draft, compiled = Path("/tmp/sources.zip"), Path("/tmp/compiled.zip")
    _write(draft, ((name, _read(sources, name)) for name in names))
    _py_compile._compile(draft, compiled, verbose=False, compression_level=0)
    with zipfile.ZipFile(compiled) as archive:
        _write(Path(target), [(name, archive.read(name)) for name in sorted(archive.namelist())])


def modules(package: str) -> list[str]:
    """The files of a package, from the folder that it is in: « positioning/form.py »."""
    folder = Path(package)
    return sorted(path.relative_to(folder.parent).as_posix() for path in folder.glob("*.py"))


def _read(sources: str, name: str) -> bytes:
    if Path(sources).is_dir():
        return Path(sources, name).read_bytes()
    with zipfile.ZipFile(sources) as archive:
        return archive.read(name)


def _write(path: Path, files) -> None:
    """A zip whose bytes depend on its content only."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), content)
