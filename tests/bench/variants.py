"""The runtimes that are compared, each as a page of its own with the files that it downloads."""

import json
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.data.exports import form
from generator.loading import load
from generator.project import OWN
from generator.publishing.finish import compressing
from tests.bench.packages import HERE, install, node
from tests.paths import ROOT

PYODIDE = ROOT / "widgets" / "node_modules" / "pyodide"
MICROPYTHON = HERE / "node_modules" / "@micropython" / "micropython-webassembly-pyscript"
DEFAULT_FILES = (
    *("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"),
    *("python_stdlib.zip", "pyodide-lock.json"),
)
PAGE = """<!doctype html>
<html lang="fr" data-words="assets/words.json"{worker}>
<meta charset="utf-8"><title>{title}</title><link rel="icon" href="data:,">
<script type="module" src="assets/page.js"></script>
</html>
"""


@dataclass(frozen=True)
class Variant:
    """A runtime: the name of its folder, what the tables call it, and the script of its page.

    A `twin` of the kernel runs in it, instead of the kernel itself.
    """

    name: str
    label: str
    client: str
    twin: bool = False


JAVASCRIPT = Variant("javascript", "hand-written JavaScript", "javascript", twin=True)
TWIN = Variant("micropython", "MicroPython, worker", "micropython", twin=True)
WORKER = Variant("default-worker", "default Pyodide, worker", "default-worker")
OURS = Variant("ours", "ours", "ours")
ALL = (
    JAVASCRIPT,
    TWIN,
    Variant("default-main", "default Pyodide, main thread", "default-main"),
    WORKER,
    OURS,
)


def make_pages(folder: Path, variants: tuple[Variant, ...]) -> None:
    """Fill a folder with a page for each variant, compressed for the wire as the site is."""
    install()
    words = form(load(OWN))
    shutil.rmtree(folder, ignore_errors=True)
    for variant in variants:
        print(f"Building {variant.name}", flush=True)
        assets = folder / variant.name / "assets"
        worker = _ours(assets) if variant == OURS else _theirs(variant, assets)
        (assets / "words.json").write_bytes(words)
        node(str(HERE / "pages.mjs"), variant.client, str(assets))
        attribute = f' data-worker="assets/{worker}"' if worker else ""
        (assets.parent / "index.html").write_text(PAGE.format(title=variant.label, worker=attribute))
    with compressing(folder, OWN.cache / "compressed"):
        pass


def _ours(assets: Path) -> str:
    node("widgets/build.mjs", "--out", str(assets))
    manifest: dict[str, Any] = json.loads((assets / "manifest.json").read_text(encoding="utf-8"))
    return str(manifest["worker.js"])


def _theirs(variant: Variant, assets: Path) -> str | None:
    """The files of another runtime; the name of its worker, if it has one."""
    assets.mkdir(parents=True)
    if variant.name == "micropython":
        shutil.copy(MICROPYTHON / "micropython.wasm", assets)
    if variant.name.startswith("default-"):
        (assets / "pyodide").mkdir()
        for name in DEFAULT_FILES:
            shutil.copy(PYODIDE / name, assets / "pyodide")
        _zip_kernel(assets / "kernel.zip")
    return "worker.js" if (HERE / "clients" / f"{variant.client}.worker.js").exists() else None


def _zip_kernel(target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted((ROOT / "widgets" / "positioning").glob("*.py")):
            archive.write(file, f"positioning/{file.name}")
