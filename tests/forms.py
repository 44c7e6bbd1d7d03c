"""The questionnaires that the kernel is tested with, as the JSON text that the browser gets.

They are made from the referential. In Pyodide, where its reader cannot run, they are files that were
written before (`tests/site/test_kernel_in_pyodide.py`).
"""

import sys
from pathlib import Path

IN_PYODIDE = sys.platform == "emscripten"
DEEP = "[" * (400 if IN_PYODIDE else 10**5)
"""A JSON text as deep as the stack bears: WebAssembly runs on the browser's, which is a small one."""

WRITTEN = Path("/forms")
FORMS = ("real", "small")


def form_text(name: str) -> str:
    """The text of the `real` or of the `small` form."""
    if IN_PYODIDE:
        return (WRITTEN / f"{name}.json").read_text(encoding="utf-8")
    from generator.data.exports import form
    from generator.loading import load
    from tests.own import own
    from tests.small import small

    return form(own() if name == "real" else load(small())).decode()


REAL_TEXT, SMALL_TEXT = form_text("real"), form_text("small")
