"""`make links`: each door is visited, and what answered is written; the rest of doors.yml stays as it was."""

import ssl
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.importing.doors import AGENT, answer, visit_doors
from generator.loading import examine
from generator.project import Project
from tests.paths import DATA
from tests.small import lay

DAY = date(2026, 1, 2)
WAIT = 0.5


class Doors(BaseHTTPRequestHandler):
    """Answers as the path says: « /404 »."""

    def do_GET(self) -> None:
        """Answer."""
        server = self.server
        assert isinstance(server, DoorServer)
        server.asked.append((self.path, self.headers["User-Agent"]))
        if self.path == "/slow":
            server.ended.wait()
        number = int(self.path[1:4]) if self.path[1:4].isdigit() else 200
        self.send_response(number)
        if number == 301:
            self.send_header("Location", "/301" if self.path.endswith("round") else "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class DoorServer(ThreadingHTTPServer):
    """A server on loopback that remembers who asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Doors)
        self.asked: list[tuple[str, str]] = []
        self.ended = threading.Event()

    def at(self, path: str, scheme: str = "http") -> str:
        """The address of a door."""
        return f"{scheme}://127.0.0.1:{self.server_port}/{path}"


def running(server: DoorServer) -> Iterator[DoorServer]:
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server
    server.ended.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def server() -> Iterator[DoorServer]:
    yield from running(DoorServer())


@pytest.fixture
def untrusted() -> Iterator[DoorServer]:
    """A server whose certificate nobody trusts."""
    made = DoorServer()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(DATA / "untrusted.pem")
    made.socket = context.wrap_socket(made.socket, server_side=True)
    yield from running(made)


def test_each_answer_is_said(server: DoorServer) -> None:
    paths = ("200", "301", "404", "503", "slow")
    assert [answer(server.at(path), WAIT) for path in paths] == [
        "ok",
        f"a déménagé : {server.at('200')}",
        "404",
        "503",
        "pas de réponse en 0.5 secondes",
    ]
    assert answer("http://127.0.0.1:1/", WAIT) == "personne ne répond à cette adresse"
    assert {agent for _, agent in server.asked} == {AGENT}


def test_a_wrong_certificate_is_said(untrusted: DoorServer) -> None:
    assert answer(untrusted.at("200", "https"), WAIT) == "son certificat n’est pas valable"


def doors(tmp_path: Path, *urls: str) -> Project:
    """The small data set with a comment, a telephone, and these doors after its own first one."""
    project = lay(tmp_path)
    rows = [
        f"- {{id: d-{rank}, label: D, about: x, url: {url}, read_in: x, copy_of: '2025'}} # {rank}\n"
        for rank, url in enumerate(urls)
    ]
    file = project.data / "doors.yml"
    text = file.read_text(encoding="utf-8").replace("https://porte.example/contact/", urls[0])
    file.write_text("# Les portes\n" + text + "".join(rows), encoding="utf-8")
    return project


def test_what_answered_is_written_and_all_else_stays(tmp_path: Path, server: DoorServer) -> None:
    project = doors(tmp_path, server.at("200"), server.at("404"))
    file = project.data / "doors.yml"
    before = file.read_text(encoding="utf-8")
    messages: list[str] = []
    closed = visit_doors(project, DAY, WAIT, messages.append)
    assert [str(door) for door in closed] == [f"d-1 : 404 ({server.at('404')})"]
    assert [message.partition(" (")[0] for message in messages] == ["porte : ok", "d-0 : ok", "d-1 : 404"]
    after = file.read_text(encoding="utf-8")
    expected = before.replace(
        '  copy_of: "2025-11-13"\n', '  copy_of: "2025-11-13"\n  visited_on: "2026-01-02"\n  answer: ok\n'
    )
    for rank, answered in enumerate(("ok", '"404"')):
        end = f', visited_on: "2026-01-02", answer: {answered}}} # {rank}'
        expected = expected.replace(f"}} # {rank}", end)
    assert after == expected
    visit_doors(project, DAY, WAIT, messages.append)
    assert file.read_text(encoding="utf-8") == after


def test_a_door_that_did_not_open_is_a_warning(tmp_path: Path, server: DoorServer) -> None:
    project = doors(tmp_path, server.at("301"))
    visit_doors(project, DAY, WAIT, lambda _: None)
    model, problems = examine(project, DAY)
    assert model is not None
    moved = (
        f"ne s’est pas ouverte le 2026-01-02 : a déménagé : {server.at('200')}. Corrigez « url », "
        "puis `make links`"
    )
    assert [str(problem) for problem in problems if "ne s’est pas ouverte" in problem.message] == [
        f"referential/doors.yml:9: attention : 1re porte, « answer » : « porte » {moved}",
        f"referential/doors.yml:17: attention : 3e porte, « answer » : « d-0 » {moved}",
    ]


def test_the_command_says_what_is_to_be_looked_at(
    tmp_path: Path, server: DoorServer, capsys: pytest.CaptureFixture[str]
) -> None:
    project = doors(tmp_path, server.at("200"))
    assert main(["visit-doors", "--root", str(project.root)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Toutes les portes s’ouvrent."
    (project.data / "doors.yml").write_text("[]\n", encoding="utf-8")
    assert main(["visit-doors", "--root", str(project.root)]) == 1


def test_without_a_network_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = doors(tmp_path, "http://127.0.0.1:1/", "http://127.0.0.1:1/2")
    before = (project.data / "doors.yml").read_bytes()
    assert main(["visit-doors", "--root", str(project.root)]) == 1
    assert "aucune porte ne répond : l’ordinateur a-t-il accès à Internet ?" in capsys.readouterr().err
    assert (project.data / "doors.yml").read_bytes() == before
