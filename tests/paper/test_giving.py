"""Posters and cards: one page each, read from afar, their codes read back, nothing under the scissors."""

import math
import re

import pypdfium2
import pytest
import zxingcpp

from generator.model.socle import Domain
from tests.printed import BASE, MM, MODEL, folded, printed, reader, said, without_address, words
from tests.scanner import codes
from tests.tagged import figures

PDFS = printed()
POSTERS = [name for name in PDFS if "affiche" in name]
CARDS = "cartes.pdf"
PAPER = {"": (210, 297), "-a3": (297, 420)}
LONG = re.compile(r"\w{5,}")
CAPITAL = 0.67
"""The height of a capital of our letters, of their size."""
METRES, SEEN = 3, 6 / 60
"""From how far a poster is read, and the angle in degrees of a capital that is read with ease enough.

A letter of 5 minutes of arc is the last that a good eye reads.
"""

every_domain = pytest.mark.parametrize("domain", MODEL.domains, ids=lambda domain: domain.slug)
every_format = pytest.mark.parametrize("end", PAPER, ids=["a4", "a3"])


@pytest.mark.parametrize("name", [*POSTERS, CARDS])
def test_it_is_one_page_of_its_format(name: str) -> None:
    [page] = pypdfium2.PdfDocument(PDFS[name])
    wanted = PAPER["-a3" if "-a3" in name else ""]
    assert [round(side / MM) for side in page.get_size()] == [*wanted]


@every_format
def test_there_is_a_poster_a_domain_and_one_for_all(end: str) -> None:
    stems = [*(f"{domain.slug}-affiche" for domain in MODEL.domains), "affiche"]
    assert {f"{stem}{end}.pdf" for stem in stems} <= {*POSTERS}
    assert len(POSTERS) == len(stems) * len(PAPER)


@every_format
@every_domain
def test_a_poster_says_four_or_five_things_and_leads_to_the_questionnaire(domain: Domain, end: str) -> None:
    pdf = PDFS[f"{domain.slug}-affiche{end}.pdf"]
    assert words(pdf).count("Jesais") in (4, 5) and folded(domain.name) in words(pdf)
    assert all(folded(subdomain.easy) in words(pdf) for subdomain in domain.subdomains)
    address = f"{BASE}faire-le-point/{domain.slug}/"
    assert codes(pdf) == [address] and folded(address) in words(pdf)
    assert folded(MODEL.sheets.contact) in words(pdf)


@every_domain
def test_what_a_poster_adds_says_something_else(domain: Domain) -> None:
    pdf = words(PDFS[f"{domain.slug}-affiche.pdf"])
    first = [set(LONG.findall(subdomain.easy)) for subdomain in domain.subdomains]
    more = [
        set(LONG.findall(criterion.easy)) for criterion in domain.criteria if folded(criterion.easy) in pdf
    ]
    assert more or len(first) >= 5
    assert not any(one & other for one in more for other in [*first, *more] if one is not other)


@every_format
def test_the_poster_of_the_socle_says_that_one_knows_already(end: str) -> None:
    pdf = PDFS[f"affiche{end}.pdf"]
    assert folded(MODEL.words["accueil"]["title"]) in words(pdf)
    assert words(pdf).count("Jesais") == len(MODEL.domains)
    assert codes(pdf) == [f"{BASE}faire-le-point/"]


@pytest.mark.parametrize("name", POSTERS)
def test_a_poster_is_read_from_three_metres(name: str) -> None:
    large = [size for text, size in said(PDFS[name]).sizes if text.startswith("Jesais")]
    assert large
    height = min(large) * CAPITAL / MM
    assert math.degrees(math.atan(height / (METRES * 1000))) >= SEEN


def test_ten_cards_have_the_size_of_a_bank_card_and_one_code_each() -> None:
    assert codes(PDFS[CARDS]) == [f"{BASE}faire-le-point/"] * 10
    text = words(PDFS[CARDS])
    assert text.count(folded(f"{BASE}organismes/")) == 10
    assert text.count(folded(MODEL.words["accueil"]["title"])) == 10


def test_nothing_of_a_card_is_under_the_scissors() -> None:
    [page] = pypdfium2.PdfDocument(PDFS[CARDS])
    image = page.render(scale=2 / MM, grayscale=True).to_pil().convert("L").point(lambda grey: 255 - grey)
    near = 3  # Two pixels a millimetre: the marks end 2 mm before the cards.
    for across in (39, 210, 381):
        assert image.crop((across - near, 30, across + near, 564)).getbbox() is None
    for down in (27 + 108 * row for row in range(6)):
        assert image.crop((44, down - near, 376, down + near)).getbbox() is None


def test_the_code_of_a_card_is_large_enough_for_any_telephone() -> None:
    [page] = pypdfium2.PdfDocument(PDFS[CARDS])
    image = page.render(scale=4 / MM).to_pil()
    for corners in (code.position for code in zxingcpp.read_barcodes(image)):
        assert corners.top_right.x - corners.top_left.x >= 25 * 4 - 2


def test_a_card_has_a_name_and_a_line_to_write_on() -> None:
    text = words(PDFS[CARDS])
    assert text.count(folded(MODEL.sheets.card_over)) == text.count(folded(MODEL.sheets.contact)) == 10


def test_without_an_address_posters_and_cards_say_who_to_go_and_see_then_the_way_in_words() -> None:
    way = folded("ouvrez la page « Trouver mes points forts »")
    for pdf in without_address("affiche.pdf", "travailler-en-equipe-affiche.pdf", CARDS).values():
        assert codes(pdf) == [] and "http" not in words(pdf)
        first, *_, then = words(pdf).split("surcertificatclea.fr/contact")
        assert way in then and way not in first


@pytest.mark.parametrize("name", [*POSTERS, CARDS])
def test_its_tags_have_a_title_and_an_alternative_for_its_code(name: str) -> None:
    metadata = reader(PDFS[name]).metadata
    assert metadata and metadata.title
    assert {text for text in figures(PDFS[name]) if text.startswith(BASE)} == {*codes(PDFS[name])}
