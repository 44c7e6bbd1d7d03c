"""`make serve` beside everything: its port, its lock, its folders; a long step is never silent."""

import socket
import time
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.project import Project
from generator.publishing.preview import Preview
from generator.publishing.showing import NotServed, alone, listening
from generator.publishing.steps import step


def test_nothing_of_it_lies_where_a_site_is_built(tmp_path: Path) -> None:
    preview = Preview(Project(tmp_path), "http://127.0.0.1:8000/")
    used = {preview.site, preview.draft, preview.old, preview.widgets}
    built = {tmp_path / name for name in ("site", ".build/site", ".build/previous", ".build/widgets")}
    assert len(used) == 4 and not used & built


def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["serve", "--root", str(tmp_path), "--port", str(taken.getsockname()[1])]) == 1
    said = capsys.readouterr().err
    assert "est déjà pris" in said and "PORT=8001" in said and said.count("\n") == 1


@pytest.mark.parametrize("port", [0, -1, 65536, 99999])
def test_a_port_that_is_none_is_one_sentence(port: int, tmp_path: Path) -> None:
    preview = Preview(Project(tmp_path), "")
    with pytest.raises(NotServed, match=f"de 1 à 65535, et pas {port} ; .*PORT=8001"):
        listening(preview, port)


def test_a_folder_is_shown_once_at_a_time(tmp_path: Path) -> None:
    lock = tmp_path / ".build" / "preview.lock"
    with alone(lock), pytest.raises(NotServed, match="montre déjà ce dossier"), alone(lock):
        pass
    with alone(lock):
        pass


def test_a_long_step_says_its_name_and_then_that_it_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    with step("Building the site", every=0.05):
        assert capsys.readouterr().err == "Building the site…\n"
        time.sleep(0.2)
        assert "cela continue" in capsys.readouterr().err
    capsys.readouterr()
    time.sleep(0.1)
    assert capsys.readouterr().err == ""
