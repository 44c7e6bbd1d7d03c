"""What the runtime is meant to reach; said as met or not, never asserted: times depend on machines."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.bench.measures import Measures
from tests.bench.tables import Table, number


@dataclass(frozen=True)
class Target:
    """A measure that should stay at or under a limit."""

    what: str
    value: float | None
    limit: float
    digits: int

    def row(self) -> tuple[str, ...]:
        """What, how much, the limit, and whether it holds."""
        verdict = "not measured" if self.value is None else "met" if self.value <= self.limit else "unmet"
        return self.what, number(self.value, self.digits), f"≤ {number(self.limit, self.digits)}", verdict


def verdicts(label: str, ours: Measures, javascript: Measures, default: Measures) -> Table:
    """The targets of our runtime, in the light of two others."""
    rows = [target.row() for target in _targets(ours, javascript, default)]
    return Table(f"Targets, for « {label} »", ("target", "measured", "limit", ""), rows)


def _targets(ours: Measures, javascript: Measures, default: Measures) -> Iterator[Target]:
    yield Target("needed before the first result, kB (brotli)", ours.needed["brotli"] / 1000, 900, 0)
    yield Target("whole, kB (brotli)", ours.whole["brotli"] / 1000, 2400, 0)
    yield Target("first result, of default Pyodide in a worker", ours.against(default, "first"), 0.1, 3)
    yield Target("first result from the navigation, × JavaScript", ours.against(javascript, "visit"), 3, 1)
    yield Target("memory, of default Pyodide in a worker", ours.against(default, "memory"), 0.75, 2)
    yield Target(
        "first result at 1.6 Mbit/s, of default Pyodide in a worker", ours.against(default, "4g"), 1 / 6, 3
    )
    yield Target("a result once loaded, ms", ours.of("loaded"), 10, 1)
