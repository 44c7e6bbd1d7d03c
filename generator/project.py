"""Where everything of a project lies. Every command takes `--root`; nothing else knows a path."""

from dataclasses import dataclass
from functools import cached_property
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


@dataclass(frozen=True)
class Project:
    """A folder with a referential, and what is made from it."""

    root: Path = Path()

    @cached_property
    def data(self) -> Path:
        """What maintainers write."""
        return self.root / "referential"

    @cached_property
    def voices(self) -> Path:
        """Statements that somebody has recorded; there may be none."""
        return self.data / "voices"

    @cached_property
    def settings(self) -> Path:
        """The settings of MkDocs."""
        return self.root / "mkdocs.yml"

    @cached_property
    def editions(self) -> Path:
        """The editions of the data that are kept for ever."""
        return self.root / "docs" / "donnees"

    @cached_property
    def widgets(self) -> Path:
        """What `widgets/build.mjs` has made, with its `manifest.json`."""
        return self.root / ".build" / "widgets"

    @cached_property
    def cache(self) -> Path:
        """What takes long and is made once; it may be thrown away."""
        return self.root / ".build" / "cache"

    @cached_property
    def site(self) -> Path:
        """The finished site."""
        return self.root / "site"

    def named(self, file: Path) -> str:
        """How messages call a file: by its path below the root."""
        return file.relative_to(self.root).as_posix()


OWN = Project(HERE)


def icon(name: str) -> Path:
    """The picture of one of the Material Design Icons."""
    return ICONS / "material" / f"{name}.svg"
