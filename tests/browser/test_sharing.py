"""Links between people: an adviser's, a visitor's, a group's; all of it stays on the devices."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.scanner import codes, codes_on

from .links import HOSTILE, link_of, link_to, made
from .pages import KEEPS_NOTHING
from .questionnaire import LEVELS, Questionnaire, plain
from .visiting import GROUP, KEEP, PROFILE, WHOLE, answered, tick, with_result


def result(page: Page, most: int | None = None) -> str:
    """Answer the short questionnaire of the whole socle; the link of the result."""
    with_result(answered(page, most=most))
    return link_of(page)


def profile(page: Page) -> str:
    """What a profile says, but for the parts that are folded."""
    return plain(page.locator("#profil").inner_text())


def petals(page: Page) -> list[str]:
    """The places that the picture shows, in order."""
    found: list[str] = page.locator("#profil .flower > svg path").evaluate_all(
        "paths => paths.map(path => path.classList[1])"
    )
    return found


def test_the_whole_socle_is_one_picture_and_a_table_says_the_same(page: Page) -> None:
    result(page)
    answers = list(Questionnaire(page).ticked().values())
    places = {"explain": "strengths", "alone": "strengths", "helped": "support", "new": "discover"}
    assert petals(page) == [places.get(level, level) for level in answers]
    labels = page.locator(".flower tbody td").all_text_contents()
    words = dict(zip(petals(page), labels, strict=True))
    assert labels == [words[place] for place in petals(page)]
    assert len(set(words.values())) == 4
    statements = page.locator(".flower tbody th[scope=row]").all_text_contents()
    assert statements == list(Questionnaire(page).statements().values())
    expect(page.get_by_role("figure", name="Mes points forts en image")).to_be_visible()


def test_only_what_was_answered_is_drawn(page: Page) -> None:
    Questionnaire(page).open(WHOLE)
    for line in ("5.1", "5.2", "2.1"):
        tick(page, line)
    with_result(Questionnaire(page))
    assert petals(page) == ["strengths"] * 3
    assert page.locator(".flower tbody td").all_text_contents() == ["Je sais le faire"] * 3
    assert page.locator(".flower > svg text").all_text_contents() == ["2", "5"]


def test_a_profile_is_the_same_on_another_device(page: Page, other: Page, origin: str) -> None:
    link = result(page)
    assert link == link_to(origin, Questionnaire(page).ticked())
    other.goto(link)
    expect(other.locator("#profil h2")).to_be_focused()
    assert profile(other) == profile(page)
    assert petals(other) == petals(page)
    assert other.evaluate("sessionStorage.length + localStorage.length") == 0


def test_a_link_is_copied_and_taken_up_again(page: Page, other: Page) -> None:
    link = result(page)
    page.get_by_role("button", name="Copier le lien").click()
    assert page.evaluate("navigator.clipboard.readText()") == link
    other.goto(link)
    other.get_by_role("button", name="Reprendre et continuer").click()
    expect(other.get_by_role("heading", level=1, name="Trouver mes points forts")).to_be_visible()
    assert Questionnaire(other).ticked() == Questionnaire(page).ticked()


def test_answers_follow_from_page_to_page_and_a_domain_adds_its_own(page: Page) -> None:
    result(page, most=3)
    form = Questionnaire(page).open("/faire-le-point/apprendre-a-apprendre/")
    form.answer(("alone",))
    with_result(form)
    page.goto(PROFILE)
    expect(page.locator("#profil h2")).to_be_visible()
    assert petals(page)[:3] == ["strengths", "strengths", "support"]
    assert petals(page)[3:] == ["strengths"] * 3
    page.goto(WHOLE)
    assert len(Questionnaire(page).ticked()) == 3


def test_a_link_s_page_is_erased_too(page: Page) -> None:
    page.goto(result(page, most=4))
    expect(page.locator("#profil h2")).to_be_visible()
    page.get_by_role("button", name="Effacer toutes mes réponses").click()
    check_erased(page)


def check_erased(page: Page) -> None:
    """The page says so, and nothing is left but the time of it."""
    expect(page.get_by_text("Vos réponses sont effacées")).to_be_in_viewport()
    expect(page.locator("#profil")).to_be_hidden()
    assert Questionnaire(page).ticked() == {}
    assert page.evaluate("[sessionStorage, localStorage].flatMap(Object.keys)") == ["clea-efface"]


def test_another_s_answers_replace_one_s_own_only_when_one_says_so(page: Page, other: Page) -> None:
    link = result(page)
    mine = result(other, most=4)
    other.goto(link)
    expect(other.get_by_text("Ces points forts viennent d’un lien")).to_be_visible()
    for name in ("Effacer toutes mes réponses", "Reprendre et continuer"):
        expect(other.get_by_role("button", name=name)).to_be_hidden()
    expect(other.get_by_label("Garder mes réponses")).to_be_hidden()
    other.get_by_role("link", name="Revoir mes points forts").click()
    expect(other.locator("[data-link]")).to_have_value(mine)
    expect(other.get_by_text("Ces points forts viennent d’un lien")).to_be_hidden()
    other.goto(link)
    other.get_by_role("button", name="Remplacer mes réponses par celles-ci").click()
    expect(other.get_by_role("heading", level=1, name="Trouver mes points forts")).to_be_visible()
    assert Questionnaire(other).ticked() == Questionnaire(page).ticked()


def test_one_goes_on_with_the_first_question_without_an_answer(page: Page) -> None:
    link = result(page, most=4)
    fourth = page.locator("fieldset").nth(4)
    page.get_by_role("button", name="Répondre à d’autres phrases").click()
    expect(fourth.get_by_role("radio").first).to_be_focused()
    expect(fourth.locator("legend")).to_be_in_viewport()
    page.goto(link)
    page.get_by_role("button", name="Reprendre et continuer").click()
    expect(page.locator("fieldset").nth(4).get_by_role("radio").first).to_be_focused()


def test_precise_sentences_stay_precise_in_a_link(page: Page, other: Page) -> None:
    form = Questionnaire(page).open(WHOLE)
    page.get_by_role("button", name="Phrases plus précises").click()
    form.answer(("alone",) * 4)
    with_result(form)
    precise, link = profile(page), page.locator("[data-link]").input_value()
    assert link.endswith("&precises=oui") and len(link.partition("/faire-le-point/")[2]) < 120
    other.goto(link)
    expect(other.locator("#profil h2")).to_be_focused()
    assert profile(other) == precise


def test_what_was_kept_erases_itself_after_its_time(page: Page) -> None:
    result(page, most=4)
    page.get_by_text(KEEP).click()
    assert "clea-garde" in page.evaluate("Object.keys(localStorage)")
    page.close()
    page = page.context.new_page()
    page.clock.install(time=datetime.now(UTC) + timedelta(days=31))
    page.goto("/comprendre/")
    expect(page.locator("#menu-bouton")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == []
    page.goto(WHOLE)
    assert Questionnaire(page).ticked() == {}


FRAGMENTS = ("x" * 30, HOSTILE, "%3Cscript%3E" * 5, "A" * 20_000, "%C3%28", "=&=&", "ABCxyz019-_")


def test_a_hostile_fragment_gets_one_sentence_and_no_profile(page: Page) -> None:
    page.goto(PROFILE)
    for fragment in FRAGMENTS:
        # What the fragment before has had said is gone: the sentence is this one's.
        page.evaluate("document.getElementById('nouvelles').replaceChildren()")
        page.evaluate("fragment => { location.hash = ''; location.hash = fragment; }", fragment)
        expect(page.locator("#nouvelles")).to_contain_text("Ce lien n’est pas complet")
        expect(page.locator("#profil")).to_be_hidden()
        assert page.locator("main :is(img, b, script)").count() == 0


@pytest.mark.parametrize("content", ["\x00\xff", '{"a":' * 5000])
def test_a_file_that_is_none_gets_one_sentence(page: Page, content: str) -> None:
    page.goto(PROFILE)
    file: Any = {"name": "a.json", "mimeType": "application/json", "buffer": content.encode("latin-1")}
    page.get_by_label("Ou choisir un fichier").set_input_files(file)
    expect(page.locator("#nouvelles")).to_contain_text("Ce fichier ne vient pas de ce site")
    expect(page.locator("#profil")).to_be_hidden()


def test_an_older_edition_is_carried_over_and_the_page_says_so(page: Page, origin: str) -> None:
    link = link_to(origin, dict.fromkeys(("1.1", "1.2", "1.3"), "alone"))

    def renew(route: Route) -> None:
        words = route.fetch().json()
        last = words["editions"][-1]
        words["editions"].append({**last, "number": last["number"] + 1, "reworded": ["1.1"]})
        route.fulfill(json=words)

    page.route("**/words-*.json", renew)
    page.goto(link)
    expect(page.locator("#nouvelles")).to_contain_text("des phrases ont changé")
    expect(page.locator("#nouvelles li")).to_have_count(1)
    assert petals(page) == ["strengths"] * 3


def scanned(page: Page) -> list[str]:
    """What a scanner reads on the page's paper, where a code is 3 cm wide."""
    return codes(page.pdf(format="A4"), scale=3)


def test_the_code_on_screen_and_paper_says_the_link_once_it_was_asked_for(page: Page) -> None:
    link = result(page)
    assert scanned(page) == codes_on(page.screenshot()) == []
    page.get_by_role("button", name="Montrer un QR code").click()
    expect(page.get_by_role("img", name="QR code de ce lien")).to_be_visible()
    expect(page.get_by_text("Le QR code est affiché.")).to_be_visible()
    assert scanned(page) == codes_on(page.locator(".code").screenshot()) == [link]


def links_of_a_group(origin: str) -> list[str]:
    answers = [{"1.1": level, f"2.{1 + rank % 3}": "alone"} for rank, level in enumerate(LEVELS)]
    return [link_to(origin, sheet) for sheet in answers]


def test_a_group_shows_its_strengths_and_an_employer_needs_five(page: Page, origin: str) -> None:
    links = links_of_a_group(origin)
    page.goto(origin + GROUP)
    page.get_by_label("Les liens de points forts").fill("\n".join(links[:4]))
    page.get_by_role("button", name="Voir les points forts du groupe").click()
    expect(page.locator("[data-people]")).to_have_text("4 personnes")
    row = page.get_by_role("row", name="Écouter et comprendre")
    assert row.get_by_role("cell").all_text_contents() == ["2", "4"]
    assert "0" not in page.locator("#ensemble td").all_text_contents()
    page.get_by_label("employeur").check()
    page.get_by_role("button", name="Voir les points forts du groupe").click()
    expect(page.locator("#nouvelles")).to_contain_text("à partir de 5 personnes")
    expect(page.locator("#ensemble")).to_be_hidden()
    page.get_by_label("Les liens de points forts").fill("\n".join(links))
    page.get_by_role("button", name="Voir les points forts du groupe").click()
    expect(page.locator("[data-people]")).to_have_text("5 personnes")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Enregistrer le tableau (CSV)").click()
    lines = waiting.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[1] == '"Communiquer en français";"Écouter et comprendre";"2";"5"'
    assert len(lines) == 29


def test_a_lost_python_is_said_and_tried_again(page: Page, origin: str) -> None:
    for files in ("**/python-*.wasm", "**/complete-*.wasm"):
        page.route(files, lambda route: route.abort())
    page.goto(link_to(origin, dict.fromkeys(("1.1", "1.2", "1.3"), "explain")))
    expect(page.locator("#panne")).to_be_focused()
    page.unroute_all()
    page.get_by_role("button", name="Réessayer").click()
    expect(page.locator("#profil h2")).to_be_focused()
    assert petals(page) == ["strengths"] * 3


def test_a_lost_code_leaves_the_link(page: Page) -> None:
    page.add_init_script(KEEPS_NOTHING)  # kept with the site, it could not be lost
    link = result(page, most=3)
    page.route("**/encoding-*", lambda route: route.abort())
    page.get_by_role("button", name="Montrer un QR code").click()
    expect(page.get_by_text("Le QR code n’a pas pu s’afficher")).to_be_visible()
    assert link_of(page) == link


def test_nothing_of_all_this_is_ever_in_a_request(page: Page, origin: str) -> None:
    sent: list[str] = []

    def note(request: Request) -> None:
        sent.append(json.dumps([request.url, request.post_data, request.headers]))

    page.context.on("request", note)
    link = result(page)
    secret = link.partition("#")[2]
    page.get_by_role("button", name="Montrer un QR code").click()
    expect(page.locator(".code")).to_be_visible()
    page.goto(link)
    expect(page.locator("#profil h2")).to_be_visible()
    page.get_by_label("Ou choisir un fichier").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": b'{"format": "mon-secret"}'}
    )
    page.goto(GROUP)
    page.get_by_label("Les liens de points forts").fill(link)
    page.get_by_role("button", name="Voir les points forts du groupe").click()
    expect(page.locator("#ensemble")).to_be_visible()
    page.goto(made(page, nom="mon-secret"))
    expect(page.locator("#invitation")).to_contain_text("mon-secret")
    assert sent and all(json.loads(request)[0].startswith((origin, f"blob:{origin}")) for request in sent)
    # Chromium writes the fragment of a page that is asked for in its own notes, and not on the wire.
    wire = [request.replace(link, "") for request in sent]
    assert not any(secret in request or "mon-secret" in request.split("#")[0] for request in wire)
    assert not any("explain" in request for request in wire)
