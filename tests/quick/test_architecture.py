"""One direction of imports, room by room, and rooms that stay small (ARCHITECTURE.md)."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from generator.project import LIMITS
from tests.paths import ROOT

FLOORS = [
    {"project", "cache", "clock"},
    {"reading"},
    {"model"},
    {"rules"},
    {"data", "paper"},
    {"pages"},
    {"loading"},
    {"importing"},
    {"publishing"},
    {"__main__"},
]
"""Each room of the generator may import the floors before its own, and its own files in one direction."""

BROWSER = [{"shared"}, {"sharing"}, {"answering", "finding"}]
"""The same for the scripts of the browser."""

GENERATOR = sorted(file for file in (ROOT / "generator").rglob("*.py") if file.stem != "__init__")
KERNEL = sorted((ROOT / "widgets" / "positioning").glob("*.py"))
SCRIPTS = sorted((ROOT / "widgets" / "browser").rglob("*.js"))
SHIPPED = sorted((ROOT / "widgets" / "runtime" / "shipped").glob("*.js"))


def name_of(file: Path) -> str:
    """« data.table », from the file of a module of the generator."""
    return ".".join(file.relative_to(ROOT / "generator").with_suffix("").parts)


def imports(file: Path) -> set[str]:
    """Names of the modules that a file imports; with a dot before each folder up."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{'.' * node.level}{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {"." * node.level + alias.name for alias in node.names}
    return found


def of_the_generator(file: Path) -> set[str]:
    """The modules of the generator that one of them imports."""
    known = {name_of(module) for module in GENERATOR}
    package = name_of(file).split(".")[:-1]
    found = set()
    for name in imports(file):
        dots = len(name) - len(name.lstrip("."))
        if dots:
            whole = ".".join([*package[: len(package) - dots + 1], name[dots:]])
            found.add(whole if whole in known else whole.rpartition(".")[0])
    return found


def floor(name: str, floors: list[set[str]]) -> int:
    return next(i for i, rooms in enumerate(floors) if name.split(".")[0] in rooms)


def upwards(edges: Iterable[tuple[str, str]], floors: list[set[str]]) -> list[str]:
    """The imports that go up, or from one room to another of the same floor."""
    return [
        f"{one} -> {other}"
        for one, other in edges
        if floor(other, floors) > floor(one, floors)
        or (floor(other, floors) == floor(one, floors) and one.split(".")[0] != other.split(".")[0])
    ]


def test_every_arrow_of_the_generator_goes_down() -> None:
    graph = {name_of(file): of_the_generator(file) for file in GENERATOR}
    assert upwards(((one, other) for one in graph for other in graph[one]), FLOORS) == []
    TopologicalSorter(graph).prepare()  # raises where files import one another in a circle


def test_every_arrow_of_the_browser_goes_down() -> None:
    graph: dict[str, set[str]] = {}
    for file in SCRIPTS:
        found = re.findall(r'(?:from|import)\s+"(\.[^"]+)"', file.read_text(encoding="utf-8"))
        targets = {(file.parent / path).resolve() for path in found}
        graph[script(file)] = {script(target) for target in targets if target in SCRIPTS}
        assert all(target in [*SCRIPTS, *SHIPPED, LIMITS] for target in targets), file
    assert upwards(((one, other) for one in graph for other in graph[one]), BROWSER) == []
    TopologicalSorter(graph).prepare()


def script(file: Path) -> str:
    """« sharing.encoding »"""
    return ".".join(file.relative_to(ROOT / "widgets" / "browser").with_suffix("").parts)


def test_a_package_says_what_it_is_and_imports_nothing() -> None:
    for file in (ROOT / "generator").rglob("__init__.py"):
        assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) and not imports(file)


@pytest.mark.parametrize("file", KERNEL, ids=lambda file: file.stem)
def test_the_kernel_needs_the_standard_library_only(file: Path) -> None:
    outside = {name.split(".")[0] for name in imports(file) if not name.startswith(".")}
    assert outside <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("file", [*GENERATOR, *KERNEL, *SCRIPTS, *SHIPPED], ids=lambda file: file.stem)
def test_no_file_outgrows_its_room(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 250


def test_only_the_border_reads_the_clock() -> None:
    reading = {name_of(file) for file in GENERATOR if re.search(r"\b(today|now)\(", file.read_text("utf-8"))}
    assert reading <= {"clock"}


def test_one_module_touches_what_a_browser_stores() -> None:
    """And the service worker, which keeps the site's own files and knows no answer."""
    scripts = [file for room in ("browser", "offline") for file in (ROOT / "widgets" / room).rglob("*.js")]
    stores = ("localStorage", "sessionStorage", "indexedDB", "document.cookie", "caches.")
    touching = {file.stem for file in scripts if any(store in file.read_text("utf-8") for store in stores)}
    assert touching == {"visit", "keeper"}


ANSWERING = """
import json, sys
from positioning.bridge import open_questionnaire

asked = json.load(sys.stdin)
for each in asked:
    respond, before = open_questionnaire(each["form"]), {*sys.modules}
    for request in each["requests"]:
        respond(request)
    print(*{*sys.modules} - before)
"""


def test_the_kernel_imports_nothing_while_it_answers() -> None:
    """In the browser there is no file that it could come from."""

    def run(program: str, given: str = "") -> str:
        rooms = [str(ROOT / "widgets"), str(ROOT / "widgets/runtime/making")]
        command = [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {rooms}\n{program}"]
        return subprocess.run(command, input=given, capture_output=True, check=True, text=True).stdout

    asked = run("import json, exercises; print(json.dumps(exercises.exercises()[:2]))")
    assert run(ANSWERING, asked).split() == []


def test_no_test_imports_a_test() -> None:
    """What tests share lies in files of its own."""
    files = sorted((ROOT / "tests").rglob("*.py"))
    found = {file.relative_to(ROOT).as_posix(): imports(file) for file in files}
    assert len(found) > 60
    assert [file for file, names in found.items() if any(".test_" in f".{name}" for name in names)] == []
