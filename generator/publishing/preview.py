"""`make serve`: the site while it is being written. What changed is on the screen in a second.

MkDocs builds in this process, which keeps its imports and the templates that did not change; nothing is
compressed, and the style sheet is whole. The last good site stays until the next one is there.
"""

import logging
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from watchfiles import watch

from ..project import Project
from .offline import write_worker
from .serve import Handler

WATCHED = ("referential", "docs", "generator", "widgets", "mkdocs.yml")
LEFT_OUT = ("node_modules", "__pycache__")
RELOAD = Path(__file__).parent / "reload.js"
"""What every page loads while it is previewed."""

Listeners = set["queue.SimpleQueue[str]"]


class Preview:
    """A project's site in a folder of its own, built again when something has changed."""

    def __init__(self, project: Project, address: str) -> None:
        """`address` is the server's: sheets and canonical links say it, unless SITE_URL says another."""
        self.project, self.address = project, os.environ.get("SITE_URL") or address
        self.site = project.root / ".build" / "preview"
        self.wrong = ""
        self.listeners: Listeners = set()

    def update(self, changed: set[Path]) -> None:
        """Build what depends on some files, tell the open pages, and say how it went."""
        start = time.monotonic()
        self.wrong = self._widgets(changed) or self._site()
        for each in list(self.listeners):
            each.put(self.wrong)
        if self.wrong:
            print(f"{self.wrong}\nLe site reste comme il était.", file=sys.stderr, flush=True)
        else:
            print(f"Fait en {time.monotonic() - start:.1f} s.", file=sys.stderr, flush=True)

    def _widgets(self, changed: set[Path]) -> str:
        """Make the browser's scripts and Python again; what is wrong with them, or nothing."""
        made = (self.project.widgets / "manifest.json").exists()
        if made and not any("widgets" in path.parts for path in changed):
            return ""
        print("Préparation des scripts et du Python du navigateur…", file=sys.stderr, flush=True)
        command = ["node", "widgets/build.mjs", "--out", str(self.project.widgets.resolve())]
        return _run(command, self.project.root)

    def _site(self) -> str:
        """Build the site beside the one that is served, then take its place; what is wrong, or nothing."""
        draft = self.site.with_name("preview-draft")
        try:
            settings = load_config(str(self.project.settings), site_dir=str(draft), site_url=self.address)
            build(settings)
        except TemplateError as error:
            where = f"{getattr(error, 'filename', '') or ''}:{getattr(error, 'lineno', '') or ''}: "
            return where.removeprefix(":: ") + str(error)
        except MkDocsException as error:
            # MkDocs says « Aborted »; why is what it was doing then.
            return str(error.__context__ or error).strip()
        except OSError as error:
            return str(error)
        if wrong := _run(["node", "widgets/styles.mjs", str(draft.resolve()), "--whole"], self.project.root):
            return wrong
        # A site that is being written is never kept, nor what a finished one has left at this address.
        write_worker(draft, on=False)
        old = self.site.with_name("preview-old")
        if self.site.exists():
            self.site.rename(old)
        draft.rename(self.site)
        shutil.rmtree(old, ignore_errors=True)
        return ""

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
    """Build, serve until Ctrl-C, build again on change; the generator's own code starts it anew."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    # What stops a build is said once, and by us.
    logging.getLogger("mkdocs.commands.build").setLevel(logging.CRITICAL)
    preview = Preview(project, f"http://127.0.0.1:{port}/")
    handler = partial(PreviewHandler, preview=preview)
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as httpd:
        httpd.daemon_threads = True
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        print("Construction du site…", file=sys.stderr, flush=True)
        preview.update(set())
        print(f"http://127.0.0.1:{port} (Ctrl-C pour arrêter)", flush=True)
        try:
            for changed in changes(project):
                if any(path.suffix == ".py" and "generator" in path.parts for path in changed):
                    os.execv(sys.executable, [sys.executable, "-m", "generator", *sys.argv[1:]])
                preview.update(changed)
        except KeyboardInterrupt:
            print()


def changes(project: Project) -> Iterator[set[Path]]:
    """The files that were changed, below the project, each time some are."""
    folders = [project.root / name for name in WATCHED if (project.root / name).exists()]
    for found in watch(*folders, debounce=100, step=50):
        paths = {Path(path) for _, path in found}
        if mattering := {path for path in paths if not set(LEFT_OUT) & set(path.parts)}:
            yield {Path(os.path.relpath(path, project.root)) for path in mattering}
