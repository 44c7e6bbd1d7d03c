"""QR codes: read by the browser itself, by our library where it cannot, on a photo without a camera."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, expect

from .cameras import film, photograph
from .chromium import executable
from .conftest import FLAGS
from .links import link_to
from .pages import SITE
from .visiting import GROUP

SCAN, DONE, SEE = "Lire des QR codes", "C’est fini", "Voir les points forts du groupe"
LIBRARY = "**/decoding-*"

HEAVIEST = 16_000
"""Bytes of the library, compressed."""

ITSELF = """
window.BarcodeDetector = class {
  static async getSupportedFormats() { return ["qr_code"]; }
  async detect() { return [{ rawValue: window.inFront }]; }
};
navigator.mediaDevices ??= {};
navigator.mediaDevices.getUserMedia = async () => document.createElement("canvas").captureStream();
"""
"""A device that reads codes by itself; what stands in front of its camera is the test's to say."""

UNABLE = "delete window.BarcodeDetector"
"""Safari and Firefox."""


@pytest.fixture
def link(origin: str) -> str:
    """The link that somebody else shows as a code."""
    return link_to(origin, {"1.1": "alone", "1.2": "explain", "1.3": "helped"})


@pytest.fixture
def filming(playwright: Playwright, link: str, tmp_path: Path, origin: str) -> Iterator[BrowserContext]:
    """A device whose camera sees that code, and whose browser cannot read it."""
    flags = [
        *FLAGS,
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={film(link, tmp_path / 'code.y4m')}",
    ]
    browser = playwright.chromium.launch(executable_path=executable(), args=flags)
    with browser, browser.new_context(base_url=origin, locale="fr-FR", permissions=["camera"]) as context:
        context.add_init_script(UNABLE)
        yield context


@pytest.fixture
def without_camera(browser: Browser, origin: str) -> Iterator[Page]:
    with browser.new_context(base_url=origin, locale="fr-FR") as context:
        context.add_init_script(UNABLE)
        yield context.new_page()


def lines(page: Page) -> Locator:
    return page.get_by_label("Les liens de points forts")


def asked_of(page: Page) -> list[str]:
    """The addresses that a page asks for from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def give(page: Page, name: str, content: bytes) -> None:
    page.get_by_label("Ou choisir une photo").set_input_files(
        {"name": name, "mimeType": "image/jpeg", "buffer": content}
    )


def test_codes_in_front_of_the_camera_become_lines(page: Page) -> None:
    page.add_init_script(ITSELF)
    asked = asked_of(page)
    page.goto(GROUP)
    page.evaluate("window.inFront = 'https://exemple.fr/#un'")
    page.get_by_role("button", name=SCAN).click()
    expect(lines(page)).to_have_value("https://exemple.fr/#un\n")
    page.evaluate("window.inFront = 'https://exemple.fr/#deux'")
    expect(lines(page)).to_have_value("https://exemple.fr/#un\nhttps://exemple.fr/#deux\n")
    expect(page.locator("#camera").get_by_role("status")).to_have_text("Liens déjà là : 2")
    page.get_by_role("button", name=DONE).click()
    expect(page.locator("#camera")).to_be_hidden()
    assert not [address for address in asked if "decoding" in address]


def test_where_the_browser_cannot_read_codes_a_library_does(filming: BrowserContext, link: str) -> None:
    page = filming.new_page()
    asked = asked_of(page)
    page.goto(GROUP, wait_until="networkidle")
    assert not [address for address in asked if "decoding" in address]
    page.get_by_role("button", name=SCAN).click()
    expect(lines(page)).to_have_value(f"{link}\n")
    expect(page.locator("#camera").get_by_role("status")).to_have_text("Liens déjà là : 1")
    expect(page.locator("#camera video")).to_be_visible()
    page.get_by_role("button", name=DONE).click()
    page.get_by_role("button", name=SEE).click()
    expect(page.locator("[data-people]")).to_have_text("1 personne")
    assert len([address for address in asked if "decoding" in address]) == 1


def test_the_camera_rests_once_the_dialog_is_closed(filming: BrowserContext) -> None:
    page = filming.new_page()
    page.goto(GROUP)
    page.get_by_role("button", name=SCAN).click()
    expect(lines(page)).not_to_have_value("")
    stream = page.evaluate_handle("document.querySelector('#camera video').srcObject")
    page.keyboard.press("Escape")
    expect(page.locator("#camera")).to_be_hidden()
    assert stream.evaluate("stream => stream.getTracks().map(track => track.readyState)") == ["ended"]
    lines(page).fill("")
    page.wait_for_timeout(700)
    expect(lines(page)).to_have_value("")


def test_a_library_that_does_not_come_is_one_sentence_and_the_next_try_may_do(
    filming: BrowserContext, link: str
) -> None:
    page = filming.new_page()
    page.route(LIBRARY, lambda route: route.abort())
    page.goto(GROUP)
    page.get_by_role("button", name=SCAN).click()
    status = page.locator("#camera").get_by_role("status")
    expect(status).to_contain_text("La lecture des QR codes n’a pas pu s’ouvrir")
    page.get_by_role("button", name=DONE).click()
    lines(page).fill(link)
    page.get_by_role("button", name=SEE).click()
    expect(page.locator("[data-people]")).to_have_text("1 personne")
    lines(page).fill("")
    page.unroute_all()
    page.get_by_role("button", name=SCAN).click()
    expect(lines(page)).to_have_value(f"{link}\n")
    expect(status).to_have_text("Liens déjà là : 1")


def test_a_library_that_never_comes_is_said_too(without_camera: Page) -> None:
    page = without_camera
    page.clock.install()
    page.route(LIBRARY, lambda route: None)
    page.goto(GROUP)
    page.get_by_role("button", name=SCAN).click()
    status = page.locator("#camera").get_by_role("status")
    expect(status).to_contain_text("La caméra n’est pas disponible")
    page.clock.fast_forward(16_000)
    expect(status).to_contain_text("La lecture des QR codes n’a pas pu s’ouvrir")


def test_without_a_camera_a_photo_of_a_code_is_read(without_camera: Page, link: str) -> None:
    page = without_camera
    page.goto(GROUP)
    page.get_by_role("button", name=SCAN).click()
    status = page.locator("#camera").get_by_role("status")
    expect(status).to_contain_text("La caméra n’est pas disponible")
    expect(page.locator("#camera video")).to_be_hidden()
    give(page, "code.jpg", photograph(link))
    expect(lines(page)).to_have_value(f"{link}\n")
    expect(status).to_have_text("Liens déjà là : 1")


def test_a_picture_without_a_code_is_one_sentence(without_camera: Page) -> None:
    page = without_camera
    page.goto(GROUP)
    page.get_by_role("button", name=SCAN).click()
    give(page, "vacances.jpg", b"\xff\xd8\xff\xe0 cut")
    expect(page.locator("#camera").get_by_role("status")).to_contain_text("Aucun QR code n’a été lu")
    expect(lines(page)).to_have_value("")


def test_the_library_is_light() -> None:
    [file] = (SITE / "assets").rglob("decoding-*.js.br")
    assert file.stat().st_size <= HEAVIEST
