"""What `make serve` watches: all that a page is made of, however an editor saves it."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.project import Project
from generator.publishing.watching import WATCHED, changes, starts_anew


def renamed(file: Path) -> None:
    """Save as most editors do: another file takes the place."""
    draft = file.with_name(f"{file.name}~")
    draft.write_text("new")
    draft.replace(file)


def written(file: Path) -> None:
    file.write_text("new")


@pytest.mark.parametrize(
    ("name", "save"),
    [
        ("mkdocs.yml", renamed),
        ("mkdocs.yml", written),
        ("referential/words/accueil.yml", renamed),
        ("widgets/package.json", written),
        ("widgets/qrcodes/drawing.py", renamed),
        ("widgets/runtime/making/small.mjs", written),
    ],
)
def test_what_is_saved_is_seen_a_second_time_too(
    name: str, save: Callable[[Path], None], tmp_path: Path
) -> None:
    file = tmp_path / name
    for folder in WATCHED:
        (tmp_path / folder).mkdir()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("old")
    seen: list[set[Path]] = []
    threading.Thread(target=follow, args=(tmp_path, seen), daemon=True).start()
    for number in (1, 2):
        time.sleep(0.5)
        file.write_text(f"before {number}")
        time.sleep(0.5)
        seen.clear()
        save(file)
        assert wait(lambda: any(Path(name) in each for each in seen)), name


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
        ("widgets/qrcodes/drawing.py", True),
        ("widgets/positioning/link.py", True),
        ("widgets/browser/shared/limits.json", False),
        ("widgets/runtime/making/training.py", False),
        ("generator/pages/templates/lexique.html", False),
        ("referential/site.yml", False),
    ],
)
def test_code_that_runs_here_is_read_by_another_process(name: str, anew: bool) -> None:
    assert starts_anew({Path(name), Path("docs/index.md")}) is anew
