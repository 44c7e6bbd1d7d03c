"""A server of the bench's pages: as a good host, with the site's policy, on a network as slow as wanted.

The server slows itself down because a browser's own throttling does not reach what workers fetch.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from generator.publishing.finish import POLICY
from generator.publishing.serve import Handler

CHUNK = 2048


@dataclass(frozen=True)
class Network:
    """What all the responses share: bytes per second; and the seconds that each request waits."""

    rate: float
    latency: float

    @classmethod
    def of(cls, kilobits: int, milliseconds: int) -> "Network":
        """A network as its adverts put it."""
        return cls(kilobits * 1000 / 8, milliseconds / 1000)


@dataclass(frozen=True)
class Sent:
    """A response that was sent in full: the path of its request, the time of its last byte."""

    path: str
    at: float


class Wire:
    """The network between the pages and the browser, and a log of what went over it."""

    def __init__(self) -> None:
        self.network: Network | None = None
        self.sent: list[Sent] = []
        self.open = 0
        self._sending = 0
        self._lock = threading.Lock()
        self._free = 0.0

    def wait_for(self, count: int) -> None:
        """Return once this many bytes may leave: one after the other, whoever sends them.

        A sleep that lasts too long is caught up with, or a busy machine would make the network slower.
        """
        if not self.network:
            return
        with self._lock:
            self._free += count / self.network.rate
            leaves = self._free
        time.sleep(max(0, leaves - time.monotonic()))

    @contextmanager
    def sending(self) -> Iterator[None]:
        """A body on its way. What an idle network could have carried is lost."""
        with self._lock:
            if not self._sending:
                self._free = max(self._free, time.monotonic())
            self._sending += 1
        try:
            yield
        finally:
            with self._lock:
                self._sending -= 1

    @contextmanager
    def exchange(self, path: str) -> Iterator[None]:
        """One request: its latency, and a line in the log when its response has been sent."""
        with self._lock:
            self.open += 1
        try:
            time.sleep(self.network.latency if self.network else 0)
            yield
            self.sent.append(Sent(path, time.time()))
        finally:
            with self._lock:
                self.open -= 1

    def rest(self, seconds: float = 0.5) -> None:
        """Wait until nothing has been asked for during some time."""
        quiet = time.monotonic() + seconds
        known = len(self.sent)
        while time.monotonic() < quiet:
            time.sleep(0.05)
            if self.open or len(self.sent) > known:
                known, quiet = len(self.sent), time.monotonic() + seconds


class WireHandler(Handler):
    """The site's handler, behind a wire."""

    def __init__(self, *args: Any, wire: Wire, **kwargs: Any) -> None:
        self.wire = wire
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer, unless the browser has gone: it leaves what it does not need any more."""
        try:
            with self.wire.exchange(self.path):
                super().do_GET()
        except ConnectionError:
            self.close_connection = True

    def end_headers(self) -> None:
        """A policy in a header also governs the workers that come from the network."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """The body, at the pace of the network."""
        with self.wire.sending():
            while data := source.read(CHUNK if self.wire.network else -1):
                self.wire.wait_for(len(data))
                outputfile.write(data)


@contextmanager
def serve(folder: Path, wire: Wire) -> Iterator[str]:
    """Serve a folder and give its address."""
    handler = partial(WireHandler, directory=str(folder), wire=wire)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
