"""What a part of the bench has to say: tables, for the terminal and for a Markdown file."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from rich.console import Console
from rich.table import Table as RichTable

NOTHING = "–"


@dataclass(frozen=True)
class Options:
    """What the command line asks for.

    quick: fewer variants and no report, to try the bench itself; slow: the slowest network too;
    only: the name of the one part to run, without a report.
    """

    rounds: int
    quick: bool
    slow: bool
    only: str | None = None


@dataclass(frozen=True)
class Table:
    """Rows of text under a header; the first column names what was measured."""

    title: str
    header: tuple[str, ...]
    rows: list[tuple[str, ...]]


@dataclass(frozen=True)
class Section:
    """A part's tables, and the sentences that one needs to read them."""

    title: str
    tables: list[Table]
    notes: list[str]


Part = Callable[[Options], Section]


def middle(values: list[float]) -> float | None:
    """The median, if anything was measured."""
    return median(values) if values else None


def ratio(value: float | None, base: float | None) -> float | None:
    """How many times the base."""
    return value / base if value is not None and base else None


def number(value: float | None, digits: int = 0) -> str:
    """« 1,234.5 », or a dash for what was not measured."""
    return NOTHING if value is None else f"{value:,.{digits}f}"


def times(value: float | None) -> str:
    """A ratio: two digits that count, « × 12 », « × 0.094 »."""
    if value is None:
        return NOTHING
    return f"× {value:.0f}" if value >= 10 else f"× {value:.2g}"


def show(section: Section) -> None:
    """Print a section."""
    # A pipe has no width: without one, rich would fold the columns at 80.
    console = Console(width=None if Console().is_terminal else 150)
    for table in section.tables:
        drawn = RichTable(title=table.title, title_justify="left")
        for rank, name in enumerate(table.header):
            drawn.add_column(name, justify="right" if rank else "left")
        for row in table.rows:
            drawn.add_row(*row)
        console.print(drawn)
    for note in section.notes:
        console.print(f"- {note}")


def markdown(section: Section) -> str:
    """A section of a Markdown file."""
    tables = "\n".join(_markdown_table(table) for table in section.tables)
    notes = "".join(f"- {note}\n" for note in section.notes)
    return f"## {section.title}\n\n{tables}\n{notes}"


def _markdown_table(table: Table) -> str:
    lines = [table.header, ("---",) * len(table.header), *table.rows]
    return f"### {table.title}\n\n" + "".join(f"| {' | '.join(line)} |\n" for line in lines)
