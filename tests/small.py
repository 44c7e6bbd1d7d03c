"""The small data set, laid in a folder with all the words that the site asks for.

`tests/data/small/referential/words` holds those that a test reads; the others are made here from what
the templates ask for, so that no test depends on a sentence of the site.
"""

import json
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.pages.asked import Asked
from generator.pages.checks import GROUPS, wanted_words
from generator.project import Project
from tests.paths import ROOT, SMALL

SCRIPTS = ("worker", "encoding", "decoding", "form", "result", "site", "search")
WIDGETS = {f"{name}.js": f"{name}-1.js" for name in SCRIPTS}
"""The manifest of the browser's files, as if they were built."""

_FOLDER = TemporaryDirectory(prefix="small-")


@cache
def small() -> Project:
    """The small data set, laid once for all tests: they only read it."""
    return lay(Path(_FOLDER.name))


def lay(folder: Path) -> Project:
    """Lay the small data set in a folder, for a test that changes it."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    words = folder / "referential" / "words"
    shutil.copyfile(ROOT / "referential" / "words" / "sheets.yml", words / "sheets.yml")
    for name, keys in wanted_words().items():
        file = words / f"{name}.yml"
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        missing = (key for key in keys if f"\n{key}:" not in f"\n{text}")
        # JSON is YAML.
        made = [f"{key}: {json.dumps(_value(name, key, keys[key]), ensure_ascii=False)}" for key in missing]
        file.write_text("\n".join([*text.splitlines(), *made, ""]), encoding="utf-8")
    return Project(folder)


def _value(name: str, key: str, asked: Asked) -> object:
    """« directory verified {day} {source} », a list of that, or a group."""
    if asked.shape is dict:
        return {member: f"{name} {member}" for member in GROUPS[name, key]}
    blanks = sorted(asked.sentence.blanks | asked.sentence.may)
    text = " ".join([name, key, *(f"{{{blank}}}" for blank in blanks)])
    if asked.shape is list:
        return ["seed page"] if key.endswith("sources") else ["porte"] if key.endswith("doors") else [text]
    return text
