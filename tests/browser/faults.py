"""A server that spoils files: what bad networks, caches and hosts do.

Its headers are those of the real server, so that what the browser keeps in its cache is kept here too.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from generator.publishing.serve import Handler

Fault = Callable[["FaultyHandler", bytes], None]
"""What is done with a file instead of sending it."""


class FaultyHandler(Handler):
    """Sends the site's files, but for those that the server has been told to spoil."""

    server: "FaultyServer"

    def do_GET(self) -> None:
        fault = next((fault for word, fault in self.server.faults.items() if word in self.path), None)
        if fault is None:
            return super().do_GET()
        file = Path(self.translate_path(self.path))
        fault(self, (file / "index.html" if file.is_dir() else file).read_bytes())

    def reply(self, body: bytes, announced: int | None = None, policy: str = "") -> None:
        """Send a file, of which more may have been announced, under a policy of the server's own."""
        self.send_response(200)
        self.send_header(
            "Content-Type", "text/html" if self.path.endswith("/") else self.guess_type(self.path)
        )
        self.send_header("Content-Length", str(announced or len(body)))
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(body)


class FaultyServer(ThreadingHTTPServer):
    """A server with `faults`: from a word of an address to what is done with that file."""

    daemon_threads = True

    def __init__(self, site: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(FaultyHandler, directory=str(site)))
        self.origin = f"http://127.0.0.1:{self.server_port}"
        self.faults: dict[str, Fault] = {}
        self.mended = threading.Event()

    def mend(self) -> None:
        """Send every file as it is, also those that were held back."""
        self.faults.clear()
        self.mended.set()


def missing(handler: FaultyHandler, body: bytes) -> None:
    handler.send_error(404)


def shortened(handler: FaultyHandler, body: bytes) -> None:
    """The first half, as if it were all: a browser may keep that in its cache."""
    handler.reply(body[: len(body) // 2])


def cut(handler: FaultyHandler, body: bytes) -> None:
    """The first half, then the connection is lost."""
    handler.reply(body[: len(body) // 2], announced=len(body))
    handler.close_connection = True


def altered(handler: FaultyHandler, body: bytes) -> None:
    """One bit of one byte, in a text near the end: the rest, and the WebAssembly, stay valid."""
    place = body.rindex(b"rror")
    handler.reply(body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :])


def held(handler: FaultyHandler, body: bytes) -> None:
    """Nothing at all until the server is mended."""
    handler.server.mended.wait()
    handler.reply(body)


def without_scripts(handler: FaultyHandler, body: bytes) -> None:
    """The file, for a browser in which scripts are turned off: a sandbox does that in every engine."""
    handler.reply(body, policy="sandbox allow-same-origin")


def paced(count: int, every: float) -> Fault:
    """So many bytes at a time, seconds apart, until the server is mended or the browser has gone."""

    def fault(handler: FaultyHandler, body: bytes) -> None:
        handler.reply(b"", announced=len(body))
        with suppress(ConnectionError):
            for start in range(0, len(body), count):
                handler.wfile.write(body[start : start + count])
                if handler.server.mended.wait(every):
                    break
        handler.close_connection = True

    return fault


def replaced(old: str, new: str) -> Fault:
    """Another text in the place of one that the file must hold."""

    def fault(handler: FaultyHandler, body: bytes) -> None:
        text = body.decode()
        assert old in text, f"{handler.path} has no {old}"
        handler.reply(text.replace(old, new).encode())

    return fault


def before(text: str) -> Fault:
    """The file, with something before it."""
    return lambda handler, body: handler.reply(text.encode() + body)


def instead(text: str) -> Fault:
    """Another file in the place of this one."""
    return lambda handler, body: handler.reply(text.encode())


def counting(counted: list[str]) -> Callable[[FaultyHandler, bytes], None]:
    """Notes what is asked for, and sends it as it is."""

    def send(handler: FaultyHandler, body: bytes) -> None:
        counted.append(handler.path)
        handler.reply(body)

    return send
