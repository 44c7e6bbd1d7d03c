"""What a visitor can do while Python is on its way, and what a second visit costs."""

from io import BytesIO

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from generator.publishing.deploys import HASHED
from tests.bench.wire import Network, Wire, serve

from .faults import FaultyServer, counting
from .pages import KEEPS_NOTHING, QUESTIONNAIRE, SITE
from .questionnaire import LEVELS, Questionnaire, plain
from .visiting import with_result

SLOW = Network.of(400, 400)


def test_a_second_visit_downloads_no_hashed_file_again(page: Page, faulty: FaultyServer) -> None:
    fetched: list[str] = []
    faulty.faults = {"/assets/": counting(fetched)}
    page.context.add_init_script(KEEPS_NOTHING)
    get_a_result(page, faulty.origin)
    first = sorted(filter(HASHED.search, fetched))
    assert all(any(sign in path for path in first) for sign in (".wasm", "/worker-", "/words-", ".css"))
    assert len(set(first)) == len(first)
    again = page.context.new_page()
    page.close()
    get_a_result(again, faulty.origin)
    assert sorted(filter(HASHED.search, fetched)) == first


def get_a_result(page: Page, origin: str) -> None:
    form = Questionnaire(page).open(origin + QUESTIONNAIRE)
    form.answer(most=1)
    with_result(form)


def test_on_a_slow_network_one_reads_answers_and_prints_before_python_is_there(page: Page) -> None:
    wire = Wire()
    wire.network = SLOW
    with serve(SITE, wire) as base:
        form = Questionnaire(page).open(base + QUESTIONNAIRE)
        statements = form.statements()
        expect(page.locator("fieldset").first).to_be_visible()
        assert page.locator("html").get_attribute("data-python") is None
        answers = form.answer(most=len(LEVELS))
        assert form.ticked() == answers
        printed = plain(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages))
        assert next(iter(statements.values())) in printed
        assert page.evaluate("states") == ["loading"]
        page.close()
