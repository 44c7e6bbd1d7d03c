"""An organism's contact on all that it prints: typed once, put into each PDF by the browser, sent nowhere."""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from tests.paths import SITE
from tests.printed import folded, reader, words

from .faults import FaultyServer, missing

PATH = "/imprimer/"
OWN = {
    "nom": "Les Ateliers du Pont <b>",
    "adresse": "3 rue des Tilleuls, Exempleville",
    "telephone": "01 99 00 12 34",
    "horaires": "du lundi au jeudi & le samedi",
}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 0h4v2H0z" fill="red"/>%s</svg>'
SCRIPT = b"<script>parent.document.title = 'Pris'</script><image href='/logo.png' width='1' height='1'/>"
KIND, HEAVY, BROKEN = "n’est pas une image PNG ou SVG", "trop lourde", "ne s’ouvre pas"


def png(width: int, height: int) -> bytes:
    """A white picture."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    written = (struct.pack(">I", len(c)) + t + c + struct.pack(">I", zlib.crc32(t + c)) for t, c in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def payload(name: str, content: bytes) -> FilePayload:
    kind = {"svg": "image/svg+xml", "png": "image/png"}.get(name[-3:], "image/jpeg")
    return {"name": name, "mimeType": kind, "buffer": content}


@pytest.fixture
def other(browser: Browser, origin: str) -> Iterator[Page]:
    """The same organism, another day."""
    with browser.new_context(base_url=origin, locale="fr-FR") as context:
        yield context.new_page()


def opened(page: Page, address: str = PATH) -> None:
    page.goto(address)
    page.get_by_text("Ajouter vos coordonnées").click()


def filled(page: Page, **changed: str) -> None:
    """Say who one is."""
    for name, text in (OWN | changed).items():
        page.locator(f"#mes-fiches [name={name}]").fill(text)
    expect(page.get_by_text("Vos coordonnées sont prêtes")).to_be_visible()


def taken(page: Page, name: str) -> bytes:
    """The PDF that a link of the page gives."""
    with page.expect_download() as download:
        page.locator(f'a[href$="/{name}"]').click()
    assert download.value.suggested_filename == name
    return Path(download.value.path()).read_bytes()


def logo(page: Page) -> Locator:
    return page.get_by_role("img", name="Votre logo")


DOCUMENTS = ("calculer-et-raisonner.pdf", "affiche-a3.pdf", "cartes.pdf", "livret.pdf")


def test_each_document_of_the_page_has_the_contact(page: Page) -> None:
    opened(page)
    filled(page)
    for name in DOCUMENTS:
        pdf = taken(page, name)
        said = words(pdf)
        assert [text for text in (OWN["nom"], OWN["telephone"]) if folded(text) not in said] == [], name
        published = (SITE / "fiches" / name).read_bytes()
        assert len(reader(pdf).pages) == len(reader(published).pages) and pdf.startswith(published), name
    expect(page.get_by_text("Le document est prêt, avec vos coordonnées.")).to_be_visible()


def test_without_a_contact_a_link_leads_to_the_document_itself(page: Page) -> None:
    page.goto(PATH)
    link = page.locator('a[href$="/cartes.pdf"]')
    assert link.evaluate("link => link.dispatchEvent(new MouseEvent('click', { cancelable: true }))")


def test_its_link_brings_all_of_it_back(page: Page, other: Page) -> None:
    opened(page)
    filled(page)
    other.goto(page.locator("[data-link]").input_value())
    for name, text in OWN.items():
        expect(other.locator(f"#mes-fiches [name={name}]")).to_have_value(text)
        expect(other.locator(f"#mes-fiches [name={name}]")).to_be_visible()
    assert folded(OWN["nom"]) in words(taken(other, "cartes.pdf"))


def test_nothing_of_it_is_sent_nor_kept(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + str(request.post_data)))
    opened(page)
    filled(page)
    page.locator("[name=logo]").set_input_files(files=[payload("l.svg", SVG % b"")])
    expect(logo(page)).to_be_visible()
    taken(page, "cartes.pdf")
    assert sent and not any("Ateliers" in request or "Tilleuls" in request for request in sent)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_known_network_fills_what_is_known(page: Page) -> None:
    """And what was typed by hand stays, also when one goes back."""
    opened(page)
    page.locator("#mes-fiches [name=horaires]").fill(OWN["horaires"])
    page.get_by_label("Partir d’un nom connu").select_option(label="Afpa")
    expect(page.locator("#mes-fiches [name=nom]")).to_have_value(
        "Agence nationale pour la formation professionnelle des adultes"
    )
    page.get_by_label("Partir d’un nom connu").select_option(index=0)
    expect(page.locator("#mes-fiches [name=nom]")).to_have_value("")
    expect(page.locator("#mes-fiches [name=horaires]")).to_have_value(OWN["horaires"])


@pytest.mark.parametrize("file", [payload("l.svg", SVG % SCRIPT), payload("l.png", png(300, 100))])
def test_a_logo_is_drawn_and_can_be_taken_away(page: Page, file: FilePayload) -> None:
    """And what is in an SVG neither runs nor asks for anything."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page)
    title = page.title()
    page.locator("[name=logo]").set_input_files(files=[file])
    expect(logo(page)).to_be_visible()
    assert pictures(taken(page, "cartes.pdf")) == 1
    assert page.title() == title and not any("logo.png" in address for address in asked)
    page.get_by_role("button", name="Retirer le logo").click()
    expect(logo(page)).to_be_hidden()
    expect(page.locator("[name=logo]")).to_be_focused()
    filled(page)
    assert pictures(taken(page, "cartes.pdf")) == 0


def pictures(pdf: bytes) -> int:
    """How many logos the place of a PDF draws."""
    [place] = reader(pdf).pages[0]["/Resources"]["/XObject"].values()  # type: ignore[index]
    resources: Any = place.get_object()["/Resources"]
    return len(resources.get("/XObject", {}))


REFUSED = (
    (payload("photo.jpg", b"\xff\xd8" + b"0" * 1000), KIND),
    (payload("photo.png", png(20, 20) + bytes(3_000_000)), HEAVY),
    (payload("cassé.png", png(20, 20)[:40]), BROKEN),
    (payload("bombe.png", png(9000, 9000)), HEAVY),
    (payload("cassé.svg", b"<svg"), BROKEN),
)
"""No two that follow each other are refused with the same sentence."""


def test_what_is_no_logo_is_said_and_loses_nothing(page: Page) -> None:
    opened(page)
    filled(page)
    for file, sentence in REFUSED:
        page.locator("[name=logo]").set_input_files(files=[file])
        expect(page.locator("#mes-fiches [data-refused]")).to_contain_text(sentence)
        expect(logo(page)).to_be_hidden()
    for name, text in OWN.items():
        expect(page.locator(f"#mes-fiches [name={name}]")).to_have_value(text)
    assert folded(OWN["nom"]) in words(taken(page, "cartes.pdf"))


def test_signs_that_paper_cannot_write_are_said_at_once(page: Page) -> None:
    opened(page)
    filled(page, nom="Les Ateliers 😀 \u202eاب", adresse="x" * 400)
    expect(page.locator("#mes-fiches").get_by_text("Ces signes ne s’impriment pas : 😀 ا ب.")).to_be_visible()
    pdf = taken(page, "calculer-et-raisonner.pdf")
    assert "LesAteliers" in words(pdf) and len(reader(pdf).pages) == 2


def test_a_document_that_does_not_come_says_so_and_comes_again(page: Page, faulty: FaultyServer) -> None:
    opened(page, f"{faulty.origin}{PATH}")
    faulty.faults = {"/cartes.pdf": missing}
    filled(page)
    page.locator('a[href$="/cartes.pdf"]').click()
    expect(page.get_by_text("Le document n’est pas arrivé.")).to_be_visible()
    faulty.mend()
    assert folded(OWN["nom"]) in words(taken(page, "cartes.pdf"))
