"""The same tree built by engines other than MkDocs, and what they made of it compared with the tree.

MkDocs 1 is no longer maintained and Material's end of life is announced. An exit status proves nothing:
Zensical leaves out, without a word, what a plugin or a hook would have made.
"""

import argparse
import json
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.utils.yaml import yaml_load

ROOT = Path(__file__).parent.parent
NEEDED = (ROOT / ".build/widgets/manifest.json", ROOT / "site/index.html")
OWN = {"docs_dir", "exclude_docs", "plugins", "site_dir", "theme"}
"""The settings of mkdocs.yml that no engine shares."""
BLOCK = '<div class="clea">'

Expected = dict[Path, bytes]
"""From a file of the site to bytes that it must hold."""


@dataclass(frozen=True)
class Engine:
    """An engine, by the name of its command; its lock stands beside this file."""

    name: str
    theme: dict[str, Any]

    @property
    def lock(self) -> Path:
        """The packages of its environment, with their hashes."""
        return Path(__file__).parent / f"engines-{self.name}.lock"


# Zensical has one theme, Material's heir. ProperDocs gets its own: Material would bring MkDocs 1 with it.
ENGINES = (
    Engine("zensical", {"name": "material", "language": "fr", "font": False}),
    Engine("properdocs", {"name": "mkdocs", "locale": "fr"}),
)


def main() -> int:
    """Print a line an engine; 1 when one of them differs from the tree."""
    argparse.ArgumentParser(prog="python -m tests.engines", description=__doc__).parse_args()
    if missing := [str(path.relative_to(ROOT)) for path in NEEDED if not path.exists()]:
        sys.exit(f"Missing: {', '.join(missing)}. `make site` makes it.")
    with TemporaryDirectory() as folder:
        docs = Path(folder) / "docs"
        write_sources(docs)
        expected = dict(expectations(docs))
        different = [print_line("site/", ROOT / "site", "by MkDocs", list_faults(expected, ROOT / "site"))]
        different += [try_engine(engine, Path(folder), expected) for engine in ENGINES]
    return int(any(different))


def write_sources(docs: Path) -> None:
    """The generated tree, by the command that people use, and the hand-written pages."""
    made = run(sys.executable, "-m", "generator", "tree", docs, cwd=ROOT)
    if made.returncode:
        sys.exit(made.stdout)
    shutil.copytree(
        ROOT / "docs", docs, ignore=shutil.ignore_patterns("decisions", "hosting"), dirs_exist_ok=True
    )


def expectations(docs: Path) -> Iterator[tuple[Path, bytes]]:
    """What must come of each source: the HTML of a generated page unharmed, the other files as they are."""
    for file in sorted(path for path in docs.rglob("*") if path.is_file()):
        source = file.relative_to(docs)
        if source.suffix != ".md":
            yield source, file.read_bytes()
        elif (ROOT / "docs" / source).exists():
            yield _page(source), b""
        else:
            text = file.read_text(encoding="utf-8")
            yield _page(source), text[text.index(BLOCK) :].strip().encode()


def try_engine(engine: Engine, folder: Path, expected: Expected) -> bool:
    """Install an engine, build the sources of a folder with it; whether the result differs."""
    command = install(engine.lock).with_name(engine.name)
    config, site = folder / f"{engine.name}.yml", folder / engine.name
    config.write_text(json.dumps(settings(engine)), encoding="utf-8")  # JSON is YAML.
    start = time.perf_counter()
    built = run(command, "build", "--strict", "--config-file", config, cwd=folder)
    seconds = f"in {time.perf_counter() - start:.1f} s"
    faults = [f"exit status {built.returncode}\n{built.stdout}"] if built.returncode else []
    faults += list_faults(expected, site) + content_faults(expected, site)
    version = next(word for word in engine.lock.read_text().split() if word.startswith(f"{engine.name}=="))
    return print_line(version, site, seconds, faults)


def settings(engine: Engine) -> dict[str, Any]:
    """The settings of mkdocs.yml, but for those that every engine has its own of."""
    shared = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    # Zensical wants relative folders.
    own = {"docs_dir": "docs", "site_dir": engine.name, "theme": engine.theme}
    return {key: value for key, value in shared.items() if key not in OWN} | own


def install(lock: Path) -> Path:
    """The Python of an environment with the packages of a lock, made again only when that has changed."""
    folder = ROOT / ".build/engines" / lock.stem.removeprefix("engines-")
    python, stamp = folder / "bin/python", folder / "installed.lock"
    if not stamp.exists() or stamp.read_bytes() != lock.read_bytes():
        print(f"Installing the packages of {lock.relative_to(ROOT)}", flush=True)
        venv.create(folder, clear=True, with_pip=True)
        pip = run(python, "-m", "pip", "--quiet", "install", "--require-hashes", "-r", lock, cwd=ROOT)
        if pip.returncode:
            sys.exit(pip.stdout)
        shutil.copyfile(lock, stamp)
    return python


def list_faults(expected: Expected, site: Path) -> list[str]:
    """The pages that are missing from a site, and those that nobody asked for."""
    wanted, built = {path for path in expected if path.suffix == ".html"}, pages(site)
    return _named("missing", wanted - built) + _named("unexpected", built - wanted)


def content_faults(expected: Expected, site: Path) -> list[str]:
    """The files that lost something of their source, and those other than pages that are missing."""
    built = {path: (site / path).read_bytes() for path in expected if (site / path).is_file()}
    files = {path for path in expected if path.suffix != ".html"}
    harmed = {path for path, content in built.items() if expected[path] not in content}
    return _named("files missing", files - built.keys()) + _named("harmed", harmed)


def pages(site: Path) -> set[Path]:
    """The pages of a site, without the one for addresses that do not exist."""
    return {path.relative_to(site) for path in site.rglob("*.html")} - {Path("404.html")}


def print_line(name: str, site: Path, how: str, faults: list[str]) -> bool:
    """Say how many pages there are and what is wrong with them; whether something is."""
    print(f"{name}: {len(pages(site))} pages {how}, {'; '.join(faults) or 'as in the tree'}", flush=True)
    return bool(faults)


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command; what it prints, errors included, is in `stdout`."""
    return subprocess.run(command, cwd=cwd, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def _page(source: Path) -> Path:
    return (source.parent if source.stem == "index" else source.with_suffix("")) / "index.html"


def _named(fault: str, paths: set[Path]) -> list[str]:
    names = ", ".join(sorted(map(str, paths))[:5]) + (", …" if len(paths) > 5 else "")
    return [f"{len(paths)} {fault}: {names}"] if paths else []


if __name__ == "__main__":
    sys.exit(main())
