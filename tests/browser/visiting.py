"""A visit from page to page."""

from playwright.sync_api import Page

from .questionnaire import Questionnaire

WHOLE, PROFILE, GROUP = "/faire-le-point/", "/faire-le-point/profil/", "/faire-le-point/groupe/"
KEEP = "Garder mes réponses sur cet appareil"


def answered(page: Page, address: str = WHOLE, most: int | None = None) -> Questionnaire:
    form = Questionnaire(page).open(address)
    form.answer(most=most)
    return form


def tick(page: Page, line: str, level: str = "alone") -> None:
    page.bring_to_front()
    page.locator(f'input[name="{line}"][value="{level}"]').check()


def with_result(form: Questionnaire) -> Page:
    form.submit.click()
    return shown(form)


def shown(form: Questionnaire) -> Page:
    """The page, in each of whose frames one looks for the result: `expect` looks ever more rarely."""
    form.page.bring_to_front()
    form.page.wait_for_function("() => document.getElementById('profil').checkVisibility()")
    return form.page
