"""How the sheets are laid out and announced: white bands, lines alone, the headers of each box to tick."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby, pairwise

import pypdfium2
import pytest

from generator.model.sentence import fill
from generator.model.socle import Criterion, Domain, Subdomain
from generator.model.typography import french_day
from generator.paper.headers import attributes, elements, kind
from generator.paper.sheets import LARGE, LEAF, PRECISE, SOCLE
from tests.printed import DAY, MM, MODEL, folded, pages_said, printed, reader
from tests.tagged import announced

PDFS = printed()
FORM = "-questionnaire"
LEAVES = [f"{domain.slug}{end}" for domain in MODEL.domains for end in ("", FORM)]
FORMS = [name for name in PDFS if FORM in name]
FILLED = [*(f"{domain.slug}.pdf" for domain in MODEL.domains), *(name for name in FORMS if LARGE not in name)]
LARGE_PAGES = 45
WHITE = 55
"""The tallest white band of a leaf, in mm: less than a fifth of the page."""
WHITE_IN_A_FORM = 40
ROOM = 0.8
"""Above a rule, in mm."""


def white_bands(page: pypdfium2.PdfPage) -> list[int]:
    """The heights in mm of what is white from side to side, above the foot of the page."""
    bitmap = page.render(scale=1 / MM * 2, grayscale=True)  # Two rows a millimetre.
    ink, foot = bytes(bitmap.buffer), int(275 * 2)
    rows = [
        set(ink[top : top + bitmap.width]) == {255} for top in range(0, foot * bitmap.stride, bitmap.stride)
    ]
    return [len(list(some)) // 2 for white, some in groupby(rows) if white]


@pytest.mark.parametrize("stem", LEAVES)
def test_a_leaf_has_two_pages(stem: str) -> None:
    assert len(reader(PDFS[f"{stem}.pdf"]).pages) == LEAF


@pytest.mark.parametrize("name", FILLED)
def test_no_page_is_half_empty_and_those_of_a_questionnaire_are_full(name: str) -> None:
    tallest = max(max(white_bands(page)) for page in pypdfium2.PdfDocument(PDFS[name]))
    assert tallest <= (WHITE_IN_A_FORM if FORM in name else WHITE)


def closing(pdf: bytes) -> list[str]:
    """What closes a sheet, and the title at the foot of its pages."""
    sheets, metadata = MODEL.sheets, reader(pdf).metadata
    days = {"edition": french_day(MODEL.site.edition), "today": french_day(DAY)}
    texts = [sheets.closing, sheets.independence, MODEL.site.rights, sheets.about_source, MODEL.edition.text]
    texts += [fill(sheets.about_law, title=domain.title_legal) for domain in MODEL.domains]
    texts += [fill(sheets.dated, **days), metadata.title if metadata and metadata.title else ""]
    return [folded(text) for text in texts]


@pytest.mark.parametrize("name", [name for name in PDFS if "affiche" not in name and "cartes" not in name])
def test_no_page_has_only_what_closes_a_sheet(name: str) -> None:
    notes = folded(MODEL.sheets.notes_title)
    *_, last = (page for page in pages_said(PDFS[name]) if notes not in page)
    for text in closing(PDFS[name]):
        last = last.replace(text, "")
    assert len(last) > 60 or last.count("Jesais") == 3  # The lines to write on.


DOTS = 300 / 25.4
"""A printer's, in a millimetre."""


def rows(page: pypdfium2.PdfPage, left: int, right: int, dark: int) -> list[tuple[str, int]]:
    """What there is from `left` to `right`, in mm: lines, text and white, each of so many rows of dots."""
    bitmap = page.render(scale=DOTS / MM, grayscale=True, crop=(left * MM, 0, (210 - right) * MM, 0))
    ink = bytes(bitmap.buffer)
    lines = (ink[at : at + bitmap.width] for at in range(0, len(ink), bitmap.stride))
    kinds = ("line" if max(row) < dark else "white" if min(row) >= dark else "text" for row in lines)
    return [(kind, len(list(some))) for kind, some in groupby(kinds)]


def black_lines(pdf: bytes, left: int, right: int) -> int:
    """How many lines a printer without greys leaves on the second page."""
    return sum(kind == "line" for kind, _ in rows(pypdfium2.PdfDocument(pdf)[1], left, right, dark=128))


@pytest.mark.parametrize("name", FORMS)
def test_no_letter_touches_a_rule(name: str) -> None:
    for page in pypdfium2.PdfDocument(PDFS[name]):
        found = rows(page, 18, 95, dark=190)
        above = [before for before, (kind, _) in pairwise(found) if kind == "line"]
        assert all(kind == "white" and count >= ROOM * DOTS for kind, count in above)


def test_a_printer_without_greys_keeps_the_lines_to_write_on_and_the_frame_of_a_stamp() -> None:
    assert black_lines(PDFS["travailler-en-equipe-questionnaire.pdf"], 35, 190) >= 3
    assert black_lines(PDFS["travailler-en-equipe.pdf"], 146, 190) == 2


def alone(pdf: bytes, parts: Iterable[tuple[str, list[str]]]) -> list[str]:
    """The parts of which a page has one line only, though they have more."""
    pages = pages_said(pdf)
    here = {title: [sum(folded(line) in page for line in lines) for page in pages] for title, lines in parts}
    several = {title for title, lines in parts if len(lines) > 1}
    return [title for title, counts in here.items() if title in several and 1 in counts]


def parts(domain: Domain, key: str) -> list[tuple[str, list[str]]]:
    return [
        (subdomain.plain, [getattr(c, key) for c in subdomain.criteria]) for subdomain in domain.subdomains
    ]


@pytest.mark.parametrize("domain", MODEL.domains, ids=lambda domain: domain.slug)
def test_no_line_of_a_part_stands_alone_on_a_page(domain: Domain) -> None:
    for end, key in (("", "example"), (FORM, "easy_example"), (PRECISE, "example")):
        assert alone(PDFS[f"{domain.slug}{end}.pdf"], parts(domain, key)) == []
    assert alone(PDFS[f"{domain.slug}{FORM}{LARGE}.pdf"], parts(domain, "easy_example")) == []


@pytest.mark.parametrize("name", FORMS)
def test_a_line_is_never_cut(name: str) -> None:
    lines: list[Criterion | Subdomain] = [*MODEL.subdomains] if name.startswith(SOCLE) else [*MODEL.criteria]
    keys = ("statement", "example") if PRECISE in name else ("easy", "easy_example")
    pages = pages_said(PDFS[name])
    for line in lines:
        one, other = (
            {n for n, page in enumerate(pages) if folded(getattr(line, key)) in page} for key in keys
        )
        assert not one or one & other


def test_the_booklet_in_large_print_is_no_heap() -> None:
    assert len(reader(PDFS[f"livret{LARGE}.pdf"]).pages) <= LARGE_PAGES


@pytest.mark.parametrize("end", ["", LARGE])
def test_the_booklet_may_be_folded(end: str) -> None:
    pages = pages_said(PDFS[f"livret{end}.pdf"])
    assert len(pages) % 4 == 0
    assert sum(folded(MODEL.sheets.notes_title) in page for page in pages) < 4


@pytest.mark.parametrize("name", [*FORMS, "livret.pdf", f"livret{LARGE}.pdf"])
def test_the_headers_of_a_box_are_its_statement_and_its_level(name: str) -> None:
    root, headers = announced(PDFS[name])
    boxes: dict[str, list[str]] = defaultdict(list)
    for cell in (element for element in elements(root) if kind(element) == "/TD"):
        statement, level = (headers[str(id_)] for id_ in list(attributes(cell)["/Headers"]))  # type: ignore
        boxes[statement].append(level)
    shown = [folded(level.label if LARGE in name else level.short) for level in MODEL.scale.levels]
    assert boxes and all(levels == shown for levels in boxes.values())
    lines: list[Criterion | Subdomain] = [*MODEL.subdomains, *MODEL.criteria]
    wanted = {folded(line.easy + line.easy_example) for line in lines}
    wanted |= {folded(line.statement + line.example) for line in lines}
    assert set(boxes) <= wanted
