"""What candidates read is easy: sentences that are short, and short on average, in words that all know."""

from datetime import date
from pathlib import Path

import pytest

from generator.loading import examine
from generator.rules.ease import readings, sentences
from tests.own import own
from tests.small import lay

TEXT = "text: Vous rencontrez quelqu’un."


def messages(folder: Path, limits: dict[str, str], text: str, about: str) -> list[str]:
    """What the check says of the small data set with other limits, where it says `about`."""
    project = lay(folder)
    reading, process = project.data / "reading.yml", project.data / "process.yml"
    for file, changes in ((reading, limits), (process, {TEXT: f"text: {text}"})):
        written = file.read_text(encoding="utf-8")
        for old, new in changes.items():
            assert old in written
            written = written.replace(old, new)
        file.write_text(written, encoding="utf-8")
    return [str(problem) for problem in examine(project, date(2026, 1, 2))[1] if about in problem.message]


def test_a_long_sentence_is_said_with_its_line(tmp_path: Path) -> None:
    long = f"Un, {'deux ' * 18}: trois ?"
    text = f"{'Un ' * 18}[deux](parcours/). {long}"
    assert messages(tmp_path, {"longest: 99": "longest: 19"}, f'"{text}"', "pour les candidats") == [
        "referential/process.yml:4: 1re étape, « text » : cette phrase a 20 mots, pour les candidats "
        f"19 au plus. Coupez-la en deux : « {long} »"
    ]


def test_long_sentences_on_average_are_said_at_the_page(tmp_path: Path) -> None:
    found = messages(tmp_path, {"average: 99": "average: 9"}, f'"{"mot " * 90}"', "en moyenne")
    assert len(found) == 1
    assert found[0].startswith("referential/words/parcours.yml:1: les phrases de cette page ont en moyenne ")


def test_a_rare_word_is_a_warning_unless_it_is_explained_or_allowed(tmp_path: Path) -> None:
    limits = {"frequent: 0": "frequent: 5000", "[]": "[saperlipopette]"}
    found = messages(
        tmp_path, limits, "Les socles, saperlipopettes et catachrèses. Prenez le bus.", "catachr"
    )
    assert found == [
        "referential/process.yml:4: attention : 1re étape, « text » : « catachrèses » n’est pas un "
        "mot de tous les jours, "
        "dites-le autrement, expliquez-le dans glossary.yml ou permettez-le dans reading.yml : "
        "« Les socles, saperlipopettes et catachrèses. »"
    ]


@pytest.mark.parametrize("word", ["socles", "saperlipopettes", "bus"])
def test_other_words_are_no_rare_ones(word: str, tmp_path: Path) -> None:
    limits = {"frequent: 0": "frequent: 5000", "[]": "[saperlipopette]"}
    assert (
        messages(
            tmp_path, limits, "Les socles, saperlipopettes et catachrèses. Prenez le bus.", f"« {word} »"
        )
        == []
    )


def test_a_line_and_a_sign_end_a_sentence() -> None:
    text = "« Oui ! » Non ? Oui…\nEt après : encore. 2,5 km"
    assert sentences(text) == ["« Oui !", "Non ?", "Oui…", "Et après : encore.", "2,5 km"]


def test_our_own_pages_are_measured() -> None:
    found = readings(own())
    assert len(found) == 10 and all(
        3 < reading.average < 12 and reading.longest <= 20 for reading in found.values()
    )
