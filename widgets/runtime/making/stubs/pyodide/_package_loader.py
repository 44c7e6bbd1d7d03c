"""Stands in for Pyodide's package loader: nothing is ever installed, so only its two folders remain."""

import sys


class _Folder:
    """Not a `str`, which would cross to JavaScript as a plain string: Pyodide asks for its `__str__`."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __str__(self) -> str:
        return self.path


SITE_PACKAGES = _Folder(f"/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages")
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages() -> None:
    """Called by Pyodide's start: there is none."""
