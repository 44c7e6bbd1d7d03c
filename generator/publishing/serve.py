"""Serve a finished site as a good host would."""

from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from .deploys import HASHED
from .headers import TYPES, headers

PACKED = {"br": "br", "gzip": "gz"}
"""From what a browser takes to the ending of the copy, the smallest first."""


class Handler(SimpleHTTPRequestHandler):
    """Sends precompressed copies, lets content-hashed files stay in the browser's cache."""

    server_version = "clea"
    sys_version = ""
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}

    def send_head(self) -> Any:
        """Prefer the compressed copy that the browser takes and that lies beside the file."""
        path, taken = self.asked(), self.headers.get("Accept-Encoding", "")
        copies = [(coding, path.with_name(f"{path.name}.{ending}")) for coding, ending in PACKED.items()]
        found = [(coding, packed) for coding, packed in copies if coding in taken and packed.is_file()]
        if not found:
            return super().send_head()
        coding, packed = found[0]
        body = packed.open("rb")
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path.as_posix()))
        self.send_header("Content-Encoding", coding)
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(packed.stat().st_size))
        self.end_headers()
        return body

    def asked(self) -> Path:
        """The file of what is asked for; a folder's page, where its address ends as one."""
        path = Path(self.translate_path(self.path))
        return path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path

    def send_response(self, code: int, message: str | None = None) -> None:
        """Remember how it went, for the headers."""
        self.found = code == 200
        super().send_response(code, message)

    def end_headers(self) -> None:
        """Hashed names never change; everything else, and what is missing, is asked again."""
        path = self.path.split("?")[0]
        forever = self.found and HASHED.search(path)
        for name, value in headers(path if self.found else "/").items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "max-age=31536000, immutable" if forever else "no-cache")
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Whoever leaves in the middle of a file is no error."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer « not found » with the site's own page."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        self.send_whole("text/html; charset=utf-8", page.read_bytes(), 404)

    def send_whole(self, kind: str, body: bytes, code: int = 200) -> None:
        """Answer with a body that is there already."""
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay quiet: the terminal is for the builds."""


def server(site: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server of a finished site on 127.0.0.1, not started; port 0 takes a free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(site)))
