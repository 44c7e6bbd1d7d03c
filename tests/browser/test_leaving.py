"""What one leaves with: three sentences, one’s own examples, and what is new since another time."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from .links import link_of, link_to
from .looks import printed
from .questionnaire import Questionnaire, plain
from .visiting import KEEP, PROFILE, WHOLE, tick, with_result

EXAMPLE = "J’ai lu {le plan} de « la » cuisine."


def answered(page: Page, *lines: str) -> Questionnaire:
    form = Questionnaire(page).open(WHOLE)
    for line in lines:
        tick(page, line)
    with_result(form)
    return form


def cards(page: Page) -> list[str]:
    return page.locator("#profil .card-sentence > span:not(.mark)").all_text_contents()


def copied(page: Page) -> str:
    page.get_by_role("button", name="Copier mes phrases").click()
    expect(page.get_by_text("Vos phrases sont copiées")).to_be_visible()
    return str(page.evaluate("navigator.clipboard.readText()"))


def example(page: Page) -> Locator:
    return page.get_by_label("Un exemple à raconter").first


def saved(page: Page) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Enregistrer un fichier").click()
    expect(page.get_by_text("Le fichier est enregistré.")).to_be_visible()
    return waiting.value.path()


def test_three_sentences_open_the_result_and_are_copied(page: Page) -> None:
    answered(page, "1.1", "1.2", "3.1", "5.1")
    sentences = cards(page)
    assert len(sentences) == 3 and all(sentence.startswith("Je sais ") for sentence in sentences)
    expect(page.locator(".card-sentence .pictogram path")).to_have_count(3)
    lines = copied(page).splitlines()
    assert lines[1:4] == sentences and len(lines) == 5


def test_only_as_many_cards_as_strengths(page: Page) -> None:
    answered(page, "2.1")
    assert len(cards(page)) == 1
    expect(page.locator(".flower")).to_have_count(0)
    expect(page.get_by_role("button", name="Envoyer")).to_have_count(0)


def test_an_example_is_copied_kept_saved_and_printed_and_not_in_the_link(
    page: Page, other: Page, origin: str
) -> None:
    answered(page, "1.1", "3.1")
    before = link_of(page)
    example(page).fill(EXAMPLE)
    assert f"Par exemple : {EXAMPLE}" in plain(copied(page))
    assert plain(EXAMPLE) in " ".join(printed(page))
    page.goto(PROFILE)
    expect(example(page)).to_have_value(EXAMPLE)
    assert link_of(page) == before
    file = saved(page)
    assert EXAMPLE in json.loads(file.read_text(encoding="utf-8"))["examples"].values()
    other.goto(origin + PROFILE)
    other.get_by_label("Ou choisir un fichier").set_input_files(file)
    expect(example(other)).to_have_value(EXAMPLE)
    assert cards(other) == cards(page)
    other.get_by_role("button", name="Reprendre et continuer").click()
    other.goto(origin + PROFILE)
    expect(example(other)).to_have_value(EXAMPLE)


def test_without_an_answer_one_sentence_leads_to_the_first_statement(page: Page) -> None:
    form = Questionnaire(page).open(WHOLE)
    expect(form.submit).to_be_visible()
    top = page.evaluate("scrollY")
    form.submit.evaluate("button => button.click()")
    expect(form.profile.locator("h2")).to_be_in_viewport()
    assert page.evaluate("scrollY") == top
    for hidden in (".flower", ".profil-section", "#garder:visible", "#suite:visible"):
        expect(page.locator(hidden)).to_have_count(0)
    page.get_by_role("button", name="Choisir une première réponse").click()
    expect(page.locator("fieldset").first.get_by_role("radio").first).to_be_focused()
    expect(form.profile).to_be_hidden()


def erased(page: Page) -> None:
    page.get_by_role("button", name="Effacer toutes mes réponses").click()
    expect(page.locator("#efface")).to_be_focused()
    assert Questionnaire(page).ticked() == {}


@pytest.mark.parametrize("kept", [True, False])
def test_an_erasure_is_taken_back(page: Page, kept: bool) -> None:
    form = answered(page, "1.1", "3.1")
    example(page).fill(EXAMPLE)
    if kept:
        page.get_by_text(KEEP).click()
    before = form.ticked()
    erased(page)
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_text("Vos réponses sont revenues.")).to_be_visible()
    expect(example(page)).to_have_value(EXAMPLE)
    assert form.ticked() == before
    assert ("clea-garde" in page.evaluate("Object.keys(localStorage)")) == kept


def test_after_ten_seconds_nothing_brings_it_back(page: Page) -> None:
    page.clock.install()
    answered(page, "1.1")
    erased(page)
    page.clock.fast_forward(10_001)
    expect(page.get_by_role("button", name="Annuler")).to_be_hidden()


def test_whoever_leaves_the_page_cannot_take_it_back(page: Page) -> None:
    answered(page, "1.1")
    erased(page)
    page.goto("/comprendre/")
    page.go_back()
    expect(page.get_by_role("button", name="Annuler")).to_be_hidden()
    assert Questionnaire(page).ticked() == {}


def test_two_links_of_one_person_tell_what_is_new(page: Page, origin: str) -> None:
    answered(page, "1.1", "2.1", "3.1", "5.1")
    page.goto(PROFILE)
    page.get_by_label("Coller mon lien d’avant").fill(link_to(origin, {"1.1": "alone", "2.1": "alone"}))
    page.get_by_role("button", name="Voir ce qui est nouveau").click()
    title = page.locator("#depuis h2")
    expect(title).to_be_focused()
    assert plain(title.inner_text()) == "Depuis la première fois : 2 nouveaux points forts"
    expect(page.locator("#depuis li")).to_have_count(2)


AT_ONCE = """link => new MutationObserver((_, observer) => {
  if (document.documentElement.dataset.python !== "ready") return;
  observer.disconnect();
  const form = document.querySelector("#avant");
  form.elements.lien.value = link;
  form.requestSubmit();
}).observe(document, { subtree: true, attributeFilter: ["data-python"] })"""
"""Asks for something while the first answer is on its way."""


def test_what_is_asked_while_an_answer_comes_is_answered_next(page: Page, origin: str) -> None:
    answered(page, "3.1")
    page.add_init_script(f"({AT_ONCE})({json.dumps(link_to(origin, {'1.1': 'alone'}))})")
    page.goto(PROFILE)
    expect(page.locator("#profil h2")).to_be_visible()
    expect(page.locator("#depuis h2")).to_contain_text("1 nouveau point fort")


def test_a_file_tells_since_when(page: Page) -> None:
    page.clock.install(time="2026-03-02T10:00:00")
    answered(page, "1.1")
    file = saved(page)
    page.clock.set_system_time("2026-11-25T10:00:00")
    answered(page, "3.1")
    page.goto(PROFILE)
    page.locator("#avant [name=fichier]").set_input_files(file)
    expect(page.locator("#depuis h2")).to_contain_text("1 nouveau point fort")
    assert plain(page.locator("#depuis h2").inner_text()).startswith("Depuis le 2 mars 2026 :")


def test_another_text_as_the_first_time_gets_one_sentence(page: Page) -> None:
    answered(page, "1.1")
    page.goto(PROFILE)
    page.get_by_label("Coller mon lien d’avant").fill("https://exemple.fr/#x")
    page.get_by_role("button", name="Voir ce qui est nouveau").click()
    expect(page.locator("#nouvelles")).to_contain_text("Ce lien n’est pas complet")
    expect(page.locator("#depuis")).to_be_hidden()
