"""What a host says of every kind of file: nginx with the file of docs/hosting/, our server like it."""

import gzip
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

import brotli
import pytest

from generator.publishing.deploys import HASHED
from generator.publishing.headers import OF_ALL, OF_PAGES, OF_PAPER, TYPES, headers
from generator.publishing.serve import server
from tests.browser.conftest import served
from tests.hosting import FILE, free_port, nginx
from tests.paths import ROOT, SITE

COPIES = (".br", ".gz")
MISSING = ["rien/", "rien.html", "assets/widgets/form-0123456789.js", "fiches/rien.pdf"]
UNPACK: dict[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "": lambda body: body,
}


class Answer(NamedTuple):
    """What a host sends."""

    status: int
    headers: HTTPMessage
    body: bytes


HEADERS = OF_ALL | OF_PAGES

Ask = Callable[..., Answer]


@pytest.fixture(scope="module", params=["nginx", "ours"])
def ask(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks nginx, then our own server, for a path."""
    ours = request.param == "ours"
    running = served(server(SITE)) if ours else nginx(SITE, tmp_path_factory.mktemp("nginx"), free_port())
    with running as address:

        def get(path: str, accept: str = "") -> Answer:
            connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
            connection.request("GET", f"/{quote(path)}", headers={"Accept-Encoding": accept or "identity"})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())

        yield get


def kinds() -> list[str]:
    """A file of each ending, and one of each that is kept for ever."""
    files = (file.relative_to(SITE).as_posix() for file in sorted(SITE.rglob("*")) if file.is_file())
    plain = [path for path in files if not path.endswith(COPIES)]
    return sorted({(Path(path).suffix, bool(HASHED.search(path))): path for path in plain}.values())


def test_every_kind_of_file_has_a_type() -> None:
    assert {Path(path).suffix for path in kinds()} <= TYPES.keys()
    assert len(kinds()) > 12


@pytest.mark.parametrize("path", kinds())
def test_a_file_comes_whole_with_its_type_and_headers(ask: Ask, path: str) -> None:
    answer = ask(path)
    assert (answer.status, answer.body) == (200, (SITE / path).read_bytes())
    assert answer.headers["Content-Type"] == TYPES[Path(path).suffix]
    lasting = "max-age=31536000, immutable" if HASHED.search(path) else "no-cache"
    assert answer.headers.get_all("Cache-Control") == [lasting]
    expected = headers(path)
    assert all(answer.headers.get_all(name) == [value] for name, value in expected.items())
    assert [name for name in HEADERS if name not in expected and name in answer.headers] == []


@pytest.mark.parametrize("path", kinds())
@pytest.mark.parametrize("taken", [{"br": ".br", "gzip": ".gz"}, {"gzip": ".gz"}])
def test_a_copy_that_is_there_is_sent_compressed(ask: Ask, path: str, taken: dict[str, str]) -> None:
    answer = ask(path, ", ".join(["deflate", *taken]))
    there = next((coding for coding, ending in taken.items() if (SITE / f"{path}{ending}").is_file()), "")
    assert answer.headers.get("Content-Encoding", "") == there
    assert UNPACK[there](answer.body) == (SITE / path).read_bytes()
    assert answer.headers["Content-Type"] == TYPES[Path(path).suffix]
    if there:
        assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", MISSING)
def test_what_is_missing_is_the_page_that_says_so(ask: Ask, path: str) -> None:
    answer = ask(path)
    assert (answer.status, answer.body) == (404, (SITE / "404.html").read_bytes())
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers.get_all("Cache-Control") == ["no-cache"]
    for name, value in HEADERS.items():
        assert answer.headers.get_all(name) == [value]


def test_a_folder_leads_to_its_page(ask: Ask) -> None:
    answer = ask("comprendre")
    assert answer.status == 301 and answer.headers["Location"] == "/comprendre/"
    assert ask("comprendre/").body == (SITE / "comprendre" / "index.html").read_bytes()


def test_only_a_host_with_a_certificate_asks_for_https_for_ever() -> None:
    assert 'Strict-Transport-Security "max-age=31536000"' in FILE.read_text(encoding="utf-8")
    assert "Strict-Transport-Security" not in HEADERS


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_the_files_of_hosts_say_the_same(name: str) -> None:
    text = (ROOT / "docs" / "hosting" / name).read_text(encoding="utf-8")
    assert [value for value in (*HEADERS.values(), *OF_PAPER.values()) if f'"{value}"' not in text] == []
    assert HASHED.pattern.removeprefix("(^|/)") in text
