"""An organism's contact in the places that every sheet has for it: seen, read out, and nothing else moves."""

import base64
import json
import re
import subprocess
import zlib
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import ImageChops

from generator.paper.lettering import LETTERS, lettering
from generator.project import Project
from tests.paths import ROOT
from tests.printed import MODEL, folded, pages_said, printed, reader, words
from tests.scanner import codes
from tests.tagged import figures

CONTACT = {
    "name": "Les Ateliers du Pœnt & d’À-Côté",
    "address": "3 rue des Tilleuls, 35300 Exempleville",
    "phone": "01 99 00 12 34",
    "opening": "du lundi au jeudi, de 9 h à 17 h",
}
RED = zlib.compress(bytes((255, 0, 0)) * 60 * 39).decode("latin-1")
LOGO = {"width": 60, "height": 39, "pixels": RED}
"""Of a height that no division gives back as it was: PDF reads no « 1e-15 »."""
ALL = printed()
SOME = (
    "calculer-et-raisonner.pdf",
    "calculer-et-raisonner-grands-caracteres.pdf",
    "calculer-et-raisonner-questionnaire.pdf",
    "calculer-et-raisonner-affiche.pdf",
    "affiche-a3.pdf",
    "cartes.pdf",
    "livret.pdf",
)

every_kind = pytest.mark.parametrize("name", SOME)


def sign(folder: Path, names: tuple[str, ...] = SOME, logo: Any = None, **changed: str) -> dict[str, bytes]:
    """The same sheets with a contact, by name."""
    for name in names:
        (folder / name).write_bytes(ALL[name])
    given = {"contact": CONTACT | changed, "logo": logo, "lettering": json.loads(lettering())}
    command = ["node", str(ROOT / "tests/paper/signing.mjs"), str(folder)]
    subprocess.run(command, input=json.dumps(given).encode(), check=True)
    return {name: (folder / name).read_bytes() for name in names}


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return sign(tmp_path_factory.mktemp("signed"), logo=LOGO)


@pytest.mark.parametrize("name", ALL)
def test_every_sheet_has_a_place_which_is_said_and_not_seen(name: str) -> None:
    assert MODEL.sheets.contact_place in figures(ALL[name])
    for page in reader(ALL[name]).pages:
        assert {*b"".join(image.get_data() for image in xobjects(page))} <= {255}


def xobjects(page: Any) -> list[Any]:
    return [image.get_object() for image in page["/Resources"].get("/XObject", {}).values()]


@every_kind
def test_the_contact_is_said_on_paper_and_to_who_listens(signed: dict[str, bytes], name: str) -> None:
    said = [CONTACT["name"], CONTACT["phone"]]
    assert [text for text in said if folded(text) not in words(signed[name])] == []
    places = figures(ALL[name]).count(MODEL.sheets.contact_place)
    assert figures(signed[name]).count(", ".join(CONTACT.values())) == places
    assert MODEL.sheets.contact_place not in figures(signed[name])


@every_kind
def test_nothing_else_of_a_page_moves(signed: dict[str, bytes], name: str) -> None:
    before, after = pages_said(ALL[name]), pages_said(signed[name])
    said = {folded(text) for text in CONTACT.values()}
    assert len(before) == len(after)
    for former, now in zip(before, after, strict=True):
        for text in sorted(said, key=len, reverse=True):
            now = now.replace(text, "").replace(f"·{text}", "")
        assert sorted(now.replace("·", "")) == sorted(former)
    assert codes(signed[name]) == codes(ALL[name])


@every_kind
def test_its_letters_are_in_the_file_and_its_logo_is_drawn(signed: dict[str, bytes], name: str) -> None:
    drawings = [form for page in reader(signed[name]).pages for form in xobjects(page)]
    forms = [form for form in drawings if form["/Subtype"] == "/Form"]
    assert forms and len(forms) == len(drawings)
    for form in forms:
        assert not re.search(rb"\de-?\d", re.sub(rb"<[0-9A-F]*>", b"", form.get_data()))
        fonts = [font.get_object() for font in form["/Resources"]["/Font"].values()]
        assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)
    assert any(is_red(page) for page in pypdfium2.PdfDocument(signed[name]))


def is_red(page: pypdfium2.PdfPage) -> bool:
    return (255, 0, 0) in page.render(scale=1).to_pil().convert("RGB").get_flattened_data()


def test_a_card_has_room_for_a_name_and_a_number_a_poster_for_all(signed: dict[str, bytes]) -> None:
    assert folded(CONTACT["opening"]) not in words(signed["cartes.pdf"])
    assert words(signed["cartes.pdf"]).count(folded(CONTACT["phone"])) == 10
    for name in ("affiche-a3.pdf", "calculer-et-raisonner-questionnaire.pdf"):
        assert all(folded(text) in words(signed[name]) for text in CONTACT.values()), name
    assert folded(CONTACT["address"]) in words(signed["calculer-et-raisonner.pdf"])


def test_whatever_is_given_is_said(tmp_path: Path) -> None:
    """An address alone, a number beside a name that fills its place, words pasted from a table."""
    nobody = dict.fromkeys(CONTACT, "")
    address = "12 bis, boulevard du Général-de-Gaulle, bâtiment B, 35300 Exempleville"
    [pdf] = sign(tmp_path, ("cartes.pdf",), **nobody | {"address": address}).values()
    assert words(pdf).count(folded(address)) == 10 and figures(pdf).count(address) == 1
    long = {"name": "Maison de l’emploi et de la formation " * 2, "phone": CONTACT["phone"]}
    [pdf] = sign(tmp_path, ("cartes.pdf",), logo=LOGO, **nobody | long).values()
    assert words(pdf).count(folded(CONTACT["phone"])) == 10
    [pdf] = sign(tmp_path, ("affiche.pdf",), **nobody | {"name": "Saint\u2011Denis\tSud\u2003Est"}).values()
    assert "Saint-Denis Sud Est" in figures(pdf)
    [pdf] = sign(tmp_path, ("affiche.pdf",), logo=LOGO, **nobody).values()
    assert MODEL.sheets.contact_place in figures(pdf)


@pytest.mark.parametrize(
    "text", ["a" * 400, "mot " * 100, "\u202eא\u200f 😀 ✓ 漢", "(a\\) \\(b", "<b>Gras</b> %PDF endobj"]
)
def test_what_one_types_stays_text_in_its_place(tmp_path: Path, text: str) -> None:
    names = ("cartes.pdf", "calculer-et-raisonner.pdf", "calculer-et-raisonner-questionnaire.pdf")
    for name, pdf in sign(tmp_path, names, name=text, address=text, opening="").items():
        [*pages] = pypdfium2.PdfDocument(pdf)
        assert len(pages) == len(reader(ALL[name]).pages)
        written = folded("".join(sign for sign in text if sign in LETTERS)).strip()
        assert written[:20] in words(pdf)
        for page, former in zip(pages, pypdfium2.PdfDocument(ALL[name]), strict=True):
            now, before = (one.render().to_pil() for one in (page, former))
            assert now.size == before.size
            if name != "cartes.pdf":
                assert fits(ImageChops.difference(now.convert("L"), before.convert("L")).getbbox(), ALL[name])


def fits(changed: tuple[int, int, int, int] | None, pdf: bytes) -> bool:
    """Whether what is drawn otherwise, a pixel a point, is no larger than the place of a sheet."""
    [place] = xobjects(reader(pdf).pages[0]) or xobjects(reader(pdf).pages[-1])
    left, top, right, bottom = changed or (0, 0, 0, 0)
    wide, high = int(place["/Width"]) + 1, int(place["/Height"]) + 1
    return right - left <= wide and bottom - top <= high


def test_the_letters_are_those_of_french_and_the_zero_has_no_stroke() -> None:
    given = json.loads(lettering())
    assert set("ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ«»’–—…€0123456789@\u00a0") <= set(given["letters"])
    for font in given["fonts"]:
        assert len(font["widths"]) == len(given["letters"])
        assert len(zlib.decompress(base64.b64decode(font["file"]))) == font["length"]


def test_the_letters_are_made_the_same_each_time(tmp_path: Path) -> None:
    assert lettering(Project(tmp_path)) == lettering()
