"""Files written whole or not at all; what takes long is made once, under a name that its contents decide."""

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
        write_whole(file, make())
    return file


def write_whole(file: Path, data: bytes) -> None:
    """Replace a file, or the one that a link leads to, whole or not at all.

    Raises:
        OSError: with the name of the file; nothing of it has changed and no draft is left.
    """
    target = file.resolve()
    draft = target.with_name(f".{target.name}-{os.getpid()}-{threading.get_ident()}")
    try:
        draft.write_bytes(data)
        draft.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from error
    finally:
        draft.unlink(missing_ok=True)
