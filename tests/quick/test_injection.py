"""What is refused before it could be shown: addresses that are none of the web, cells that are formulas."""

import re
from pathlib import Path

import pytest

from generator.data.exports import data_files
from generator.importing.csv_rows import read_rows
from generator.loading import load
from generator.project import Project
from tests.hostile import documents, leaves, poison, put, refusals, write


@pytest.mark.parametrize(
    "address", ["javascript:x", "data:text/html,x", "vbscript:x", "//x.example", 'https://x.example/"onx=x']
)
def test_an_address_is_one_of_the_web_or_refused(address: str, tmp_path: Path) -> None:
    data = documents()
    asked = {leaf for leaf, text in leaves(data) if text.startswith("https:") and leaf[-1] != "source"}
    for leaf in asked:
        put(data, leaf, address)
    write(tmp_path, data)
    assert len(asked) > 3 and refusals(tmp_path) == asked


def test_no_cell_of_a_table_is_a_formula(tmp_path: Path) -> None:
    for formula in ("=1+1", "@SUM(1)", "-2+3+cmd|x", "x;=1"):
        poison(tmp_path, (formula,), "{words}")
        files = data_files(load(Project(tmp_path)))
        cells = [cell for name in files if name.endswith(".csv") for cell in _cells(files[name])]
        assert len(cells) > 40
        assert not [cell for cell in cells if re.search(r"(^|;)[=@+-](?!33)", cell)]


def _cells(table: bytes) -> list[str]:
    return [cell for row in read_rows(table, "")[0] for cell in row.cells.values()]
