"""The three browsers of the tests, and nginx: each is installed where it is missing and can be.

`python -m tests.browser.installing` leaves browsers that start, or fails and says what to install:
a test that cannot find its browser must never look like a test that passed.
"""

import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from playwright.sync_api import Error
from websockets.exceptions import WebSocketException

from tests import hosting

from . import chromium
from .engines import firefox, webkit
from .system import add, is_root

NEEDED = (
    "The tests need {}, which could not be installed here. On Debian: apt-get install {}; elsewhere the same"
    " programs, and no snap. Then run `make test` again."
)


@dataclass(frozen=True)
class Engine:
    """A browser or a host: its packages on Debian, what starts it, what brings it elsewhere."""

    name: str
    packages: tuple[str, ...]
    version: Callable[[], str]
    otherwise: Callable[[], object] = lambda: None

    def starts(self) -> bool:
        """Whether it is there and works."""
        try:
            return bool(self.version())
        except (Error, OSError, RuntimeError, WebSocketException):
            return False


def main(engines: Sequence[Engine]) -> int:
    """Makes sure that every browser starts; returns the exit status."""
    if not (missing := _missing(engines)):
        return 0
    print(f"Installing for the tests: {_names(missing)}", flush=True)
    add(absent.packages for absent in missing)
    for engine in _missing(missing):
        engine.otherwise()
    if not (missing := _missing(missing)):
        return 0
    print(NEEDED.format(_names(missing), " ".join(_packages(missing))), file=sys.stderr)
    return 1


def _missing(engines: Sequence[Engine]) -> list[Engine]:
    with ThreadPoolExecutor() as side_by_side:
        started = side_by_side.map(Engine.starts, engines)
        return [engine for engine, starts in zip(engines, started, strict=True) if not starts]


def _names(engines: Sequence[Engine]) -> str:
    return ", ".join(engine.name for engine in engines)


def _packages(engines: Sequence[Engine]) -> list[str]:
    return [package for engine in engines for package in engine.packages]


def _install_playwrights(name: str) -> None:
    """Playwright's Chromium, for a system that packages none; whether it came is seen by starting it."""
    # Only root can also add the libraries that a browser needs.
    libraries = ["--with-deps"] if is_root() else []
    command = [sys.executable, "-m", "playwright", "install", *libraries, name]
    subprocess.run(command, stdout=subprocess.DEVNULL)


def _chromium(name: str, path: Callable[[], str | None]) -> Engine:
    return Engine(name, (name,), lambda: chromium.version(path()), partial(_install_playwrights, name))


ENGINES = (
    _chromium("chromium", chromium.executable),
    _chromium("chromium-headless-shell", chromium.shell),
    Engine("Firefox", ("firefox-esr",), firefox.version),
    Engine("WebKitGTK", ("webkit2gtk-driver", "xvfb"), webkit.version),
    Engine("nginx", hosting.PACKAGES, hosting.version),
)


if __name__ == "__main__":
    sys.exit(main(ENGINES))
