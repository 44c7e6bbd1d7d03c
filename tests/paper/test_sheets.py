"""The sheets on paper, read back from the PDF: words, tags, fonts, pages, QR codes."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2
import pytest

from generator.loading import load
from generator.model.referential import Referential
from generator.model.sentence import fill
from generator.model.socle import Criterion, Domain, Subdomain
from generator.model.typography import french_day
from generator.paper.press import BadSheet
from generator.paper.sheets import LARGE, LEAF, PRECISE, SOCLE, make_sheets, sheets
from generator.project import OWN
from tests.printed import (
    BASE,
    DAY,
    MM,
    MODEL,
    folded,
    ink_in_the_margins,
    pages_said,
    printed,
    reader,
    said,
    without_address,
    words,
)
from tests.scanner import codes
from tests.small import small

PDFS = {name: pdf for name, pdf in printed().items() if not re.search("affiche|cartes", name)}
"""All that has pages to turn; test_giving.py looks at the others."""
ENDS = ("", LARGE)
FORMS = [name for name in PDFS if "questionnaire" in name]

ZERO = re.compile(rb"<0030>\s*\n")
"""What a font's table of letters says when it draws a zero."""

every_domain = pytest.mark.parametrize("domain", MODEL.domains, ids=lambda domain: domain.slug)
every_end = pytest.mark.parametrize("end", ENDS, ids=["normal", "large"])
every_sheet = pytest.mark.parametrize("name", PDFS)


def test_the_sheets_are_those_of_the_contract_and_their_large_print() -> None:
    stems = [f"{d.slug}{kind}" for d in MODEL.domains for kind in ("", "-questionnaire")] + [SOCLE, "livret"]
    precise = {f"{domain.slug}{PRECISE}.pdf" for domain in MODEL.domains}
    assert set(PDFS) == {f"{stem}{end}.pdf" for stem in stems for end in ENDS} | precise


@every_sheet
def test_a_sheet_says_where_to_begin(name: str) -> None:
    way = "Le premier pas : trouver un conseiller CléA, sur certificat-clea.fr/contact"
    assert folded(way) in words(PDFS[name])


@every_sheet
def test_paper_speaks_of_itself_and_not_of_a_site_nor_of_our_work(name: str) -> None:
    texts = [MODEL.sheets.independence, french_day(MODEL.site.edition), french_day(DAY)]
    assert [text for text in texts if folded(text) not in words(PDFS[name])] == []
    screen = ("Ce site", "Cette page", "Données du", "Eva (ANLCI)", "(chiffre de")
    assert [text for text in screen if folded(text) in words(PDFS[name])] == []


@every_sheet
def test_each_page_says_what_it_belongs_to(name: str) -> None:
    metadata = reader(PDFS[name]).metadata
    assert metadata and metadata.title
    assert [page for page in pages_said(PDFS[name])[1:] if folded(metadata.title) not in page] == []


@every_domain
@every_end
def test_a_sheet_says_all_that_the_yaml_says_of_its_domain(domain: Domain, end: str) -> None:
    sheet, booklet = words(PDFS[f"{domain.slug}{end}.pdf"]), words(PDFS[f"livret{end}.pdf"])
    shared = [domain.name, domain.everyday, domain.title_legal]
    shared += [text for subdomain in domain.subdomains for text in (subdomain.plain, subdomain.title)]
    shared += [criterion.title for criterion in domain.criteria] + [
        step.plain for step in MODEL.process.steps
    ]
    shared += [MODEL.edition.text, MODEL.site.rights]
    texts = shared + [
        text for criterion in domain.criteria for text in (criterion.statement, criterion.example)
    ]
    assert [text for text in texts if folded(text) not in sheet] == []
    # In large print the booklet has each domain once, to fill: its words are the easy ones.
    assert [text for text in (shared if end else texts) if folded(text) not in booklet] == []


@every_domain
@every_end
def test_a_questionnaire_has_every_statement_and_room_to_write(domain: Domain, end: str) -> None:
    pdf = words(PDFS[f"{domain.slug}-questionnaire{end}.pdf"])
    texts = [domain.name, *(subdomain.plain for subdomain in domain.subdomains)]
    texts += [text for criterion in domain.criteria for text in (criterion.easy, criterion.easy_example)]
    texts += ["Prénom (si vous voulez)", "Mes trois phrases", MODEL.sheets.closing]
    assert [text for text in texts if folded(text) not in pdf] == []


@every_domain
def test_the_precise_questionnaire_has_our_precise_words(domain: Domain) -> None:
    pdf = words(PDFS[f"{domain.slug}{PRECISE}.pdf"])
    texts = [text for criterion in domain.criteria for text in (criterion.statement, criterion.example)]
    assert [text for text in texts if folded(text) not in pdf] == []


@every_end
def test_the_short_questionnaire_has_a_statement_a_subdomain(end: str) -> None:
    texts = [domain.name for domain in MODEL.domains] + [subdomain.easy for subdomain in MODEL.subdomains]
    for name in (SOCLE, "livret"):
        pdf = words(PDFS[f"{name}{end}.pdf"])
        assert [text for text in texts if folded(text) not in pdf] == []


@pytest.mark.parametrize("name", FORMS)
def test_the_levels_are_named_on_every_page_with_statements(name: str) -> None:
    labels = [folded(level.short) for level in MODEL.scale.levels]
    lines: list[Criterion | Subdomain] = [*MODEL.criteria, *MODEL.subdomains]
    statements = {folded(text) for line in lines for text in (line.statement, line.easy)}
    asked = [page for page in pages_said(PDFS[name]) if any(statement in page for statement in statements)]
    assert asked and all(label in page for page in asked for label in labels)


@every_sheet
def test_a_sheet_is_tagged_titled_french_and_has_bookmarks(name: str) -> None:
    pdf = reader(PDFS[name])
    catalog: Any = pdf.trailer["/Root"]
    metadata = catalog["/Metadata"].get_object().get_data().decode()
    assert str(catalog["/Lang"]).startswith("fr")
    assert catalog["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in catalog
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    title = pdf.metadata.title if pdf.metadata else None
    assert title and (folded(title) in words(PDFS[name]) or name.startswith("livret"))
    bookmarks = set(titles(pdf.outline))
    domains = [d for d in MODEL.domains if "livret" in name or name.startswith(d.slug)]
    wanted = {subdomain.plain for domain in domains for subdomain in domain.subdomains}
    if name.startswith((SOCLE, "livret")):
        wanted |= {domain.name for domain in MODEL.domains}
    assert wanted and {folded(bookmark) for bookmark in wanted} <= bookmarks


def titles(outline: Any) -> Iterator[str]:
    for entry in outline:
        yield from titles(entry) if isinstance(entry, list) else [folded(entry.title)]


def with_criteria(model: Referential, domain: Domain, more: Iterable[Criterion]) -> Referential:
    """The data with more criteria at the end of a domain."""
    last = domain.subdomains[-1]
    grown = type(last).model_construct(**{**dict(last), "criteria": (*last.criteria, *more)})
    own = {**dict(domain), "subdomains": (*domain.subdomains[:-1], grown)}
    domains = tuple(Domain.model_construct(**own) if other is domain else other for other in model.domains)
    return Referential.model_construct(**{**dict(model), "domains": domains})


def test_a_criterion_more_in_the_fullest_domain_is_still_one_leaf_or_the_build_says_so() -> None:
    domain = max(MODEL.domains, key=lambda candidate: len(words(PDFS[f"{candidate.slug}.pdf"])))
    longest = max(
        domain.criteria, key=lambda criterion: len(criterion.title + criterion.statement + criterion.example)
    )
    warned: list[str] = []
    pdfs = dict(make_sheets(with_criteria(MODEL, domain, [longest]), DAY, BASE, OWN, warned.append))
    for name, text in ((".pdf", longest.statement), ("-questionnaire.pdf", longest.easy)):
        pdf = pdfs[f"{domain.slug}{name}"]
        assert len(reader(pdf).pages) <= LEAF or any(f"{domain.slug}{name}" in line for line in warned)
        assert words(pdf).count(folded(text)) == 2


SHEET, FORM = "lire.pdf", "lire-questionnaire.pdf"


@pytest.mark.parametrize(("more", "told"), [(20, []), (23, []), (32, [SHEET, FORM])])
def test_room_is_taken_before_a_leaf_grows_and_then_it_is_said(more: int, told: list[str]) -> None:
    model, warned = load(small()), list[str]()
    [domain] = model.domains
    grown = with_criteria(model, domain, domain.criteria[:1] * more)
    pdfs = dict(make_sheets(grown, DAY, BASE, OWN, warned.append))
    assert [line.split(" : ")[1] for line in warned] == [f"la fiche {name} prend 3 pages" for name in told]
    assert [name for name in (SHEET, FORM) if len(reader(pdfs[name]).pages) > LEAF] == told


@every_sheet
def test_pages_are_a4_and_nothing_leaves_them(name: str) -> None:
    document = pypdfium2.PdfDocument(PDFS[name])
    for page in document:
        assert [round(side / MM) for side in page.get_size()] == [210, 297]
        assert not ink_in_the_margins(page)


@every_sheet
def test_only_our_fonts_are_used_and_they_are_embedded(name: str) -> None:
    fonts = [font for page in reader(PDFS[name]).pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    inner = [font.get_object()["/DescendantFonts"][0].get_object() for font in fonts]
    names = {str(font["/BaseFont"]).split("+")[1] for font in inner}
    families = ("AtkinsonHyperlegibleNext", "HankenGrotesk")
    assert names <= {f"{family}-{weight}" for family in families for weight in ("Regular", "Bold")} and names
    # The zero of the first family has a stroke through it.
    every = [font.get_object() for font in fonts]
    drawn = [(str(f["/BaseFont"]), f["/ToUnicode"].get_data()) for f in every]
    assert [name for name, letters in drawn if ZERO.search(letters) and "Atkinson" in name] == []
    assert any(ZERO.search(letters) for _, letters in drawn)
    assert all({"/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"]) for font in inner)


@pytest.mark.parametrize("name", [name for name in PDFS if LARGE in name])
def test_large_print_is_large(name: str) -> None:
    foot, *others = sorted({round(size, 1) for _, size in said(PDFS[name]).sizes})
    assert foot == 14 and others[0] >= 18


@pytest.mark.parametrize("name", [name for name in printed() if LARGE not in name])
def test_nothing_is_too_small_to_be_read(name: str) -> None:
    assert min(size for _, size in said(printed()[name]).sizes) >= 9


@every_domain
@every_end
def test_the_qr_code_says_the_address_that_is_written(domain: Domain, end: str) -> None:
    pdf = PDFS[f"{domain.slug}{end}.pdf"]
    address = f"{BASE}faire-le-point/{domain.slug}/"
    assert codes(pdf) == [address]
    assert folded(address) in words(pdf)


def test_the_booklet_leads_to_every_questionnaire() -> None:
    assert codes(PDFS["livret.pdf"]) == [f"{BASE}faire-le-point/{d.slug}/" for d in MODEL.domains]


def test_without_an_address_the_way_is_said_in_words() -> None:
    [pdf] = without_address("travailler-en-equipe.pdf").values()
    assert codes(pdf) == []
    assert "http" not in words(pdf)
    page = "ouvrez la page « Trouver mes points forts », puis « Travailler en équipe »."
    way = folded(f"Sur le site « CléA, mes points forts », {page}")
    first, then = words(pdf).split("certificatclea.fr/contact")
    assert way in then and way not in first


def test_the_booklet_in_large_print_says_what_it_holds_and_names_a_domain_before_the_law() -> None:
    normal, large = (words(PDFS[f"livret{end}.pdf"]) for end in ENDS)
    assert "uneficheàlire" in normal and "uneficheàlire" not in large
    assert folded(MODEL.sheets.booklet_lead_large) in large
    for domain in MODEL.domains:
        law = fill(MODEL.sheets.about_law, title=domain.title_legal)
        assert folded(domain.name + law) in large


def test_a_code_says_an_address_of_any_length_or_the_build_stops() -> None:
    with pytest.raises(BadSheet, match=r"the address https://x{3000}.* is too long for a QR code"):
        next(sheets(MODEL, DAY, "https://" + "x" * 3000))
