"""A program that ends with the tests, with all that it has started."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE = 60.0
"""Seconds for a program to be ready."""


@contextmanager
def running(
    command: Sequence[str], more: Mapping[str, str] | None = None, says: Path = Path(os.devnull)
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program, with more environment and a file for what it says; its group ends with the block."""
    with says.open("wb") as output:
        process = subprocess.Popen(
            command,
            env={**os.environ, **(more or {})},
            stdout=output,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        for sign in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError, subprocess.TimeoutExpired):
                os.killpg(process.pid, sign)
                process.wait(5)


def ready[Found](process: subprocess.Popen[bytes], look: Callable[[], Found | None]) -> Found:
    """Wait for a sign that a program is ready; return it.

    Raises:
        OSError: the program has ended, or gave no sign within PATIENCE.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if found := look():
            return found
        time.sleep(0.05)
    raise OSError(f"{process.args!r} is not ready, status {process.poll()}")
