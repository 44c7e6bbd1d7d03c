"""One direction of imports, and rooms that stay small (ARCHITECTURE.md)."""

import ast
import sys
from pathlib import Path

import pytest

from tests.paths import ROOT

ORDER = [
    {"problems", "typography", "territory", "links", "fields", "formats", "cache", "tone"},
    {"located_yaml", "socle", "organisms", "csv_rows", "sheet_words", "press"},
    {"model"},
    {"place_checks"},
    {"checks"},
    {"loading", "place_table", "directory", "outlines"},
    {"partners", "merging", "exports", "linked"},
    {"archive"},
    {"importing", "pages", "sheets"},
    {"search", "cards"},
    {"tree", "finish"},
    {"plugin", "serve"},
    {"__main__"},
]
"""Each floor of the generator may import the floors before it, never its own or a later one."""

GENERATOR = sorted((ROOT / "generator").glob("*.py"))
KERNEL = sorted((ROOT / "widgets" / "positioning").glob("*.py"))


def imports(file: Path) -> set[str]:
    """Names of the modules that a file imports, « .x » for its own package."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add("." * node.level + node.module)
        elif isinstance(node, ast.ImportFrom):
            found |= {"." + alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("file", GENERATOR, ids=lambda file: file.stem)
def test_imports_go_one_way(file: Path) -> None:
    if file.stem == "__init__":
        assert imports(file) == set()
        return
    floor = next(i for i, names in enumerate(ORDER) if file.stem in names)
    below = set().union(*ORDER[:floor])
    assert {name[1:] for name in imports(file) if name.startswith(".")} <= below


def test_every_module_has_its_floor() -> None:
    assert {file.stem for file in GENERATOR} - {"__init__"} == set().union(*ORDER)


@pytest.mark.parametrize("file", KERNEL, ids=lambda file: file.stem)
def test_the_kernel_needs_the_standard_library_only(file: Path) -> None:
    outside = {name.split(".")[0] for name in imports(file) if not name.startswith(".")}
    assert outside <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("file", [*GENERATOR, *KERNEL], ids=lambda file: file.stem)
def test_no_file_outgrows_its_room(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 250


@pytest.mark.parametrize("name", ["model", "located_yaml", "pages", "tree", "exports", "sheets", "press"])
def test_the_clock_is_an_argument(name: str) -> None:
    text = (ROOT / "generator" / f"{name}.py").read_text(encoding="utf-8")
    assert "today()" not in text and "now(" not in text
