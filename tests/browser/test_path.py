"""The guided path: one statement a screen, for fingers, keys and the browser's history."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .pages import QUESTIONNAIRE, SLUGS
from .questionnaire import Questionnaire
from .screens import answer, at

WHOLE = "/faire-le-point/"
OPENERS = ("1-1", "2-1", "3-3", "4-2", "5-2", "6-1", "7-2")
DOMAINS = tuple(f"{WHOLE}{slug}/" for slug in SLUGS)

NEEDED = "#retour, #place, [data-here] :is(.pictogram, legend, .example, .answer), #suivant, [type=submit]"

SCREENS = """async needed => {
  const screens = {};
  const frame = () => new Promise(requestAnimationFrame);
  for (const statement of document.querySelectorAll("fieldset")) {
    location.hash = statement.id;
    for (let frames = 0; frames < 600 && !statement.checkVisibility(); frames++) await frame();
    const shown = [...document.querySelectorAll(needed)].filter(box => box.checkVisibility());
    const place = ({ top, bottom, height }) => [top, bottom, height];
    screens[statement.id] = shown.map(box =>
      [box.className || box.id || box.localName, ...place(box.getBoundingClientRect()), scrollY]);
  }
  return screens;
}"""
"""What one needs of each screen: [name, top, bottom, height, how far it is scrolled]."""


@pytest.fixture
def phone(browser: Browser, origin: str) -> Iterator[Page]:
    """A small phone, with fingers and motion."""
    with browser.new_context(
        base_url=origin, locale="fr-FR", viewport={"width": 360, "height": 640}, has_touch=True
    ) as context:
        yield context.new_page()


def legend(page: Page) -> Locator:
    return page.locator("fieldset:visible legend")


def tap(page: Page, rank: int = 0) -> None:
    answer(page, rank, way="tap")


def test_seven_taps_lead_to_strengths(phone: Page) -> None:
    phone.goto("/")
    phone.get_by_role("link", name="Trouver mes points forts").first.tap()
    for number, opener in enumerate(OPENERS, 1):
        at(phone, f"q-{opener}", named=number > 1)
        expect(phone.locator("#place")).to_have_text(f"{number} sur 7")
        tap(phone)
    at(phone, "voila")
    expect(phone.locator("#voila [data-list] li")).to_have_count(7)
    expect(phone.locator("#profil")).to_be_hidden()
    phone.get_by_role("button", name="Voir mes points forts").tap()
    expect(phone.get_by_role("heading", name="Mes points forts", level=2)).to_be_focused()
    assert phone.evaluate("location.hash") == "#profil"
    assert len(Questionnaire(phone).strengths()) == 7
    phone.go_back()
    at(phone, "voila")


@pytest.mark.parametrize("address", [WHOLE, *DOMAINS])
def test_a_statement_fits_a_small_screen_without_scrolling(phone: Page, address: str) -> None:
    phone.goto(address)
    tap(phone)
    phone.locator("#retour").tap()
    screens = phone.evaluate(SCREENS, NEEDED)
    assert len(screens) == phone.locator("fieldset").count() > 0
    for screen in screens.items():
        names = [name for name, *_ in screen[1]]
        assert names.count("answer") == 5 and {"pictogram", "legend", "example", "place"} <= {*names}, screen
        for name, top, bottom, height, scrolled in screen[1]:
            assert top >= 0 and bottom <= 640 and scrolled == 0, screen
            assert height >= 56 or name != "answer", screen
    size = phone.evaluate("getComputedStyle(document.querySelector('fieldset[data-here] legend')).fontSize")
    assert float(size.removesuffix("px")) >= 1.35 * 20


def test_a_tap_is_seen_before_the_next_statement_comes(phone: Page) -> None:
    phone.clock.install(time=0)
    phone.goto(WHOLE)
    phone.clock.pause_at(60)
    phone.locator("fieldset:visible .answer").nth(1).tap()
    phone.clock.run_for(300)
    at_first = phone.locator("#q-1-1")
    expect(at_first.locator(":checked")).to_have_value("alone")
    expect(at_first).to_be_visible()
    phone.clock.run_for(100)
    at(phone, "q-2-1")


def test_the_way_back_shows_the_answer_and_changing_it_goes_one_further(phone: Page) -> None:
    phone.goto(WHOLE)
    for _ in range(3):
        tap(phone)
    phone.locator("#retour").tap()
    phone.locator("#retour").tap()
    at(phone, "q-2-1")
    expect(phone.locator("#q-2-1 :checked")).to_have_value("explain")
    tap(phone, 3)
    at(phone, "q-3-3")
    phone.get_by_role("button", name="Suivant").tap()
    at(phone, "q-4-2")


def test_passing_asks_for_nothing(phone: Page) -> None:
    phone.goto(WHOLE)
    expect(phone.get_by_role("button", name="Voir mes points forts")).to_be_hidden()
    for number, opener in enumerate(OPENERS):
        at(phone, f"q-{opener}", named=number > 0)
        phone.get_by_role("button", name="Passer").tap()
    at(phone, "voila")
    assert Questionnaire(phone).ticked() == {}


def test_keys_choose_without_moving_and_the_place_is_said_once(page: Page) -> None:
    page.clock.install()
    page.goto(WHOLE)
    first = page.locator("#q-1-1 input")
    first.first.focus()
    page.keyboard.press("Space")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.clock.run_for(600)
    at(page, "q-1-1")
    expect(first.nth(3)).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Suivant")).to_be_focused()
    page.keyboard.press("Enter")
    at(page, "q-2-1")
    expect(legend(page)).to_be_focused()
    expect(legend(page)).to_have_text(re.compile(r"^Phrase 2 sur 7 : Je sais"))
    page.keyboard.press("Tab")
    expect(legend(page)).to_have_text(re.compile(r"^Je sais"))
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    at(page, "q-3-3")


def test_a_screen_reader_s_click_never_moves(page: Page) -> None:
    page.clock.install()
    page.goto(WHOLE)
    page.locator("#q-1-1 input").nth(1).evaluate("input => input.click()")
    page.locator("#q-1-1 .answer").nth(2).evaluate("answer => answer.click()")
    page.clock.run_for(600)
    at(page, "q-1-1")
    expect(page.locator("#q-1-1 :checked")).to_have_value("helped")


def test_the_browser_s_back_goes_one_statement_back_and_a_reload_stays(page: Page) -> None:
    page.goto("/")
    page.goto(WHOLE)
    for id_ in ("q-2-1", "q-3-3"):
        page.locator("fieldset:visible .answer").first.click()
        at(page, id_)
    page.reload()
    at(page, "q-3-3")
    page.go_back()
    at(page, "q-2-1")
    page.go_back()
    at(page, "q-1-1")
    page.go_forward()
    at(page, "q-2-1")
    page.go_back()
    page.go_back()
    expect(page).to_have_url(re.compile(r"/$"))


OPENED = {
    "#q-5-1": "q-5-1",
    "#continuer": "q-1-1",
    "#domaines": "domaines",
}
"""From what follows the address to the screen that it opens."""


@pytest.mark.parametrize(("address", "id_"), OPENED.items())
def test_a_path_opens_where_its_address_says(page: Page, address: str, id_: str) -> None:
    page.goto(WHOLE + address)
    at(page, id_)


def test_who_comes_again_goes_on_where_they_were(page: Page) -> None:
    page.goto(WHOLE)
    page.locator("fieldset:visible .answer").first.click()
    at(page, "q-2-1")
    page.goto("/")
    expect(page.get_by_text("1 réponse est là. Vous en étiez à : Communiquer en français.")).to_be_visible()
    page.get_by_role("link", name="Reprendre").click()
    at(page, "q-2-1")
    page.goto(WHOLE)
    expect(page.get_by_role("heading", name="Bonjour de nouveau")).to_be_visible()
    page.get_by_role("link", name="Reprendre").click()
    at(page, "q-2-1")


def test_a_domain_rests_and_what_was_looked_at_there_counts_in_the_short_path(page: Page) -> None:
    page.goto(QUESTIONNAIRE)
    for number, statement in enumerate(page.locator("section:has(#pause-2-1) fieldset").all()):
        statement.locator(".answer").nth(1 if number < 2 else 3).click()
    at(page, "pause-2-1")
    rest = page.locator("#pause-2-1")
    expect(rest).to_contain_text("Déjà 2 points forts :")
    expect(rest.locator("[data-list] li")).to_have_count(2)
    expect(rest.locator("h2")).to_be_focused()
    rest.get_by_role("button", name="Oui, garder").click()
    expect(rest.get_by_role("status")).to_contain_text("C’est gardé")
    page.get_by_role("button", name="Continuer").click()
    at(page, "q-2-2-1")
    page.goto(f"{WHOLE}#q-2-1")
    assert page.locator("#q-2-1").get_attribute("data-seen") == "Déjà regardé en détail"
    page.goto(f"{WHOLE}#voila")
    card = page.locator('#voila [data-domain="2"]')
    expect(card).to_contain_text("Encore 4 phrases")
    expect(page.locator("[data-ask]")).to_be_hidden()
    card.click()
    at(page, "q-2-2")
    expect(page.locator("#place")).to_have_text("1 sur 4")


def test_all_statements_on_one_page_and_back(page: Page) -> None:
    page.goto(WHOLE)
    page.locator("fieldset:visible .answer").first.click()
    page.get_by_role("button", name="Toutes les phrases sur une page").click()
    expect(page.locator("fieldset:visible")).to_have_count(28)
    assert Questionnaire(page).ticked() == {"1.1": "explain"}
    page.reload()
    expect(page.locator("fieldset:visible")).to_have_count(28)
    page.get_by_role("button", name="Une phrase à la fois").click()
    expect(page.locator("fieldset:visible")).to_have_count(1)


def test_an_adviser_s_link_asks_for_the_list_or_precise_sentences(page: Page) -> None:
    page.goto(f"{WHOLE}#page=oui&precises=oui&fin=oui")
    expect(page.locator("fieldset:visible")).to_have_count(28)
    expect(page.locator("#precises")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#q-1-1 legend")).to_have_text(
        "Je sais écouter une personne et poser des questions pour bien comprendre."
    )


def test_an_invitation_holds_along_the_path_and_after_a_reload(page: Page) -> None:
    page.goto(f"{WHOLE}#domaines=2,4&message=Bonjour&fin=oui")
    expect(page.locator("#invitation")).to_contain_text("Bonjour")
    at(page, "q-2-1")
    page.locator("fieldset:visible .answer").first.click()
    at(page, "q-4-2")
    page.reload()
    at(page, "q-4-2")
    expect(page.locator("#place")).to_have_text("2 sur 2")


def test_paper_has_all_statements(page: Page) -> None:
    page.goto(WHOLE)
    expect(page.locator("fieldset:visible")).to_have_count(1)
    page.emulate_media(media="print")
    expect(page.locator("fieldset:visible")).to_have_count(28)
