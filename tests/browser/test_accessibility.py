"""axe-core finds nothing to say about any kind of page, in any state, width or colour scheme."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .faults import FaultyServer, held, missing
from .links import link_to
from .looks import audit, check
from .pages import KINDS, QUESTIONNAIRE
from .questionnaire import LEVELS
from .visiting import GROUP, WHOLE, answered

ANSWERS = dict(zip(("1.1", "1.2", "2.1", "3.1", "4.1"), LEVELS, strict=True))

State = Callable[[Page, FaultyServer], None]


@pytest.mark.parametrize("address", KINDS)
def test_a_page_has_no_barrier(page: Page, address: str) -> None:
    page.goto(address)
    check(page)


def waiting(page: Page, faulty: FaultyServer) -> None:
    """Half filled, and Python is not there yet."""
    faulty.faults = {".wasm": held}
    ask(page, faulty)
    expect(page.locator("#attente > *")).to_be_visible()


def failed(page: Page, faulty: FaultyServer) -> None:
    faulty.faults = {".wasm": missing}
    ask(page, faulty)
    expect(page.locator("#panne")).to_be_visible()


def result(page: Page, faulty: FaultyServer) -> None:
    ask(page, faulty)
    expect(page.locator("#profil")).to_be_visible()


def menu(page: Page, faulty: FaultyServer) -> None:
    page.goto(faulty.origin)
    page.get_by_role("button", name="Menu").click()
    expect(page.locator("#menu")).to_be_visible()


def search(page: Page, faulty: FaultyServer) -> None:
    page.goto(faulty.origin)
    page.get_by_role("button", name="Chercher").click()
    page.get_by_role("searchbox").fill("calcul")
    expect(page.get_by_role("dialog").get_by_role("link")).not_to_have_count(0)


def shared(page: Page, faulty: FaultyServer) -> None:
    """The whole socle's result with its code, and the table unfolded."""
    answered(page, f"{faulty.origin}{WHOLE}", most=20).submit.click()
    page.get_by_role("button", name="Montrer un QR code").click()
    expect(page.locator(".code")).to_be_visible()
    page.locator(".flower summary").click()


def grouped(page: Page, faulty: FaultyServer) -> None:
    link = link_to(faulty.origin, ANSWERS)
    page.goto(f"{faulty.origin}{GROUP}")
    page.get_by_label("Les liens de points forts").fill(f"{link} {link} x")
    page.get_by_role("button", name="Voir les points forts du groupe").click()
    expect(page.locator("#ensemble")).to_be_visible()


def received(page: Page, faulty: FaultyServer) -> None:
    """A profile, then a link that is not whole."""
    page.goto(link_to(faulty.origin, ANSWERS))
    expect(page.locator("#profil h2")).to_be_visible()
    page.get_by_label("Coller un lien").fill("x")
    page.get_by_role("button", name="Ouvrir le lien").click()
    expect(page.locator("#nouvelles")).to_be_visible()


def invited(page: Page, faulty: FaultyServer) -> None:
    page.goto(f"{faulty.origin}/faire-le-point/#domaines=1&facile=oui&message=Bonjour&rdv=lundi")
    expect(page.locator("#invitation")).to_be_visible()


STATES = [waiting, failed, result, menu, search, shared, grouped, received, invited]


@pytest.mark.parametrize("state", STATES)
def test_a_state_has_no_barrier(page: Page, faulty: FaultyServer, state: State) -> None:
    state(page, faulty)
    check(page)


def test_axe_would_see_a_barrier(page: Page) -> None:
    page.goto("/")
    page.locator("main").evaluate("main => main.innerHTML += '<input><button></button>'")
    assert {rule for rule, *_ in audit(page)} >= {"label", "button-name"}
    page.locator("main").evaluate(
        "main => main.style.color = getComputedStyle(document.body).backgroundColor"
    )
    assert {rule for rule, *_ in audit(page, "color-contrast")} == {"color-contrast"}


def ask(page: Page, faulty: FaultyServer) -> None:
    """Answer a question at each level and ask for the result."""
    answered(page, faulty.origin + QUESTIONNAIRE, most=len(LEVELS)).submit.click()
