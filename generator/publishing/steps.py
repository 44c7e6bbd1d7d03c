"""What a long command is doing: a step is named before it begins, and no silence is longer than 10 s."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

EVERY = 8.0
"""Seconds between two signs of life."""


@contextmanager
def step(name: str, every: float = EVERY) -> Iterator[None]:
    """Say what begins, then now and then that it goes on; on stderr, at once, on a terminal and in a log."""
    _say(f"{name}…")
    over = threading.Event()
    alive = threading.Thread(target=_sign, args=(over, every), daemon=True)
    alive.start()
    try:
        yield
    finally:
        over.set()
        alive.join()


def _sign(over: threading.Event, every: float) -> None:
    seconds = 0.0
    while not over.wait(every):
        seconds += every
        _say(f"  … cela continue, depuis {seconds:.0f} s")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
