"""WebKitGTK's MiniBrowser, spoken to by WebDriver, on a screen that nobody sees."""

import json
from base64 import b64decode
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

from tests.hosting import free_port

from ..system import program
from .process import ready, running
from .visitor import PATIENCE, Visitor, touched, written

ENVIRONMENT = {
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
    # Its sandbox does not start as root; what it shows here is our own pages.
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
}

OPENER = build_opener(ProxyHandler({}))


class WebKit:
    """A screen, and a driver of its own for each visitor."""

    def __init__(self, display: str) -> None:
        self.display = display

    def visitor(self) -> "WebKitVisitor":
        """Somebody who has never been here.

        Raises:
            OSError: no browser has come, each of three times.
        """
        for _ in range(2):
            # Once in some hundred times, the driver waits for its browser for ever.
            with suppress(OSError):
                return self._start()
        return self._start()

    def _start(self) -> "WebKitVisitor":
        with ExitStack() as stack:
            visitor = WebKitVisitor(stack.enter_context(_driver(self.display)))
            visitor.ended = stack.pop_all()
        return visitor


class Driver:
    """A running WebKitWebDriver, which takes one visitor at a time."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"

    def ask(self, method: str, path: str, **given: Any) -> Any:
        """The answer to a WebDriver command.

        Raises:
            RuntimeError: the driver refused it.
            OSError: it did not answer.
        """
        body = None if method != "POST" else json.dumps(given).encode()
        request = Request(self.base + path, body, {"Content-Type": "application/json"}, method=method)
        try:
            with OPENER.open(request, timeout=2 * PATIENCE) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise RuntimeError(f"{path}: {error.read().decode()}") from None

    def answers(self) -> bool:
        """Whether the driver is ready."""
        try:
            return bool(self.ask("GET", "/status")["ready"])
        except URLError:
            return False


class WebKitVisitor(Visitor):
    """A session: a browser of its own, which forgets all when it ends."""

    ended: ExitStack
    """What ends with it."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        session = driver.ask("POST", "/session", capabilities={})
        self.path = f"/session/{session['sessionId']}"
        self.version = str(session["capabilities"]["browserVersion"])

    def _post(self, what: str, **given: Any) -> Any:
        return self.driver.ask("POST", f"{self.path}/{what}", **given)

    def go(self, address: str) -> None:
        self._post("url", url=address)

    def run(self, function: str, *given: Any) -> Any:
        return self._post("execute/sync", script=f"return ({function})(...arguments)", args=given)

    def touch(self, x: int, y: int) -> None:
        self._post("actions", actions=touched(x, y))

    def write(self, text: str) -> None:
        self._post("actions", actions=written(text))

    def picture(self) -> bytes:
        return b64decode(self.driver.ask("GET", f"{self.path}/screenshot"))

    def reopen(self) -> None:
        other = self._post("window/new", type="tab")["handle"]
        self.driver.ask("DELETE", f"{self.path}/window")
        self._post("window", handle=other)

    def close(self) -> None:
        with self.ended:
            self.driver.ask("DELETE", self.path)


@contextmanager
def webkit() -> Iterator[WebKit]:
    """A screen for visitors.

    Raises:
        OSError: there is none, or it does not start.
    """
    with screen() as display:
        yield WebKit(display)


@contextmanager
def _driver(display: str) -> Iterator[Driver]:
    port = free_port()
    command = [program("WebKitWebDriver"), f"--port={port}"]
    with running(command, {**ENVIRONMENT, "DISPLAY": display}) as process:
        driver = Driver(port)
        ready(process, driver.answers)
        yield driver


@contextmanager
def screen() -> Iterator[str]:
    """A screen in memory; its name, for DISPLAY."""
    with TemporaryDirectory() as folder:
        number = Path(folder) / "number"
        command = [program("Xvfb"), "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
        with running(command, says=number) as process:
            yield ":" + ready(process, lambda: _line(number))


def version() -> str:
    """The version of the browser, started as the tests start it.

    Raises:
        OSError: it is missing or does not start.
    """
    with webkit() as started:
        visitor = started.visitor()
        visitor.close()
        return visitor.version


def _line(file: Path) -> str:
    """The line of a file, once it is whole."""
    line, end, _ = file.read_text().partition("\n")
    return line if end else ""
