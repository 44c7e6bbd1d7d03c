"""A try: something spoilt, handed to who has to stand it, within bounds of time and memory."""

import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import NamedTuple

SECONDS, MEGABYTES = 5.0, 500
"""What one try may take: of the processor, and of memory above what stands ready."""

Attempt = Callable[[Random], str]
"""Makes something with the dice, tries it, and says how it went in a word; whatever it raises is a defect."""


class Target(NamedTuple):
    """One door from outside: how often it is tried, its share of the time, and what gets it ready."""

    name: str
    tries: int
    share: int
    prepare: Callable[[Path], Attempt]


class Wrong(Exception):
    """What was let in and should not have been, or was said badly."""


class TooLong(BaseException):
    """A try took more than `SECONDS`; no `except Exception` of what is tried hides it."""


def demand(right: bool, what: str) -> None:
    """Raise when something does not hold.

    Raises:
        Wrong: with `what`.
    """
    if not right:
        raise Wrong(what)


@contextmanager
def bounded(seconds: float = SECONDS) -> Iterator[None]:
    """Stop what takes longer; the processor's time counts, so that a busy machine finds no defect."""

    def stop(*_: object) -> None:
        raise TooLong(f"more than {seconds:.0f} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def bound_memory(megabytes: int = MEGABYTES) -> None:
    """Let this process take no more than that above what it has: more is a MemoryError."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
