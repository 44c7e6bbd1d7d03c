"""Every questionnaire gives its result, and nothing of a visit leaves the page or stays behind."""

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Request, expect

from tests.paths import asset

from .pages import KEEPS_NOTHING, QUESTIONNAIRE, SITE, SLUGS
from .questionnaire import STRENGTHS, Questionnaire, plain

WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", event => violations.push(event.violatedDirective));
"""

KEPT = """async () => ({
  cookie: document.cookie,
  name: window.name,
  history: history.state,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: await indexedDB.databases(),
})"""

# The answers stay in this tab, so that they follow from page to page; nothing of them outlives it. What the
# site keeps of itself is looked at in test_offline.
ONLY_THIS_TAB: dict[str, object] = {
    "cookie": "",
    "name": "",
    "history": None,
    "local": [],
    "session": ["clea-visite"],
    "databases": [],
}


class Witness:
    """All that a visit asks for, and all that goes wrong in it."""

    def __init__(self, context: BrowserContext) -> None:
        self.requests: list[Request] = []
        self.problems: list[ConsoleMessage | Error | str] = []
        context.on("request", lambda request: self.requests.append(request))
        context.on("weberror", lambda event: self.problems.append(event.error))
        context.on("console", self.hear)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.problems.append(message.text)

    @property
    def asked(self) -> list[str]:
        """The addresses of all requests, but for the worker's birth within the page."""
        return [request.url for request in self.requests if not request.url.startswith("blob:")]


@pytest.fixture
def witness(page: Page) -> Iterator[Witness]:
    page.add_init_script(WATCH)
    yield Witness(page.context)


@pytest.mark.parametrize("slug", SLUGS[:2])
def test_what_one_can_do_is_shown_and_nothing_leaves_the_page(
    page: Page, witness: Witness, origin: str, slug: str
) -> None:
    form = Questionnaire(page).open(f"/faire-le-point/{slug}/")
    answers = form.answer()
    form.submit.click()
    expect(page.get_by_role("region", name=words()["title-strengths"])).to_be_visible()
    expect(form.profile.get_by_role("heading", level=2)).to_be_focused()
    statements = form.statements()
    assert form.strengths() == {statements[key] for key, level in answers.items() if level in STRENGTHS}
    assert page.evaluate("states") == ["loading", "ready"]
    check_nothing_went_wrong(page, witness)
    check_nothing_was_sent(witness, origin)
    check_nothing_was_kept(page)


def test_the_result_follows_the_answers_and_leaves_the_focus_alone(page: Page) -> None:
    form = Questionnaire(page).open(QUESTIONNAIRE)
    first, second = list(form.statements().values())[:2]
    form.answer(["alone", "new"], most=2)
    form.submit.click()
    expect(form.profile).to_be_visible()
    assert form.strengths() == {first}
    form.answer(["new", "explain"], most=2)
    expect(form.profile).to_contain_text(words()["mark-explain"])
    assert form.strengths() == {second}
    expect(page.locator("input:focus")).to_have_value("explain")


def test_once_python_is_there_a_result_asks_the_network_for_nothing(page: Page, witness: Witness) -> None:
    page.add_init_script(KEEPS_NOTHING)
    form = Questionnaire(page).open(QUESTIONNAIRE)
    form.answer(most=3)
    form.wait_for_python("ready")
    before = len(witness.requests)
    form.submit.click()
    expect(form.profile).to_be_visible()
    assert len(witness.requests) == before


def test_nobody_leaves_with_an_empty_page(page: Page) -> None:
    form = Questionnaire(page).open(QUESTIONNAIRE)
    form.answer(["talk"])
    form.submit.click()
    expect(form.profile.get_by_role("heading", level=2)).to_have_text(words()["title-start"])
    shown = plain(form.profile.inner_text())
    for key in ("lead-start", "ready-hello", "closing", "action-print"):
        assert plain(words()[key]) in shown


def words() -> dict[str, str]:
    """What the site's Python says."""
    file = asset("assets/words-*.json")
    found: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))["words"]
    return found


def check_nothing_went_wrong(page: Page, witness: Witness) -> None:
    assert page.evaluate("violations") == []
    assert witness.problems == []


def check_nothing_was_sent(witness: Witness, origin: str) -> None:
    """Every request is for a file of the site, under its own name: no room is left for an answer."""
    assert any(url.endswith(".wasm") for url in witness.asked), "the worker's requests must be seen too"
    for request in witness.requests:
        assert request.method == "GET"
        assert request.post_data is None
    for url in witness.asked:
        parts = urlsplit(url)
        assert f"{parts.scheme}://{parts.netloc}" == origin
        assert not parts.query and not parts.fragment
        assert (SITE / parts.path.lstrip("/")).exists()


def check_nothing_was_kept(page: Page) -> None:
    assert page.evaluate(KEPT) == ONLY_THIS_TAB
    assert page.context.cookies() == []
    assert not urlsplit(page.url).query and not urlsplit(page.url).fragment
