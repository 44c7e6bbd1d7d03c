"""The site while it is being written, built again when something has changed (`make serve`).

MkDocs builds in this process, which keeps its imports and the templates that did not change; nothing is
compressed, and the style sheet is whole. The last good site stays until the next one is there.
All that it makes lies in folders of its own: `make site` and `make test` may run beside it.
"""

import os
import queue
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from ..project import Project
from .mistakes import one_line
from .offline import write_worker
from .steps import step


class Preview:
    """A project's site in a folder of its own, built again when something has changed."""

    def __init__(self, project: Project, address: str) -> None:
        """`address` is the server's: sheets and canonical links say it, unless SITE_URL says another."""
        self.project, self.address = project, os.environ.get("SITE_URL") or address
        room = project.root / ".build"
        self.site, self.draft, self.old = (room / f"preview{end}" for end in ("", "-draft", "-old"))
        self.widgets = room / "preview-widgets"
        self.wrong = ""
        self.listeners: set[queue.SimpleQueue[str]] = set()

    def update(self, changed: set[Path]) -> None:
        """Build what depends on some files (no file: everything), and say how it went."""
        start = time.monotonic()
        self.say(self._widgets(changed) or self._site())
        if not self.wrong:
            print(f"Fait en {time.monotonic() - start:.1f} s.", file=sys.stderr, flush=True)

    def say(self, wrong: str) -> None:
        """Tell the open pages what is wrong, or that nothing is, and the terminal."""
        self.wrong = wrong
        for listener in list(self.listeners):
            listener.put(wrong)
        if wrong:
            print(f"{wrong}\nLe site reste comme il était.", file=sys.stderr, flush=True)

    def _widgets(self, changed: set[Path]) -> str:
        """Make the browser's scripts and Python again; what is wrong with them, or nothing."""
        if changed and not any("widgets" in path.parts for path in changed):
            return ""
        command = ["node", "widgets/build.mjs", "--out", str(self.widgets.resolve())]
        with step("Préparation des scripts et du Python du navigateur"):
            return run(command, self.project.root)

    def _site(self) -> str:
        """Build the site beside the one that is served, then take its place; what is wrong, or nothing."""
        with step("Construction du site"):
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
            return one_line(error)
        return ""

    def _style(self) -> str:
        return run(["node", "widgets/styles.mjs", str(self.draft.resolve()), "--whole"], self.project.root)

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


def run(command: list[str], folder: Path) -> str:
    """Run a command in a folder; what it says when it fails, or nothing."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return (done.stderr or done.stdout).strip() if done.returncode else ""
