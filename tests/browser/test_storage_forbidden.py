"""A browser that stores nothing (« block all cookies », managed computers): everything works, and says so."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from .chromium import executable
from .conftest import FLAGS
from .questionnaire import Questionnaire
from .screens import to_the_end
from .visiting import KEEP, PROFILE, WHOLE, answered, with_result

BLOCKED = {"profile": {"default_content_setting_values": {"cookies": 2}}}
"""« Block all cookies », as Chromium writes it in the preferences of a profile."""


@pytest.fixture(scope="module")
def blocked(
    playwright: Playwright, origin: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """One browser for all: nothing of a visit is left for the next one."""
    profile = tmp_path_factory.mktemp("blocked")
    preferences = profile / "Default" / "Preferences"
    preferences.parent.mkdir()
    preferences.write_text(json.dumps(BLOCKED), encoding="utf-8")
    chromium = playwright.chromium
    with chromium.launch_persistent_context(
        profile, executable_path=executable(), args=list(FLAGS), base_url=origin, reduced_motion="reduce"
    ) as context:
        yield context


@pytest.fixture
def page(blocked: BrowserContext) -> Iterator[Page]:
    """A page that says what goes wrong in it, and can truly store nothing."""
    page, problems = blocked.new_page(), list[str]()
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    for storage in ("localStorage", "sessionStorage"):
        denied = page.evaluate(f"() => {{ try {{ {storage}; }} catch (error) {{ return error.name; }} }}")
        assert denied == "SecurityError"
    assert problems == []
    page.close()


def test_the_menu_and_the_search_work(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Menu")).to_be_visible()
    page.get_by_role("button", name="Chercher").click()
    page.keyboard.type("calcul")
    expect(page.locator("#recherche-reponses a")).not_to_have_count(0)


def test_a_result_comes_and_says_once_that_nothing_can_be_kept(page: Page) -> None:
    form = answered(page, most=3)
    with_result(form)
    expect(page.get_by_text("Sur cet appareil, rien ne peut être gardé")).to_have_count(1)
    expect(page.get_by_text("Sur cet appareil, rien ne peut être gardé")).to_be_visible()
    expect(page.get_by_label(KEEP)).to_be_hidden()
    page.locator("#profil textarea").first.fill("Chez ma tante")
    page.get_by_role("button", name="Phrases plus précises").click()
    form.answer(most=4)
    expect(page.locator("#profil .mark")).to_have_count(1)
    expect(page.locator("#profil textarea").first).to_have_value("Chez ma tante")
    assert len(form.ticked()) == 4


def test_a_link_opens_and_an_invitation_too(page: Page) -> None:
    link = with_result(answered(page, most=3)).locator("[data-link]").input_value()
    page.goto(link)
    expect(page.locator("#profil h2")).to_be_focused()
    page.goto(f"{WHOLE}#message=Bonjour&fin=oui")
    expect(page.locator("#invitation")).to_contain_text("Bonjour")
    page.goto(PROFILE)
    expect(page.get_by_label("Coller un lien")).to_be_visible()


def test_erasing_works_too(page: Page) -> None:
    with_result(answered(page, most=3)).get_by_role("button", name="Effacer toutes mes réponses").click()
    expect(page.get_by_text("Vos réponses sont effacées")).to_be_visible()
    expect(page.locator("#profil")).to_be_hidden()
    assert Questionnaire(page).ticked() == {}


def test_the_path_goes_to_its_end_and_back(page: Page) -> None:
    page.goto(WHOLE)
    to_the_end(page)
    page.locator("#retour").click()
    expect(page.locator("fieldset:visible :checked")).to_have_value("explain")
    page.locator("#suivant").click()
    expect(page.locator("#voila [data-ask]")).to_be_hidden()
    page.get_by_role("button", name="Voir mes points forts").click()
    expect(page.locator("#profil h2")).to_be_visible()
    assert len(Questionnaire(page).strengths()) == 7
