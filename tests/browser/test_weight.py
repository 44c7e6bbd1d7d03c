"""What a first visit downloads, as it crosses the wire."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.paths import packed

from .pages import QUESTIONNAIRE
from .questionnaire import Questionnaire
from .visiting import with_result

MOST = 29_000
"""Bytes of a page with all it needs, as they are sent."""

PYTHON = (".wasm", "/worker-", "/words-")

DIRECTORY = ("/organismes/", "/organismes/departements/971/", "/organismes/reseaux/greta/")
LESS = 19_000
"""The same for the pages of the directory, which people open on the way."""

HEADERS = 2_500
"""Bytes of what is said with them: a policy, no more than that."""

PAGES = ("/", "/questions/", "/domaines/gestes-postures-securite/", QUESTIONNAIRE)


COMPLETE = ("complete-*.wasm", "words-*.json")
"""What a visitor downloads when the small runtime is not enough."""


class Wire:
    """What crosses the wire, as the browser's network layer counts it."""

    def __init__(self, page: Page) -> None:
        self.addresses: dict[str, str] = {}
        self.headers: dict[str, float] = {}
        self.bytes: dict[str, float] = {}
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self.start)
        session.on("Network.responseReceived", self.receive)
        session.on("Network.loadingFinished", self.finish)
        session.send("Network.enable")

    def start(self, event: dict[str, Any]) -> None:
        self.addresses[event["requestId"]] = event["request"]["url"]

    def receive(self, event: dict[str, Any]) -> None:
        self.headers[self.addresses[event["requestId"]]] = event["response"]["encodedDataLength"]

    def finish(self, event: dict[str, Any]) -> None:
        address = self.addresses[event["requestId"]]
        self.bytes[address] = event["encodedDataLength"] - self.headers[address]


@pytest.mark.parametrize(
    ("address", "most"), [*((path, MOST) for path in PAGES), *((path, LESS) for path in DIRECTORY)]
)
def test_a_page_weighs_little(page: Page, origin: str, address: str, most: int) -> None:
    wire = Wire(page)
    page.goto(address, wait_until="networkidle")
    assert any(url.endswith(".css") for url in wire.bytes), "style sheets must be counted"
    assert {urlsplit(url).netloc for url in wire.bytes} == {urlsplit(origin).netloc}
    assert sum(wire.bytes.values()) <= most, sorted(wire.bytes.items(), key=lambda entry: -entry[1])
    assert sum(wire.headers.values()) <= HEADERS, wire.headers


def test_the_complete_runtime_weighs_at_most_3_3_mb() -> None:
    assert sum(map(packed, COMPLETE)) <= 3_300_000


def test_python_is_downloaded_once_the_form_is_touched_and_not_before(page: Page) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    form = Questionnaire(page).open(QUESTIONNAIRE)
    page.wait_for_load_state("networkidle")
    assert not any(sign in url for url in asked for sign in PYTHON)
    form.answer(most=1)
    form.wait_for_python("ready")
    assert all(any(sign in url for url in asked) for sign in PYTHON)


def test_ten_seconds_of_reading_start_python_too(page: Page) -> None:
    page.clock.install(time=0)
    page.clock.pause_at(1)
    form = Questionnaire(page).open(QUESTIONNAIRE)
    page.clock.fast_forward(9_000)
    assert page.locator("html").get_attribute("data-python") is None
    page.clock.fast_forward(2_000)
    form.wait_for_python("ready")


def test_who_saves_data_downloads_python_with_the_result_only(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    form = Questionnaire(page).open(QUESTIONNAIRE)
    form.answer()
    page.wait_for_load_state("networkidle")
    assert not any(sign in url for url in asked for sign in PYTHON)
    with_result(form)
