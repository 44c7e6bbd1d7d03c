"""After a new version of the site an open page names files that are gone: loaded again, it goes on."""

import re

import pytest
from playwright.sync_api import Page, expect

from .failing import check_failed, retry_in_vain
from .faults import FaultyServer, replaced
from .pages import QUESTIONNAIRE
from .questionnaire import LEVELS, Answers, Questionnaire

OLD = replaced("/worker-", "/worker-gone-")
"""The page of an older version: its worker is no longer on the host."""

PROFILE = "/faire-le-point/profil/"

FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


def older(page: Page, faulty: FaultyServer, address: str = QUESTIONNAIRE) -> tuple[Questionnaire, Answers]:
    """A page opened before the new version, whose result does not come."""
    faulty.faults = {address: OLD}
    form = Questionnaire(page).open(faulty.origin + address)
    answers = form.answer(most=len(LEVELS))
    form.submit.click()
    form.wait_for_python("failed")
    check_failed(form, answers)
    page.evaluate("window.old = true")
    return form, answers


@pytest.mark.parametrize("address", ["/faire-le-point/", QUESTIONNAIRE])
def test_trying_again_after_a_new_version_gives_the_result(
    page: Page, faulty: FaultyServer, address: str
) -> None:
    form, answers = older(page, faulty, address)
    faulty.mend()
    form.retry.click()
    expect(form.profile).to_be_visible()
    expect(form.profile.get_by_role("heading", level=2)).to_be_focused()
    assert form.ticked() == answers
    page.reload()
    expect(form.submit).to_be_visible()
    expect(form.profile).to_be_hidden()


def test_a_link_opens_after_a_new_version(page: Page, faulty: FaultyServer) -> None:
    form, _ = older(page, faulty)
    faulty.mend()
    form.retry.click()
    expect(form.profile).to_be_visible()
    link = page.locator("[data-link]").input_value()
    faulty.faults = {PROFILE: OLD}
    page.goto(link)
    expect(form.failure).to_be_visible()
    faulty.mend()
    form.retry.click()
    expect(form.profile).to_be_visible()
    expect(page).to_have_url(link)


def test_a_page_is_loaded_again_once_only(page: Page, faulty: FaultyServer) -> None:
    form, answers = older(page, faulty)
    retry_in_vain(form)
    check_failed(form, answers)
    page.evaluate("window.old = true")
    for times in (2, 3):
        form.retry.click()
        form.wait_for_python("failed", times)
        check_failed(form, answers)
    assert page.evaluate("old")


@pytest.mark.parametrize("trouble", ["full", "offline"])
def test_a_page_that_would_lose_the_answers_stays(page: Page, faulty: FaultyServer, trouble: str) -> None:
    """A browser that stores nothing, or a page that could not be loaded again."""
    if trouble == "full":
        page.add_init_script(FULL)
    form, answers = older(page, faulty)
    page.context.set_offline(trouble == "offline")
    form.retry.click()
    form.wait_for_python("failed", times=2)
    check_failed(form, answers)
    expect(page.get_by_role("button", name="Imprimer mes réponses")).to_be_visible()
    assert page.evaluate("old")


def test_a_pasted_link_is_not_lost(page: Page, faulty: FaultyServer) -> None:
    faulty.faults = {PROFILE: OLD}
    form = Questionnaire(page).open(faulty.origin + PROFILE)
    page.get_by_label("Coller un lien").fill("un lien")
    page.get_by_role("button", name="Ouvrir le lien").click()
    expect(form.failure).to_be_visible()
    form.retry.click()
    form.wait_for_python("failed", times=2)
    expect(form.failure).to_be_visible()
    expect(page.get_by_label("Coller un lien")).to_have_value("un lien")
    expect(page).to_have_url(re.compile("/profil/$"))
