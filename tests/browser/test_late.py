"""What needs a script appears with it; when it does not come, the page itself says so and offers paper."""

import pytest
from playwright.sync_api import Browser, Page, expect

from .faults import Fault, FaultyServer, cut, held, missing, shortened
from .pages import QUESTIONNAIRE
from .questionnaire import LEVELS, Questionnaire

SCRIPTED = {
    "/faire-le-point/": ("/form-", "socle-questionnaire.pdf"),
    QUESTIONNAIRE: ("/form-", "calculer-et-raisonner-questionnaire.pdf"),
    "/faire-le-point/profil/": ("/profile-", "/imprimer/"),
    "/faire-le-point/groupe/": ("/group-", "/imprimer/"),
    "/imprimer/": ("/sheets-", "livret.pdf"),
    "/conseiller/": ("/adviser-", "/imprimer/"),
}
"""Each page's own script, and the paper that it offers instead."""

CONTROLS = "main :is(button, textarea, input:not([type=radio]), select):visible"

LATE = "() => document.getAnimations().map(motion => (motion.finish(), motion.effect.getTiming().delay))"
"""As if the seconds had passed after which a page no longer waits for its script; these, in milliseconds."""


def unfold(page: Page) -> None:
    """What is folded until one asks for it says there that it needs a script."""
    for summary in page.locator("main details:has(p.late) > summary").all():
        summary.click()


FAULTS = [
    *((address, fault) for address in SCRIPTED for fault in (missing, held)),
    *(("/imprimer/", fault) for fault in (shortened, cut)),
]


@pytest.mark.parametrize(("address", "fault"), FAULTS)
def test_a_script_that_does_not_come_leaves_no_dead_button_and_the_page_says_so(
    page: Page, faulty: FaultyServer, address: str, fault: Fault
) -> None:
    """When it comes after all, nothing moves."""
    script, paper = SCRIPTED[address]
    faulty.faults = {script: fault}
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(faulty.origin + address, wait_until="commit")
    expect(page.locator("#menu-bouton")).to_be_visible()
    unfold(page)
    expect(page.locator(CONTROLS)).to_have_count(0)
    sentence = page.locator("p.late")
    expect(sentence).to_be_hidden()
    before = places(page)
    check_late(page, paper)
    faulty.mend()
    if fault is held:
        expect(page.locator(CONTROLS)).not_to_have_count(0)
        expect(sentence).to_have_count(0)
        assert len(before) > 1
        assert {part: places(page)[part] for part in before} == before


def check_late(page: Page, paper: str) -> None:
    """Once the seconds have passed, a sentence offers paper."""
    delays = page.evaluate(LATE)
    assert delays and all(3_000 <= delay <= 8_000 for delay in delays)
    sentence = page.locator("p.late")
    expect(sentence).to_contain_text("Sur cet appareil")
    expect(sentence).to_be_visible()
    assert (sentence.get_by_role("link").get_attribute("href") or "").endswith(paper.lstrip("/"))


def places(page: Page) -> dict[str, float]:
    """Where the parts of the first two screens stand, by what they begin with."""
    found: dict[str, float] = page.locator(".clea > :visible").evaluate_all(
        "parts => Object.fromEntries(parts.map(part => [part.outerHTML.slice(0, 40),"
        " part.getBoundingClientRect().top]).filter(([, top]) => top < 2 * innerHeight))"
    )
    return found


@pytest.mark.parametrize("address", SCRIPTED)
def test_without_javascript_the_same_sentence_is_there_at_once(
    browser: Browser, origin: str, address: str
) -> None:
    with browser.new_context(base_url=origin, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        unfold(page)
        expect(page.locator("p.late")).to_be_visible(timeout=2_000)
        expect(page.locator(CONTROLS)).to_have_count(0)


def test_without_javascript_a_page_can_be_read_and_filled(browser: Browser, origin: str) -> None:
    with browser.new_context(base_url=origin, java_script_enabled=False) as context:
        form = Questionnaire(context.new_page())
        form.page.goto("/faire-le-point/")
        expect(form.page.locator("fieldset:visible")).to_have_count(28)
        expect(form.page.locator(".rest:visible, .trail:visible")).to_have_count(0)
        assert form.ticked() == {} != form.answer(most=len(LEVELS)) == form.ticked()
        expect(form.page.get_by_role("button", name="Menu")).to_be_hidden()
        form.page.get_by_role("link", name="Menu").click()
        expect(form.page.get_by_role("navigation", name="Toutes les pages")).to_be_in_viewport()
