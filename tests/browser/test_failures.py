"""What goes wrong is said in one sentence; no answer is lost, and trying again works once it is mended."""

import pytest
from playwright.sync_api import Page, expect

from .failing import (
    FAULTS,
    FORBIDDEN,
    answer_and_fail,
    check_failed,
    retry_in_vain,
    retry_once_mended,
)
from .faults import Fault, FaultyServer, before, held, instead, missing, shortened
from .pages import QUESTIONNAIRE
from .questionnaire import LEVELS, Questionnaire

SILENT = instead("self.onmessage = () => {};")

NO_MEMORY = before("WebAssembly.instantiate = async () => { throw new RangeError('out of memory'); };")

NO_WORKERS = "window.Worker = class { constructor() { throw new TypeError('no module workers'); } }"


@pytest.mark.parametrize(("word", "fault"), FAULTS.values(), ids=FAULTS)
def test_a_failure_keeps_the_answers_and_trying_again_mends_it(
    page: Page, faulty: FaultyServer, word: str, fault: Fault
) -> None:
    faulty.faults = {word: fault}
    form, answers = answer_and_fail(page, faulty)
    retry_once_mended(form, faulty, answers)


def test_trying_again_too_early_fails_once_more_and_later_works(page: Page, faulty: FaultyServer) -> None:
    faulty.faults = {"/worker-": shortened}
    form, answers = answer_and_fail(page, faulty)
    retry_in_vain(form)
    check_failed(form, answers)
    retry_once_mended(form, faulty, answers)


def test_a_python_that_says_nothing_is_given_up(page: Page, faulty: FaultyServer) -> None:
    faulty.faults = {"/worker-": SILENT}
    form, answers = answer_and_fail(page, faulty, patience=1)
    form.be_patient(60)
    retry_once_mended(form, faulty, answers)


def test_a_script_that_never_comes_is_given_up(page: Page, faulty: FaultyServer) -> None:
    faulty.faults = {"/result-": held}
    form, answers = answer_and_fail(page, faulty, patience=2)
    form.be_patient(60)
    retry_once_mended(form, faulty, answers)


def test_a_phone_without_memory_keeps_the_answers(page: Page, faulty: FaultyServer) -> None:
    """Nobody waits for a silence: it is told at once."""
    faulty.faults = {"/worker-": NO_MEMORY}
    form, answers = answer_and_fail(page, faulty)
    retry_once_mended(form, faulty, answers)


def test_a_browser_without_module_workers_keeps_the_answers(page: Page, faulty: FaultyServer) -> None:
    page.add_init_script(NO_WORKERS)
    form = Questionnaire(page).open(faulty.origin + QUESTIONNAIRE)
    answers = form.answer(most=len(LEVELS))
    for button in (form.submit, form.retry):
        button.click()
        check_failed(form, answers)


def test_a_browser_without_webassembly_keeps_the_answers(page: Page, faulty: FaultyServer) -> None:
    faulty.faults = {QUESTIONNAIRE: FORBIDDEN}
    form, answers = answer_and_fail(page, faulty)
    retry_in_vain(form)
    check_failed(form, answers)


def test_a_failure_before_a_result_is_asked_stays_quiet(page: Page, faulty: FaultyServer) -> None:
    faulty.faults = {".wasm": missing}
    form = Questionnaire(page).open(faulty.origin + QUESTIONNAIRE)
    answers = form.answer(most=1)
    form.wait_for_python("failed")
    expect(form.failure).to_be_hidden()
    form.submit.click()
    check_failed(form, answers)


def test_answers_can_be_printed_and_trying_again_keeps_the_focus_in_the_page(
    page: Page, faulty: FaultyServer
) -> None:
    page.add_init_script("window.printed = 0; window.print = () => { printed += 1; };")
    faulty.faults = {".wasm": missing}
    form, _ = answer_and_fail(page, faulty)
    page.get_by_role("button", name="Imprimer mes réponses").click()
    assert page.evaluate("printed") == 1
    faulty.faults = {".wasm": held}
    form.retry.press("Enter")
    expect(form.submit).to_be_focused()


def test_an_answer_given_while_python_starts_is_in_the_result(page: Page, faulty: FaultyServer) -> None:
    faulty.faults = {".wasm": held}
    form = Questionnaire(page).open(faulty.origin + QUESTIONNAIRE)
    form.answer(["alone"], most=1)
    form.submit.click()
    form.answer(["alone"], most=3)
    faulty.mend()
    expect(form.profile).to_be_visible()
    assert form.strengths() == set(list(form.statements().values())[:3])
