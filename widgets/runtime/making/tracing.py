"""Which files of the standard library Python really reads: asked of Python itself, never listed by hand.

Runs inside Pyodide with the complete library (see `library.mjs`).
"""

import sys

LIBRARY = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip/"


def library_files() -> list[str]:
    """The library files behind every module imported so far, sorted: « json/decoder.py ».

    A module that is frozen into the wasm names a file too, which nobody reads: its origin tells.
    """
    specs = (getattr(module, "__spec__", None) for module in sys.modules.values())
    origins = (getattr(spec, "origin", None) or "" for spec in specs)
    return sorted({origin.removeprefix(LIBRARY) for origin in origins if origin.startswith(LIBRARY)})
