"""Facts keep the day of the copy they were read in; check and site list those that can have aged."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.loading import load
from generator.model.facts import Fact, Source, due
from generator.pages.page import Page
from generator.pages.rendering import Citer
from generator.publishing.tree import build_tree
from tests.small import WIDGETS, lay

LAW = Source(id="LEGI", label="Code du travail", kind="law", copy_of="2026-03-29")
PAGE = Source(id="seed page", label="Ancienne page", kind="origin")
CITER = Citer([LAW, PAGE], {"article": "article {number}", "copied": "{source}, copie du {day}"})


def texts(found: Iterable[Mapping[str, str]]) -> list[str]:
    return [" ".join(fact["text"].split()) for fact in found]


def test_a_source_says_the_day_of_its_copy_where_it_is_known() -> None:
    assert texts(CITER.cite(["seed page", "LEGI L6323-17", "LEGI D6323-4"])) == [
        "Ancienne page",
        "Code du travail, article L6323-17, article D6323-4, copie du 29 mars 2026",
    ]


def test_a_fact_read_again_says_its_own_day() -> None:
    old, new = Fact(text="a", sources=("LEGI L1-1",)), Fact(text="b", sources=("LEGI L2-2", "LEGI L2-2"))
    read_again = new.model_copy(update={"copy_of": "2027-01-02"})
    assert texts(CITER.origins([old, read_again, new])) == [
        "Code du travail, article L1-1, article L2-2, copie du 29 mars 2026",
        "Code du travail, article L2-2, copie du 2 janvier 2027",
    ]


def test_a_fact_is_due_on_the_day_after() -> None:
    facts = (Fact(text="a", review_by="2026-12-31"), Fact(text="b"))
    assert list(due(facts, date(2026, 12, 31))) == []
    assert list(due(facts, date(2027, 1, 1))) == [facts[0]]


def test_what_is_due_is_counted_by_the_check_and_listed_by_the_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = lay(tmp_path)
    file = project.data / "process.yml"
    text = file.read_text(encoding="utf-8").replace(
        "    confidence", '    review_by: "2020-01-01"\n    confidence'
    )
    file.write_text(text, encoding="utf-8")
    assert main(["check", "--root", str(tmp_path)]) == 0
    done = capsys.readouterr()
    assert done.out.splitlines()[-1] == "Faits à relire : 1."
    assert done.err.startswith(
        "referential/process.yml:10: attention : 1re règle, « review_by » : « 2020-01-01 » est passé"
    )
    page = build_tree(load(project), (), date(2026, 1, 2), WIDGETS)["sources/index.md"]
    assert isinstance(page, Page) and "sources due_fact 1ᵉʳ\u00a0janvier 2020 Une règle" in page.body
