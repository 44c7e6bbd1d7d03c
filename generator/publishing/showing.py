"""`make serve`: the preview on a port of this computer. What changed is on the screen in a second."""

import fcntl
import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from ..project import Project
from ..reading.failures import Stop, why
from .preview import Preview, run
from .serve import Handler
from .watching import changes, starts_anew

RELOAD = Path(__file__).parent / "reload.js"
"""What every page loads while it is previewed."""


class NotServed(Stop):
    """Nothing can be shown; the message says why and what to do, in one sentence."""


class PreviewHandler(Handler):
    """Serves the preview as it is now; its pages load one script more, which waits for news."""

    def __init__(self, *arguments: object, preview: Preview, **named: object) -> None:
        self.preview = preview
        super().__init__(*arguments, directory=str(preview.site), **named)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer the script's two addresses; everything else is a file."""
        if self.path == "/reload.js":
            return self.send_whole("text/javascript", RELOAD.read_bytes())
        if self.path == "/reload":
            return self._stream()
        page = self.asked()
        if page.suffix == ".html" and page.is_file():
            script = b'<script type="module" src="/reload.js"></script></head>'
            return self.send_whole(
                "text/html; charset=utf-8", page.read_bytes().replace(b"</head>", script, 1)
            )
        super().do_GET()

    def _stream(self) -> None:
        """Server-sent events: a message a build, whose lines are what is wrong."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for wrong in self.preview.news():
            lines = "".join(f"data: {line}\n" for line in wrong.splitlines() or [""])
            try:
                self.wfile.write(f"{lines}\n".encode())
            except OSError:
                return


def serve(project: Project, port: int) -> None:
    """Build, serve until Ctrl-C, build again on change; the code that runs here starts it anew.

    Raises:
        NotServed: the port is none or is taken, or this folder is being shown already.
    """
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    # What stops a build is said once, and by us.
    logging.getLogger("mkdocs.commands.build").setLevel(logging.CRITICAL)
    preview = Preview(project, f"http://127.0.0.1:{port}/")
    with alone(project.root / ".build" / "preview.lock"), listening(preview, port) as httpd:
        httpd.daemon_threads = True
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        try:
            preview.update(set())
            print(f"http://127.0.0.1:{port} (Ctrl-C pour arrêter)", flush=True)
            for changed in changes(project):
                if not starts_anew(changed):
                    preview.update(changed)
                elif wrong := _unreadable(project):
                    preview.say(wrong)
                else:
                    os.execv(sys.executable, [sys.executable, "-m", "generator", *sys.argv[1:]])
        except KeyboardInterrupt:
            print()


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold a lock as long as something lasts: another build would take its files away."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NotServed(
                "Un autre `make serve` montre déjà ce dossier : servez-vous de celui-là."
            ) from None
        yield


def listening(preview: Preview, port: int) -> ThreadingHTTPServer:
    """A server that has its port already, so that a port that is taken is said before anything is built."""
    other = "choisissez-en un autre : make serve PORT=8001"
    if not 0 < port < 65536:
        raise NotServed(f"Un port est un nombre de 1 à 65535, et pas {port} ; {other}")
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(PreviewHandler, preview=preview))
    except OSError as error:
        raise NotServed(f"Le port {port} est déjà pris, ou interdit ({why(error)}) ; {other}") from None


def _unreadable(project: Project) -> str:
    """What stops another process from reading the code as it is now; the last line says what is wrong."""
    whole = "import generator.__main__, generator.publishing.plugin, generator.publishing.showing"
    wrong = run([sys.executable, "-c", whole], project.root).splitlines()
    places = [line.strip() for line in wrong if line.lstrip().startswith('File "')]
    return f"{places[-1]}: {wrong[-1]}" if places else "\n".join(wrong[-1:])
