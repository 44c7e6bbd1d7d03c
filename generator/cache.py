"""What takes long is made once for all builds and kept under a name that what it is made of decides."""

import os
import threading
from collections.abc import Callable
from pathlib import Path


def kept(file: Path, make: Callable[[], bytes]) -> Path:
    """A file of a cache, made if it is not there yet.

    Args:
        file: where it is kept; its name must change with all that `make` depends on.
        make: gives its content.
    """
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        # Whole or not at all: the cache outlives a build that is stopped half-way.
        draft = file.with_name(f"{file.name}-{os.getpid()}-{threading.get_ident()}")
        draft.write_bytes(make())
        draft.replace(file)
    return file
