"""What the runtime is meant to reach; said as met or not, never asserted: times depend on machines."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.bench.measures import Measures
from tests.bench.tables import Table, number
from tests.paths import packed

Others = tuple[Measures, Measures, Measures]
"""Hand-written JavaScript, MicroPython, default Pyodide in a worker."""


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


def verdicts(label: str, ours: Measures, others: Others) -> Table:
    """The targets of our runtime, in the light of three others."""
    rows = [target.row() for target in _targets(ours, *others)]
    return Table(f"Targets, for « {label} »", ("target", "measured", "limit", ""), rows)


def _targets(
    ours: Measures, javascript: Measures, micropython: Measures, default: Measures
) -> Iterator[Target]:
    yield Target("needed before the first result, kB (brotli)", ours.needed["brotli"] / 1000, 420, 0)
    yield Target("first result, × MicroPython", ours.against(micropython, "first"), 1.1, 2)
    yield Target("first result, of default Pyodide in a worker", ours.against(default, "first"), 0.1, 3)
    yield Target("first result from the navigation, × JavaScript", ours.against(javascript, "visit"), 2.8, 1)
    yield Target("warm, × MicroPython", ours.against(micropython, "warm"), 1.2, 2)
    yield Target("first result at 1.6 Mbit/s, of default Pyodide", ours.against(default, "4g"), 0.085, 3)
    yield Target("memory, of default Pyodide in a worker", ours.against(default, "memory"), 0.75, 2)
    yield Target("a result once loaded, ms", ours.of("loaded"), 10, 1)
    yield Target("what draws QR codes, kB (brotli)", packed("encoding-*.js") / 1000, 8, 1)
