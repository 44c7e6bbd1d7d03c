"""All that is measured about one variant of the runtime, and how it compares with another."""

from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.tables import middle, ratio
from tests.bench.wire import Sent

ENCODINGS = {"raw": "", "gzip": ".gz", "brotli": ".br"}

Weight = dict[str, int]
"""Bytes by encoding."""


@dataclass
class Measures:
    """Samples by what they measure (milliseconds, or MB for `memory`), and the requested bytes.

    `needed` is what had arrived in full when the first result was there.
    """

    samples: dict[str, list[float]] = field(default_factory=dict)
    needed: Weight = field(default_factory=dict)
    whole: Weight = field(default_factory=dict)

    def add(self, name: str, value: float) -> None:
        """Keep one more sample."""
        self.samples.setdefault(name, []).append(value)

    def of(self, name: str) -> float | None:
        """The median of some samples, None where there is none."""
        return middle(self.samples.get(name, []))

    def against(self, other: "Measures", name: str) -> float | None:
        """How many times the other's median ours is."""
        return ratio(self.of(name), other.of(name))


def weigh(folder: Path, sent: list[Sent]) -> Weight:
    """The bytes of some responses; a file too small to be compressed weighs the same thrice."""
    paths = [folder / response.path.split("?")[0].lstrip("/") for response in sent]
    return {encoding: sum(_size(path, suffix) for path in paths) for encoding, suffix in ENCODINGS.items()}


def _size(path: Path, suffix: str) -> int:
    packed = path.with_name(path.name + suffix)
    return (packed if packed.exists() else path).stat().st_size
