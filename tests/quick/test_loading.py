"""From YAML to the model: nothing changed, nothing lost, every line remembered."""

from pathlib import Path

import pytest

from generator.loading import BadData, load
from generator.reading.located_yaml import parsed, read
from tests.own import own
from tests.small import lay, small


def located(text: str, folder: Path) -> tuple[object, dict[tuple[str | int, ...], int]]:
    file = folder / "file.yml"
    file.write_text(text, encoding="utf-8")
    document, problems = read(file, "file.yml")
    assert problems == []
    return document.data, document.lines


def test_scalars_stay_as_they_are_written(tmp_path: Path) -> None:
    text = "a: 01300\nb: no\nc: 9:30\nd: 2A\ne: 1.10\nf: 2026-11-23\ng: ~\nh:\n"
    data, _ = located(text, tmp_path)
    expected = {"a": "01300", "b": "no", "c": "9:30", "d": "2A", "e": "1.10", "f": "2026-11-23"}
    assert data == {**expected, "g": None, "h": None}


def test_every_value_remembers_its_line(tmp_path: Path) -> None:
    _, lines = located("a: x\nb:\n  - c: y\n    d: z\n", tmp_path)
    assert lines[("a",)] == 1
    assert lines[("b", 0, "c")] == 3
    assert lines[("b", 0, "d")] == 4


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    data, _ = located("\ufeffa: x\n", tmp_path)
    assert data == {"a": "x"}


def test_bad_data_is_refused_with_all_its_problems(tmp_path: Path) -> None:
    project = lay(tmp_path)
    (project.data / "site.yml").write_text("nom: x\n", encoding="utf-8")
    with pytest.raises(BadData, match="10 problèmes trouvés") as caught:
        load(project)
    assert len(caught.value.problems) == 10


def test_the_real_data_is_right() -> None:
    model = own()
    assert model.subdomains and model.criteria
    assert model.domains[0].criteria[0].sources == ("A", "C")


def test_numbers_are_numbers_only_where_the_model_says_so() -> None:
    model = load(small())
    assert model.domains[0].subdomains[1].threshold_percent == 75
    assert model.domains[0].id == "1"


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? ", "[{a: "])
@pytest.mark.parametrize("times", [1500, 50_000])
def test_what_is_too_deep_is_said_and_not_followed(opening: str, times: int) -> None:
    (problem,) = parsed(f"a: x\nb:\n  {opening * times}", "file.yml")[1]
    assert problem.line == 3 and "trop enfoncées" in problem.message


def test_two_documents_are_one_too_many() -> None:
    (problem,) = parsed("a: x\n---\na: y\n", "file.yml")[1]
    assert problem.line == 2 and "un second document" in problem.message


@pytest.mark.parametrize("text", ["a: x\nb: é\x01\n", 'a: x\nb: "\\x01"\n'])
def test_a_sign_that_is_no_text_is_said_however_it_is_written(text: str) -> None:
    (problem,) = parsed(text, "file.yml")[1]
    assert problem.line == 2 and "U+0001" in problem.message
