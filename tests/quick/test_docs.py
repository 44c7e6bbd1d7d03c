"""The documents say what is so: files that exist, commands that run, every key of a domain file."""

import re
import subprocess

import pytest
from pydantic import BaseModel

from generator.model.socle import Criterion, Domain, Subdomain
from tests.paths import ROOT

DOCUMENTS = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE-DATA.md"]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_readme_is_short() -> None:
    assert len(read("README.md").splitlines()) <= 80


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_a_document_names_exists(name: str) -> None:
    named = re.findall(
        r"[`(]((?:referential|generator|widgets|tests|docs)/[\w./-]*|[A-Z-]+\.md)[`)]", read(name)
    )
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_that_a_document_names_exists(name: str) -> None:
    targets = set(re.findall(r"^(\w+):", read("Makefile"), re.MULTILINE))
    assert set(re.findall(r"`?make (\w+)[`\s]", read(name))) <= targets | {"and"}


def test_make_help_lists_every_command() -> None:
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    for command in ("serve", "test", "site", "check", "bench", "engines", "help"):
        assert f"make {command} " in done.stdout


@pytest.mark.parametrize("model", [Domain, Subdomain, Criterion])
def test_every_key_of_a_domain_file_is_in_the_annotated_template(model: type[BaseModel]) -> None:
    template = read("CONTRIBUTING.md")
    assert [key for key in model.model_fields if f"{key}:" not in template] == []


def test_every_data_file_is_in_the_table_of_the_readme() -> None:
    readme = read("README.md")
    files = [file.relative_to(ROOT) for file in (ROOT / "referential").rglob("*.yml")]
    named = (file for file in files if str(file) in readme or f"`{file.name}`" in readme)
    missing = {str(file) for file in files if file.parent.name != "socle"} - set(map(str, named))
    assert not missing


def test_ci_calls_make_test_and_nothing_else() -> None:
    lines = [line for line in read(".ci/run").splitlines() if line and not line.startswith("#")]
    assert lines[-1] == "make test" or lines[-1] == "exec make test"
    assert all("make" not in line for line in lines[:-1])


def test_lock_files_name_no_host() -> None:
    packages = ("widgets/package-lock.json", "tests/bench/package-lock.json")
    for name in ("requirements.lock", "requirements-node.lock", *packages):
        text = read(name)
        assert "resolved" not in text and "index-url" not in text and "--find-links" not in text
