"""Editions: whatever `make check` lets through, no link that somebody has kept ever says another thing."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.__main__ import main
from generator.loading import load
from generator.project import Project
from positioning.edition import Edition, carry
from positioning.form import LEVELS
from positioning.link import decode, encode
from tests.maintainer import EDITS, WRITINGS, Data, Titles, first_edition, problems, sealed
from tests.paths import ROOT
from tests.small import lay, small


class Link(NamedTuple):
    """A link that somebody keeps, and the answers that they gave: from a title to a level."""

    text: str
    answers: dict[str, str]


def links(data: Data) -> Iterator[Link]:
    """One that answers everything, and one for each line alone."""
    edition = Edition.from_json(data.editions[-1].model_dump())
    everything = {id_: LEVELS[n % len(LEVELS)] for n, id_ in enumerate(data.titles)}
    for answers in (everything, *({id_: level} for id_, level in everything.items())):
        yield Link(encode(edition, answers), {data.titles[id_]: level for id_, level in answers.items()})


def lies(data: Data, link: Link) -> list[str]:
    """The lines that get an answer given to another one, without a word about it."""
    editions = [Edition.from_json(edition.model_dump()) for edition in data.editions]
    carried = carry(editions, *decode(editions, link.text))
    assert carried.gone == len(link.answers) - len(carried.answers)
    return [
        id_
        for id_, level in carried.answers.items()
        if link.answers.get(data.titles[id_]) != level and id_ not in carried.reworded
    ]


def edited(titles: Titles, edits: list[Any], step: int) -> Titles:
    for n, (edit, a, b) in enumerate(edits):
        titles = edit(titles, a, b)
        titles = {id_: f"Savoir {step} {n}" if title == "?" else title for id_, title in titles.items()}
    return titles


places = st.integers(0, 7)
changes = st.lists(st.tuples(st.sampled_from(EDITS), places, places), max_size=3)
steps = st.tuples(changes, st.sampled_from(WRITINGS), places)


@settings(max_examples=300, deadline=None)
@given(st.lists(steps, min_size=1, max_size=6))
def test_no_link_ever_lies(story: list[tuple[list[Any], Any, int]]) -> None:
    """What `make check` refuses is taken back; what it lets through is sealed, committed and answered."""
    data = first_edition()
    kept, committed = list(links(data)), {data.seals[0].seal}
    for step, (edits, write, a) in enumerate(story):
        draft = write(data._replace(titles=edited(data.titles, edits, step)), data.titles, a)
        if problems(draft, committed):
            continue
        data = sealed(draft)
        committed |= {seal.seal for seal in data.seals}
        kept += links(data)
        assert [link for link in kept if lies(data, link)] == []


FOURTH = """
      - id: "1.2.2"
        title: Lire un plan
        status: sourced
        sources: [A]
        statement: Je sais lire un plan.
        example: Trouver la sortie.
        easy: Je sais lire un plan.
        easy_example: Trouver la sortie.
"""
THIRD = '- number: 3\n  published: "2026-03-01"\n  criteria: ["1.1.1", "1.1.2", "1.2.1", "1.2.2"]\n'


def add(root: Path, file: str, text: str) -> None:
    path = root / "referential" / file
    path.write_text(path.read_text("utf-8").rstrip("\n") + "\n" + text.lstrip("\n"), "utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small data set, with a criterion more."""
    lay(tmp_path)
    add(tmp_path, "socle/domain-1.yml", FOURTH)
    return tmp_path


def output(command: str, root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """All that a command prints."""
    capsys.readouterr()
    main([command, "--root", str(root)])
    return "".join(capsys.readouterr())


def test_a_new_edition_is_written_then_sealed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nouveaux : 1.2.2) : ajoutez l’édition 3, comme" in output("check", project, capsys)
    assert "ajoutez l’édition 3, comme" in output("seal-edition", project, capsys)
    add(project, "editions.yml", THIRD)
    assert "editions.yml:9: 3e édition : est nouvelle, et pas encore scellée" in output(
        "check", project, capsys
    )
    assert output("seal-edition", project, capsys) == "L’édition 3 est scellée dans referential/seals.yml\n"
    assert "Les données sont justes" in output("check", project, capsys)
    assert output("seal-edition", project, capsys) == "Toutes les éditions sont déjà scellées\n"
    assert load(Project(project)).seals[:2] == load(small()).seals


def git(root: Path, *arguments: str) -> None:
    me = ["-c", "user.name=x", "-c", "user.email=x@y.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *me, *arguments], cwd=root, check=True, capture_output=True)


def test_what_was_committed_is_missed_when_it_goes_with_its_seal(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(project, "editions.yml", THIRD)
    main(["seal-edition", "--root", str(project)])
    for arguments in (["init"], ["add", "."], ["commit", "-m", "x"]):
        git(project, *arguments)
    lay(project)
    git(project, "commit", "-a", "-m", "y")
    assert "a été publié : remettez-le, avec son édition" in output("check", project, capsys)


def test_the_editions_of_the_site_are_as_they_were_published(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Les données sont justes" in output("check", ROOT, capsys)
