"""Firefox, spoken to by WebDriver BiDi, which it understands without any other program.

Playwright's own way to Firefox sends a command that the ESR does not know yet.
"""

import json
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from websockets.sync.client import ClientConnection, connect

from ..system import program
from .process import ready, running
from .visitor import PATIENCE, Visitor, touched, written

CALL = "(text) => JSON.stringify(({})(...JSON.parse(text)) ?? null)"

MOST = 16 * 2**20
"""Bytes of one message: a picture of the window is one."""


class Firefox:
    """A running Firefox; each visitor has storage of his own."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.numbers = count(1)
        self.version = str(self.ask("session.new", capabilities={})["capabilities"]["browserVersion"])

    def ask(self, method: str, **given: Any) -> Any:
        """The answer to a BiDi command.

        Raises:
            RuntimeError: Firefox refused it.
            TimeoutError: it did not answer.
        """
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": given}))
        try:
            # What it answers to a command that was given up may still come.
            while (answer := json.loads(self.socket.recv(timeout=2 * PATIENCE)))["id"] != number:
                pass
        except TimeoutError:
            raise TimeoutError(f"Firefox does not answer {method} {given}") from None
        if answer["type"] == "error":
            raise RuntimeError(f"{method}: {answer['error']}: {answer['message']}")
        return answer["result"]

    def visitor(self) -> Visitor:
        return FirefoxVisitor(self, self.ask("browser.createUserContext")["userContext"])


class FirefoxVisitor(Visitor):
    """A tab in storage of its own."""

    def __init__(self, firefox: Firefox, storage: str) -> None:
        self.firefox, self.storage = firefox, storage
        self.tab = self._open()

    def _open(self) -> str:
        return str(
            self.firefox.ask("browsingContext.create", type="tab", userContext=self.storage)["context"]
        )

    def go(self, address: str) -> None:
        self.firefox.ask("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def run(self, function: str, *given: Any) -> Any:
        answer = self.firefox.ask(
            "script.callFunction",
            functionDeclaration=CALL.format(function),
            arguments=[{"type": "string", "value": json.dumps(given)}],
            target={"context": self.tab},
            awaitPromise=False,
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def touch(self, x: int, y: int) -> None:
        self.firefox.ask("input.performActions", context=self.tab, actions=touched(x, y))

    def write(self, text: str) -> None:
        self.firefox.ask("input.performActions", context=self.tab, actions=written(text))

    def picture(self) -> bytes:
        return b64decode(self.firefox.ask("browsingContext.captureScreenshot", context=self.tab)["data"])

    def reopen(self) -> None:
        before, self.tab = self.tab, self._open()
        self.firefox.ask("browsingContext.close", context=before)

    def close(self) -> None:
        self.firefox.ask("browser.removeUserContext", userContext=self.storage)


@contextmanager
def firefox() -> Iterator[Firefox]:
    """A Firefox without a window, with a new profile.

    Raises:
        OSError: there is none, or it does not start.
    """
    with TemporaryDirectory(prefix="firefox-", ignore_cleanup_errors=True) as profile:
        command = [program("firefox-esr", "firefox"), "--headless", "--no-remote", "--profile", profile]
        with running([*command, "--remote-debugging-port", "0"]) as process:
            address = ready(process, lambda: _address(Path(profile) / "WebDriverBiDiServer.json"))
            with connect(address, max_size=MOST, proxy=None, ping_interval=None) as socket:
                yield Firefox(socket)


def version() -> str:
    """The version of the browser, started as the tests start it.

    Raises:
        OSError: it is missing or does not start.
    """
    with firefox() as browser:
        return browser.version


def _address(file: Path) -> str | None:
    """Where Firefox listens, once it has written it in its profile."""
    try:
        where = json.loads(file.read_text())
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    return f"ws://{where['ws_host']}:{where['ws_port']}/session"
