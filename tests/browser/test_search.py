"""The search understands what French visitors type, and costs nothing before it is opened."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.paths import packed

FOUND = {
    "SÉCURITÉ": "domaines/gestes-postures-securite/",
    "l’oral": "domaines/communiquer-en-francais/",
    "calcull": "domaines/calculer-et-raisonner/",
}
"""What is typed and what answers; `tests/data/searches.yml` has many more, for the script alone."""

FILES = re.compile(r"/search-")
"""The index and the script of the search."""


def test_the_search_finds_the_page_and_counts_what_answers(page: Page) -> None:
    search(page, "")
    for asked, address in FOUND.items():
        page.get_by_role("searchbox").fill(asked)
        expect(results(page).locator(f'a[href*="{address}"]')).not_to_have_count(0)
        count = results(page).get_by_role("link").count()
        expect(page.get_by_role("status")).to_have_text(re.compile(rf"^{count}\s.*réponse"))


def test_a_result_is_opened_from_a_page_below_the_root(page: Page) -> None:
    search(page, "Opco", start="/domaines/calculer-et-raisonner/")
    results(page).get_by_role("link").first.click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("main")).to_contain_text("Opco", ignore_case=True)


def test_words_that_are_nowhere_get_a_sentence(page: Page) -> None:
    """And three doors: nobody stands before an empty box."""
    search(page, "xylophone quantique")
    sentence = "Aucune page avec ces mots. Vous pouvez demander à quelqu’un\u00a0:"
    expect(page.get_by_role("status")).to_have_text(sentence)
    links = results(page).get_by_role("link")
    expect(links).to_have_count(3)
    addresses = links.evaluate_all("links => links.map(link => link.href)")
    assert all(re.match(r"https://|tel:\+", address) for address in addresses)
    assert links.evaluate_all("links => links.every(link => link.rel === 'noreferrer' && !link.target)")


def test_what_answers_is_said_once_nobody_types_any_more(page: Page) -> None:
    page.clock.install()
    search(page, "")
    page.evaluate(
        """() => {
          window.messages = [];
          const state = document.getElementById("recherche-etat");
          new MutationObserver(() => state.textContent && window.messages.push(state.textContent))
            .observe(state, { childList: true });
        }"""
    )
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 60)
    page.get_by_role("searchbox", name="Chercher dans le site").press_sequentially("financer")
    expect(results(page).get_by_role("link")).not_to_have_count(0)
    assert page.evaluate("window.messages") == []
    page.clock.run_for(2_000)
    expect(page.get_by_role("status")).to_have_text(re.compile("réponse"))
    assert len(page.evaluate("window.messages")) == 1


def test_a_question_that_is_found_is_open(page: Page) -> None:
    search(page, "combien ca coute", start="/questions/")
    results(page).get_by_role("link").first.click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    question = page.locator("details:target")
    expect(question).to_have_attribute("open", "")
    expect(question).to_be_in_viewport()
    page.reload()
    expect(page.locator("details:target")).to_have_attribute("open", "")


def test_the_search_weighs_little_until_the_first_answer() -> None:
    assert packed("search-*.json") + packed("search-*.js") <= 40_000


def test_nothing_of_the_search_is_loaded_before_it_is_opened(page: Page) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto("/", wait_until="networkidle")
    assert not [url for url in loaded if FILES.search(url)]
    search(page, "calcul", start=None)
    expect(results(page).get_by_role("link")).not_to_have_count(0)
    assert len([url for url in loaded if FILES.search(url)]) == 2


def test_a_search_that_cannot_open_says_so_and_can_be_tried_again(page: Page) -> None:
    page.route(re.compile(r"/search-.*\.json"), lambda route: route.fulfill(status=404))
    search(page, "calcul")
    expect(page.get_by_role("status")).to_have_text(re.compile("La recherche n’a pas pu s’ouvrir"))
    page.unroute_all()
    page.get_by_role("button", name="Fermer").click()
    search(page, "calcul", start=None)
    expect(results(page).get_by_role("link")).not_to_have_count(0)


def search(page: Page, words: str, start: str | None = "/") -> None:
    """Open the search, from an address or from the page as it is, and type."""
    if start:
        page.goto(start)
    page.get_by_role("button", name="Chercher").click()
    field = page.get_by_role("searchbox", name="Chercher dans le site")
    expect(field).to_be_focused()
    field.fill(words)


def results(page: Page) -> Locator:
    return page.get_by_role("dialog").get_by_role("list")
