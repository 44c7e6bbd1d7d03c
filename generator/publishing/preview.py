"""`make serve`: the site while it is being written. What changed is on the screen in a second.

MkDocs builds in this process, which keeps its imports and the templates that did not change; nothing is
compressed, and the style sheet is whole. The last good site stays until the next one is there.
All that it makes lies in folders of its own: `make site` and `make test` may run beside it.
"""

import fcntl
import logging
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from ..project import Project
from .mistakes import said
from .offline import write_worker
from .serve import Handler
from .steps import step
from .watching import changes, starts_anew

RELOAD = Path(__file__).parent / "reload.js"
"""What every page loads while it is previewed."""

Listeners = set["queue.SimpleQueue[str]"]


class NotServed(Exception):
    """Nothing can be shown; the message says why and what to do, in one sentence."""


class Preview:
    """A project's site in a folder of its own, built again when something has changed."""

    def __init__(self, project: Project, address: str) -> None:
        """`address` is the server's: sheets and canonical links say it, unless SITE_URL says another."""
        self.project, self.address = project, os.environ.get("SITE_URL") or address
        room = project.root / ".build"
        self.site, self.draft, self.old = (room / f"preview{each}" for each in ("", "-draft", "-old"))
        self.widgets = room / "preview-widgets"
        self.wrong = ""
        self.listeners: Listeners = set()

    def update(self, changed: set[Path]) -> None:
        """Build what depends on some files (no file: everything), and say how it went."""
        start = time.monotonic()
        self.say(self._widgets(changed) or self._site())
        if not self.wrong:
            print(f"Done in {time.monotonic() - start:.1f} s.", file=sys.stderr, flush=True)

    def say(self, wrong: str) -> None:
        """Tell the open pages what is wrong, or that nothing is, and the terminal."""
        self.wrong = wrong
        for each in list(self.listeners):
            each.put(wrong)
        if wrong:
            print(f"{wrong}\nThe site stays as it was.", file=sys.stderr, flush=True)

    def _widgets(self, changed: set[Path]) -> str:
        """Make the browser's scripts and Python again; what is wrong with them, or nothing."""
        if changed and not any("widgets" in path.parts for path in changed):
            return ""
        command = ["node", "widgets/build.mjs", "--out", str(self.widgets.resolve())]
        with step("Making the scripts and the Python of the browser"):
            return _run(command, self.project.root)

    def _site(self) -> str:
        """Build the site beside the one that is served, then take its place; what is wrong, or nothing."""
        with step("Building the site"):
            if wrong := self._pages() or self._style():
                return wrong
        # A site that is being written is never kept, nor what a finished one has left at this address.
        write_worker(self.draft, on=False)
        shutil.rmtree(self.old, ignore_errors=True)
        if self.site.exists():
            self.site.rename(self.old)
        self.draft.rename(self.site)
        shutil.rmtree(self.old, ignore_errors=True)
        return ""

    def _pages(self) -> str:
        settings = str(self.project.settings)
        try:
            config = load_config(settings, site_dir=str(self.draft), site_url=self.address)
            config.plugins["clea"].config["widgets"] = str(self.widgets.resolve())
            build(config)
        except Abort as error:
            # MkDocs says « Aborted »; why is what it was doing then.
            return str(error.__context__ or error).strip()
        except MkDocsException as error:
            return str(error).strip()
        except Exception as error:  # Whatever it is, the last good site stays.
            return said(error)
        return ""

    def _style(self) -> str:
        return _run(["node", "widgets/styles.mjs", str(self.draft.resolve()), "--whole"], self.project.root)

    def news(self) -> Iterator[str]:
        """What an open page is told: what is wrong now, then the same after each build."""
        mine: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.listeners.add(mine)
        try:
            if self.wrong:
                yield self.wrong
            while True:
                yield mine.get()
        finally:
            self.listeners.discard(mine)


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return (done.stderr or done.stdout).strip() if done.returncode else ""


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
            print(f"http://127.0.0.1:{port} (Ctrl-C to stop)", flush=True)
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
            raise NotServed("Another `make serve` shows this folder already: use that one.") from None
        yield


def listening(preview: Preview, port: int) -> ThreadingHTTPServer:
    """A server that has its port already, so that a port that is taken is said before anything is built."""
    other = "choose another: make serve PORT=8001"
    if not 0 < port < 65536:
        raise NotServed(f"A port is a number from 1 to 65535, which {port} is not; {other}")
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(PreviewHandler, preview=preview))
    except OSError as error:
        raise NotServed(f"Port {port} cannot be used ({error.strerror}); {other}") from None


def _unreadable(project: Project) -> str:
    """What stops another process from reading the code as it is now; the last line says what is wrong."""
    whole = "import generator.__main__, generator.publishing.plugin, generator.publishing.preview"
    wrong = _run([sys.executable, "-c", whole], project.root).splitlines()
    places = [line.strip() for line in wrong if line.lstrip().startswith('File "')]
    return f"{places[-1]}: {wrong[-1]}" if places else "\n".join(wrong[-1:])
