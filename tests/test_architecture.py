"""One direction of imports, and rooms that stay small (ARCHITECTURE.md)."""

import ast
import sys
from pathlib import Path

import pytest

from tests.paths import ROOT

ORDER = [
    {"problems", "typography", "links", "fields", "cache", "clock", "tone"},
    {"located_yaml", "socle", "sheet_words", "press"},
    {"organisms.formats", "organisms.territory"},
    {"organisms.model", "organisms.outlines"},
    {"model"},
    {"organisms.checks", "organisms.table", "organisms.directory", "editions"},
    {"checks"},
    {"loading"},
    {"exports", "linked", "importing.csv_rows", "importing.merging"},
    {"archive", "seals", "importing.partners"},
    {"importing.places"},
    {"pages", "sheets"},
    {"search", "cards"},
    {"tree", "finish"},
    {"plugin", "serve"},
    {"__main__"},
]
"""Each floor of the generator may import the floors before it, never its own or a later one."""

GENERATOR = sorted(file for file in (ROOT / "generator").rglob("*.py") if file.stem != "__init__")
KERNEL = sorted((ROOT / "widgets" / "positioning").glob("*.py"))


def name_of(file: Path) -> str:
    """« organisms.table », from the file of a module of the generator."""
    return ".".join(file.relative_to(ROOT / "generator").with_suffix("").parts)


def imports(file: Path) -> set[str]:
    """Names of the modules that a file imports; « .x » for its own package, « ..x » for the one around."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add("." * node.level + node.module)
        elif isinstance(node, ast.ImportFrom):
            found |= {"." * node.level + alias.name for alias in node.names}
    return found


def of_the_generator(file: Path) -> set[str]:
    """The modules of the generator that one of them imports."""
    package = name_of(file).rpartition(".")[0]
    return {
        name[2:] if name.startswith("..") else f"{package}{name}".removeprefix(".")
        for name in imports(file)
        if name.startswith(".")
    }


@pytest.mark.parametrize("file", GENERATOR, ids=name_of)
def test_imports_go_one_way(file: Path) -> None:
    floor = next(i for i, names in enumerate(ORDER) if name_of(file) in names)
    assert of_the_generator(file) <= set().union(*ORDER[:floor])


def test_every_module_has_its_floor() -> None:
    assert {name_of(file) for file in GENERATOR} == set().union(*ORDER)


def test_a_package_says_what_it_is_and_imports_nothing() -> None:
    packages = list((ROOT / "generator").rglob("__init__.py"))
    assert len(packages) == 3 and not any(imports(file) for file in packages)


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
