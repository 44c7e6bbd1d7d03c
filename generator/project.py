"""Where everything of a project lies. Every command takes `--root`; nothing else knows a path."""

from pathlib import Path

import material

HERE = Path(__file__).resolve().parents[1]
"""The project that this generator belongs to."""

ICONS = Path(material.__file__).parent / "templates" / ".icons"
"""The pictures that come with Material, a folder a collection."""

PACKAGES = HERE / "widgets" / "node_modules"
"""What `make setup` has installed for it: fonts, the official geographic code, outlines."""

LIMITS = HERE / "widgets" / "browser" / "shared" / "limits.json"
"""For pages and for the browser's scripts: how many days a device keeps answers, how many seconds an erasure
may be taken back, how many characters a text may have, how a file of answers and a link say what they are.
"""


class Project:
    """A folder with a referential, and what is made from it.

    data: what maintainers write; voices: statements that somebody has recorded, if there are any.
    settings: those of MkDocs; editions: those of the data that are kept for ever.
    widgets: what `widgets/build.mjs` has made, with its `manifest.json`.
    cache: what takes long and is made once; it may be thrown away.
    """

    def __init__(self, root: Path = Path()) -> None:
        self.root = root
        self.data = root / "referential"
        self.voices = self.data / "voices"
        self.settings = root / "mkdocs.yml"
        self.editions = root / "docs" / "donnees"
        self.widgets = root / ".build" / "widgets"
        self.cache = root / ".build" / "cache"

    def named(self, file: Path) -> str:
        """How messages call a file: by its path below the root."""
        return file.relative_to(self.root).as_posix()


OWN = Project(HERE)


def icon(name: str) -> Path:
    """The picture of one of the Material Design Icons."""
    return ICONS / "material" / f"{name}.svg"
