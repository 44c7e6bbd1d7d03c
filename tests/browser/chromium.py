"""A Chromium for the tests: the system's if it has one, installed if not.

`python -m tests.browser.chromium` leaves a browser that starts, or fails and says why: a test that
cannot find its browser must never look like a test that passed.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


@cache
def executable() -> str | None:
    """The path of the system's Chromium, or None for Playwright's own."""
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path and not _is_snap(path)), None)


def version() -> str:
    """The version of the browser, started as the tests start it.

    Raises:
        Error: the browser is missing or does not start.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable())
        try:
            return browser.version
        finally:
            browser.close()


def install() -> None:
    """Installs Debian's Chromium where that is possible, else Playwright's.

    Raises:
        subprocess.CalledProcessError: Playwright could not install its own either.
    """
    root = os.geteuid() == 0
    if root and shutil.which("apt-get") and _install_with_apt():
        executable.cache_clear()
        if executable():
            return
    # Only root can also add the libraries that a browser needs.
    libraries = ["--with-deps"] if root else []
    command = [sys.executable, "-m", "playwright", "install", *libraries, "chromium"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    """Makes sure that a browser starts; returns the exit status."""
    try:
        version()
        return 0
    except Error:
        print("Installing Chromium for the tests", flush=True)
    try:
        install()
        version()
    except (Error, subprocess.CalledProcessError) as error:
        print(
            f"The tests need Chromium and none could be installed: {error}\n"
            "Install it (on Debian: apt-get install chromium), then run `make test` again.",
            file=sys.stderr,
        )
        return 1
    return 0


def _is_snap(path: str) -> bool:
    """Whether this is Ubuntu's snap, or the script that stands for it: it cannot see our files."""
    real = Path(path).resolve()
    with real.open("rb") as file:
        return "/snap" in str(real) or b"/snap/" in file.read(4096)


def _install_with_apt() -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = (["apt-get", "-qq", "update"], ["apt-get", "-qq", "-y", "install", "chromium"])
    return all(
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL).returncode == 0
        for command in commands
    )


if __name__ == "__main__":
    sys.exit(main())
