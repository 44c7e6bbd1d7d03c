"""An adviser's link: what is chosen for a visitor, the texts that carry it, what the visitor sees."""

import unicodedata
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from .links import link_of, made
from .questionnaire import Questionnaire, plain
from .visiting import with_result


def test_an_adviser_chooses_and_the_visitor_sees_only_that(page: Page, other: Page) -> None:
    page.goto("/conseiller/")
    for name in ("Calculer et raisonner", "Travailler en équipe"):
        page.get_by_label(name).uncheck()
    page.locator("[name=nom]").fill("<b>Zoé</b> & moi")
    other.goto(link_of(page))
    Questionnaire(other).list()
    expect(other.locator("#invitation [data-from] bdi")).to_have_text("<b>Zoé</b> & moi")
    shown = other.locator("form [data-part]:visible h2").all_text_contents()
    assert len(shown) == 5 and not any("Calculer" in title for title in shown)


def test_the_texts_for_a_message_hold_the_appointment_and_the_link(page: Page) -> None:
    """An SMS without a letter that would make it cost twice as much; a mail as it is written."""
    link = made(page, rdv="mardi à 10 h, salle d’accueil", message="Voici l’adresse.", nom="Samira")
    sms = page.locator("#texte-sms").input_value()
    assert sms.startswith("Bonjour,\nVoici l'adresse.\nNotre rendez-vous : mardi à 10 h, salle d'accueil\n")
    assert "n'est " in sms and sms.endswith(f"{link}\nSamira") and "’" not in sms
    mail = page.locator("#texte-mail").input_value()
    assert link in mail and "salle d’accueil\n\n" in mail
    assert page.evaluate("decodeURIComponent(document.querySelector('a[data-mail]').href)").endswith("Samira")
    assert page.evaluate("decodeURIComponent(document.querySelector('a[data-sms]').href)").endswith(sms)


def test_one_domain_in_full_has_its_own_page(page: Page, other: Page) -> None:
    page.goto("/conseiller/")
    for box in page.locator("#inviter [name=domaine]").all()[1:]:
        box.uncheck()
    page.get_by_text("Complet").click()
    link = link_of(page)
    assert "/faire-le-point/communiquer-en-francais/#" in link
    other.goto(link)
    expect(other.locator("form fieldset").first).to_be_visible()


def test_several_domains_in_full_are_offered_one_by_one(page: Page, other: Page) -> None:
    page.goto("/conseiller/")
    page.get_by_label("Calculer et raisonner").uncheck()
    page.get_by_text("Complet").click()
    page.locator("[name=nom]").fill("Amélie")
    other.goto(link_of(page))
    expect(other.locator("#positionnement")).to_be_hidden()
    cards = other.locator(".cards a:visible")
    expect(cards).to_have_count(6)
    cards.first.click()
    expect(other.locator("#invitation")).to_contain_text("Amélie")


def test_no_domain_makes_no_link(page: Page) -> None:
    page.goto("/conseiller/")
    for box in page.locator("#inviter [name=domaine]").all():
        box.uncheck()
    expect(page.get_by_text("Choisissez au moins un domaine.")).to_be_visible()
    expect(page.locator("#lien")).to_be_hidden()


def test_a_cut_invitation_says_so_and_the_questionnaire_works(page: Page, other: Page) -> None:
    link = made(page, nom="Samira")
    other.goto(link[:-1])
    expect(other.locator("#invitation")).to_contain_text("coupé en chemin")
    form = Questionnaire(other).list()
    form.answer(most=2)
    with_result(form)


def test_the_box_says_who_speaks_and_what_the_site_never_asks(page: Page) -> None:
    page.goto("/faire-le-point/#rdv=ANNUL%C3%89.%20Appelez%20le%2008%2099%2000%2000%2000&fin=oui")
    box = page.locator("#invitation")
    text = plain(box.inner_text())
    quoted = plain(box.locator("blockquote").inner_text())
    assert quoted == "Rendez-vous : ANNULÉ. Appelez le 08 99 00 00 00"
    before, after = text.split(quoted)
    assert "La personne qui vous a envoyé ce lien" in before
    assert "ne demande jamais d’argent" in after
    assert "ANNULÉ" not in before + after


def test_a_cut_link_without_a_word_quotes_nobody(page: Page) -> None:
    page.goto("/faire-le-point/#domaines=1")
    expect(page.locator("#invitation")).to_contain_text("coupé en chemin")
    expect(page.locator("#invitation blockquote")).to_be_hidden()


TEXTS = {
    "turned around": ("\u202e00 99 80\u202c \u2067fin\u2069\u200f\u061c", "00 99 80 fin"),
    "as people write": ("Été à 10 h, l’œuvre ❤️‍🔥 1️⃣ مُحَمَّد", "Été à 10 h, l’œuvre ❤️‍🔥 1️⃣ مُحَمَّد"),
}
"""What a link may say, and what is shown of it."""


@pytest.mark.parametrize(("text", "shown"), TEXTS.values(), ids=TEXTS)
def test_the_texts_of_a_link_stay_in_their_place(page: Page, text: str, shown: str) -> None:
    page.goto(f"/faire-le-point/#message={quote(text)}&rdv={quote(text)}&fin=oui")
    expect(page.locator("#invitation")).to_be_visible()
    texts = page.locator("#invitation blockquote bdi").all_text_contents()
    assert texts == [unicodedata.normalize("NFC", shown)] * 2


def test_a_link_stays_short_whatever_is_chosen(page: Page, other: Page) -> None:
    made(page, nom="王小明" * 13, message="x" * 280, rdv="y" * 120)
    for option in ("Plus précises", "Toutes les phrases sur une page", "Complet"):
        page.get_by_text(option).click()
    page.get_by_label("Calculer et raisonner").uncheck()
    link = link_of(page)
    assert len(link.partition("#")[2]) <= 90 and "xx" not in link
    other.goto(link)
    expect(other.locator("#menu-bouton")).to_be_visible()
    expect(other.locator("[data-cut]")).to_be_hidden()


def test_a_link_of_before_still_opens(page: Page) -> None:
    page.goto("/faire-le-point/#domaines=1,3&message=Bonjour&rdv=lundi&fin=oui")
    expect(page.locator("#invitation")).to_contain_text("Bonjour")
    expect(page.locator("[data-cut]")).to_be_hidden()


def test_the_result_goes_back_to_who_has_sent_the_link(page: Page) -> None:
    page.add_init_script("navigator.share = async (shared) => { window.shared = shared; };")
    link = made(page, nom="Samira")
    form = Questionnaire(page).open(link)
    form.answer(("alone",), most=4)
    form.submit.click()
    page.get_by_role("button", name="Envoyer à Samira").click()
    shared = page.evaluate("window.shared")
    assert "Je sais " in shared["text"] and shared["url"] == link_of(page)
