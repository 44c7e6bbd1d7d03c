"""A visit on which Python fails."""

from playwright.sync_api import Page, expect

from .faults import Fault, FaultyServer, altered, cut, missing, replaced, shortened
from .pages import QUESTIONNAIRE
from .questionnaire import LEVELS, Answers, Questionnaire
from .visiting import shown

SENTENCE = "toutes vos réponses sont encore là"

FORBIDDEN = replaced(" &#39;wasm-unsafe-eval&#39;", "")

FAULTS: dict[str, tuple[str, Fault]] = {
    "wasm missing": (".wasm", missing),
    "wasm shortened": (".wasm", shortened),
    "wasm cut": (".wasm", cut),
    "wasm altered": (".wasm", altered),
    "words missing": ("/words-", missing),
    "worker missing": ("/worker-", missing),
    "what shows a result missing": ("/result-", missing),
    "Python raises": ("/words-", replaced('"closing"', '"clasing"')),
}
"""What goes wrong with a file of Python's, and is well again later."""


def answer_and_fail(page: Page, faulty: FaultyServer, patience: int = 60) -> tuple[Questionnaire, Answers]:
    """Answer a question at each level and ask for the result that does not come."""
    form = Questionnaire(page).open(faulty.origin + QUESTIONNAIRE)
    form.be_patient(patience)
    answers = form.answer(most=len(LEVELS))
    form.submit.click()
    form.wait_for_python("failed")
    check_failed(form, answers)
    return form, answers


def check_failed(form: Questionnaire, answers: Answers) -> None:
    expect(form.page.get_by_role("group", name=SENTENCE)).to_be_visible()
    expect(form.failure).to_be_focused()
    expect(form.profile).to_be_hidden()
    assert form.ticked() == answers


def retry_in_vain(form: Questionnaire) -> None:
    """The second failure loads the page again, in case a new version has other files: see test_renewing."""
    with form.page.expect_navigation():
        form.retry.click()


def retry_once_mended(form: Questionnaire, faulty: FaultyServer, answers: Answers) -> None:
    faulty.mend()
    form.retry.click()
    shown(form)
    expect(form.failure).to_be_hidden()
    expect(form.page.locator("html")).to_have_attribute("data-python", "ready")
    assert form.ticked() == answers
