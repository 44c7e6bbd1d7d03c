"""What `make serve` watches: all that a page is made of, however an editor saves it."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.project import Project
from generator.publishing.watching import WATCHED, changes, starts_anew

NAMES = (
    *("mkdocs.yml", "referential/words/accueil.yml", "widgets/package.json"),
    *("widgets/positioning/form.py", "widgets/runtime/making/modules.mjs"),
)


def written(file: Path, text: str) -> None:
    file.write_text(text)


def renamed(file: Path, text: str) -> None:
    """Save as most editors do: another file takes the place."""
    draft = file.with_name(f"{file.name}~")
    draft.write_text(text)
    draft.replace(file)


def test_what_is_saved_is_seen_in_either_way_and_again_after_it(tmp_path: Path) -> None:
    for folder in WATCHED:
        (tmp_path / folder).mkdir()
    for name in NAMES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("old")
    seen: list[set[Path]] = []
    threading.Thread(target=follow, args=(tmp_path, seen), daemon=True).start()
    for number, save in enumerate((written, renamed, renamed, written)):
        time.sleep(0.5)  # The watcher starts, or says the last of what was.
        seen.clear()
        for name in NAMES:
            save(tmp_path / name, f"new {number}")
        assert wait(lambda: {*map(Path, NAMES)} <= set().union(*seen)), (number, seen)


def follow(root: Path, seen: list[set[Path]]) -> None:
    for each in changes(Project(root)):
        seen.append(each)


def wait(until: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not until():
        time.sleep(0.05)
    return until()


@pytest.mark.parametrize(
    ("name", "anew"),
    [
        ("generator/__main__.py", True),
        ("generator/pages/kinds.py", True),
        ("widgets/positioning/link.py", True),
        ("widgets/browser/shared/limits.json", False),
        ("widgets/runtime/making/training.py", False),
        ("generator/pages/templates/lexique.html", False),
        ("referential/site.yml", False),
    ],
)
def test_code_that_runs_here_is_read_by_another_process(name: str, anew: bool) -> None:
    assert starts_anew({Path(name), Path("docs/index.md")}) is anew
