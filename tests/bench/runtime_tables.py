"""The measures of the runtimes as tables."""

from collections.abc import Iterable

from tests.bench.measures import ENCODINGS, Measures
from tests.bench.tables import Section, Table, number, ratio, times
from tests.bench.targets import verdicts
from tests.bench.variants import JAVASCRIPT, TWIN, WORKER, Variant

NOTES = [
    "× JS: against hand-written JavaScript; × default: against default Pyodide in a worker.",
    "JavaScript and MicroPython run twins of the kernel, which leave out the link and the picture of an "
    "answer; default Pyodide and ours give all of it.",
    "First result: from the start signal (the first touch of the form) to the profile as an object in "
    "the page; drawing it is the same for all. From navigation: with the loading of a bare page before.",
    "The target against JavaScript counts from the navigation, as the laboratory did that it comes from; "
    "from the start signal the ratio is shown and is no target.",
    "Bytes: of the files requested after the start signal; the page and its script (1 kB) are apart. "
    "Needed: those that had arrived in full at the first result, on the slow network where it was measured.",
    "Warm: second visit of the same browser, files in its HTTP cache. Loaded: the median of 20 results.",
    "Longest task: on the main thread until the first result; the browser reports none under 50 ms.",
    "Memory: the highest proportional set size of the page's process, looked at every 30 ms.",
    "Slow networks: the bytes of all responses share the rate, and each request waits the latency.",
]


def section(variants: tuple[Variant, ...], known: dict[str, Measures]) -> Section:
    """All tables, ours judged by its targets."""
    javascript, default = known[JAVASCRIPT.name], known[WORKER.name]
    named = [(variant.label, known[variant.name]) for variant in variants]
    tables = [
        _weights(named, default),
        _times(named, javascript, default),
        _comfort(named, default),
        _networks(named, javascript, default),
        verdicts(*named[-1], (javascript, known[TWIN.name], default)),
    ]
    return Section("Python in the browser", tables, NOTES)


def _weights(named: list[tuple[str, Measures]], default: Measures) -> Table:
    header = (
        "kB",
        *(f"needed {encoding}" for encoding in ENCODINGS),
        *(f"whole {encoding}" for encoding in ENCODINGS),
    )
    rows: list[tuple[str, ...]] = []
    for label, measures in named:
        sizes = [*measures.needed.values(), *measures.whole.values()]
        share = ratio(measures.whole["brotli"], default.whole["brotli"])
        rows.append((label, *(number(size / 1000) for size in sizes), times(share)))
    return Table("Bytes that the browser asks for", (*header, "whole brotli × default"), rows)


def _times(named: list[tuple[str, Measures]], javascript: Measures, default: Measures) -> Table:
    ratios = ("× JS", "× default")
    header = ("ms", "first result", *ratios, "from navigation", "× JS", "warm", *ratios)
    rows: list[tuple[str, ...]] = []
    for label, measures in named:
        first, visit, warm = (measures.of(name) for name in ("first", "visit", "warm"))
        both = [times(measures.against(other, "first")) for other in (javascript, default)]
        again = [times(measures.against(other, "warm")) for other in (javascript, default)]
        whole = (number(visit), times(measures.against(javascript, "visit")))
        rows.append((label, number(first), *both, *whole, number(warm), *again))
    return Table("First result, this machine's own network", header, rows)


def _comfort(named: list[tuple[str, Measures]], default: Measures) -> Table:
    header = ("", "loaded, ms", "longest task, ms", "memory, MB", "memory × default")
    rows: list[tuple[str, ...]] = []
    for label, measures in named:
        longest = measures.of("longest")
        task = "< 50" if longest == 0 else number(longest)
        memory = (number(measures.of("memory")), times(measures.against(default, "memory")))
        rows.append((label, number(measures.of("loaded"), 1), task, *memory))
    return Table("Once loaded, and meanwhile", header, rows)


def _networks(named: list[tuple[str, Measures]], javascript: Measures, default: Measures) -> Table:
    ratios, others = ("× JS", "× default"), (javascript, default)
    header = ("first result, s", "1.6 Mbit/s, 150 ms", *ratios, "400 kbit/s, 400 ms", *ratios)
    rows: list[tuple[str, ...]] = []
    for label, measures in named:
        rows.append((label, *_network(measures, "4g", others), *_network(measures, "3g", others)))
    return Table("First result on slow networks", header, rows)


def _network(measures: Measures, name: str, others: Iterable[Measures]) -> tuple[str, ...]:
    value = measures.of(name)
    seconds = number(None if value is None else value / 1000, 1)
    return seconds, *(times(measures.against(other, name)) for other in others)
