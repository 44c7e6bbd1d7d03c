"""« Écouter », with a stand-in for the browser's voices: what is said, in which order, and to whom."""

import json
import re
import struct
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.paths import packed

from .looks import check, check_fits
from .pages import QUESTIONNAIRE
from .questionnaire import Questionnaire, plain
from .visiting import with_result

LOCAL = {"name": "Ici", "lang": "fr_FR", "localService": True}
REMOTE = {"name": "Ailleurs", "lang": "fr-FR", "localService": False}
ENGLISH = {"name": "Here", "lang": "en-US", "localService": True}

STAND_IN = """(() => {
  window.spoken = [];
  window.voices = %s;
  let now = null;
  const speak = (speech) => {
    now = speech;
    spoken.push({ text: speech.text, lang: speech.lang, rate: speech.rate, voice: speech.voice.name });
  };
  const cancel = () => { now = null; };
  const synth = Object.assign(new EventTarget(), { getVoices: () => voices, speak, cancel });
  window.speaking = () => now !== null;
  window.finish = () => { const speech = now; now = null; speech.onend(); };
  window.fail = () => { const speech = now; now = null; speech.onerror(); };
  Object.defineProperty(window, "speechSynthesis", { value: synth });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})()"""

WATCH = """window.shifts = [];
new PerformanceObserver(list => shifts.push(...list.getEntries().map(shift => shift.value)))
  .observe({ type: "layout-shift", buffered: true })"""

COME = "speechSynthesis.dispatchEvent(new Event('voiceschanged'))"

Opened = Callable[..., Page]


@pytest.fixture
def opened(page: Page) -> Opened:
    """Open an address in a browser with some voices."""

    def open_(address: str, *voices: dict[str, Any]) -> Page:
        page.add_init_script(STAND_IN % json.dumps(voices))
        if any(voice["lang"].startswith("fr") for voice in voices):
            page.goto(address)
            expect(page.locator("html")).not_to_have_attribute("data-way", "soon")
            expect(page.locator(".listen").first).to_be_attached()
        else:  # nothing will be seen of it
            page.goto(address, wait_until="networkidle")
        return page

    return open_


def listen(place: Locator) -> Locator:
    return place.locator(".listen").first


def statement(page: Page, number: int = 0) -> Locator:
    return page.locator("fieldset").nth(number)


def spoken(page: Page) -> list[str]:
    return [plain(speech["text"]) for speech in page.evaluate("spoken")]


def player(page: Page, name: str) -> Locator:
    return page.locator("#lecteur").get_by_role("button", name=name)


def test_a_statement_its_example_then_the_answers_are_said_in_turn(opened: Opened) -> None:
    page = opened(QUESTIONNAIRE, ENGLISH, REMOTE, LOCAL)
    listen(statement(page)).click()
    texts = [page.locator("legend").first, page.locator("fieldset .example").first]
    texts += statement(page).locator(".answer span:not(.icon)").all()
    wanted = [plain(text.inner_text()) for text in texts]
    expect(page.locator(".being-said")).to_have_text(wanted[0])
    for _ in wanted:
        page.evaluate("finish()")
    assert spoken(page) == wanted and len(wanted) == 7
    assert page.evaluate(
        "spoken.every(speech => speech.voice === 'Ici' && speech.lang === 'fr-FR' && speech.rate === 1)"
    )
    expect(page.locator(".being-said")).to_have_count(0)
    expect(page.locator("#lecteur")).to_be_hidden()


def test_on_the_path_one_statement_is_heard_and_its_screen_stays(opened: Opened) -> None:
    page = opened(QUESTIONNAIRE, LOCAL)
    page.set_viewport_size({"width": 360, "height": 640})
    expect(page.locator("html")).to_have_attribute("data-way", "path")
    expect(page.locator("fieldset .listen:visible")).to_have_count(1)
    first = plain(page.locator("legend:visible").inner_text())
    page.locator("fieldset .listen:visible").click()
    assert spoken(page) == [first]
    page.get_by_role("button", name="Passer").click()
    assert not page.evaluate("speaking()"), "whoever goes on hears no more of what they have left"
    page.locator("fieldset .listen:visible").click()
    assert spoken(page)[-1] == plain(page.locator("legend:visible").inner_text()) != first
    check_fits(page)


def test_each_sentence_and_each_part_of_a_result_can_be_heard(opened: Opened) -> None:
    page = opened(QUESTIONNAIRE, LOCAL)
    form = Questionnaire(page).list()
    form.answer()
    form.submit.click()
    cards = page.locator(".card-sentence")
    expect(cards).to_have_count(3)
    expect(cards.locator(".listen")).to_have_count(3)
    part = form.profile.locator('[data-section="strengths"]')
    for place, text in ((cards.last, "span"), (part, "h3")):
        place.locator(".listen").click()
        assert spoken(page)[-1] == plain(place.locator(text).first.inner_text())


def test_what_is_being_read_is_in_sight(opened: Opened) -> None:
    page = opened(QUESTIONNAIRE, LOCAL)
    Questionnaire(page).list()
    page.set_viewport_size({"width": 360, "height": 640})
    page.evaluate("scrollTo({ top: document.querySelector('legend').getBoundingClientRect().top + 10 })")
    statement(page).locator(".listen").evaluate("button => button.click()")
    top, bottom = (
        page.evaluate("document.querySelector('.being-said').getBoundingClientRect().top"),
        page.evaluate("document.querySelector('#lecteur').getBoundingClientRect().bottom"),
    )
    assert 0 < bottom <= top


def test_a_button_says_what_it_reads_and_that_it_stops(opened: Opened) -> None:
    page = opened(QUESTIONNAIRE, LOCAL)
    legend = plain(page.locator("legend").first.inner_text())
    button = statement(page).get_by_role("button", name=re.compile("^Écouter : Je sais"))
    button.click()
    stop = statement(page).get_by_role("button", name=re.compile("^Arrêter : Je sais"))
    expect(stop).to_be_focused()
    stop.click()
    assert not page.evaluate("speaking()")
    expect(statement(page).get_by_role("button")).to_have_accessible_name(re.compile("^Écouter"))
    expect(statement(page)).to_have_accessible_name(legend)


def test_pause_slower_and_one_at_a_time(opened: Opened) -> None:
    page = opened(QUESTIONNAIRE, LOCAL)
    Questionnaire(page).list()
    listen(statement(page)).click()
    player(page, "Pause").click()
    assert not page.evaluate("speaking()")
    player(page, "Reprendre").click()
    player(page, "Plus lentement").click()
    expect(player(page, "Plus lentement")).to_have_attribute("aria-pressed", "true")
    texts = spoken(page)
    assert len(texts) == 3 and len(set(texts)) == 1
    assert page.evaluate("spoken.at(-1).rate") < 0.8
    listen(statement(page, 1)).click()
    assert spoken(page)[-1] == plain(page.locator("legend").nth(1).inner_text())
    expect(page.get_by_role("button", name=re.compile("^Arrêter :"))).to_have_count(1)
    page.reload()
    Questionnaire(page).list()
    listen(statement(page)).click()
    assert page.evaluate("spoken.at(-1).rate") < 0.8, "the choice holds for the visit"


LEAVING = (
    "dispatchEvent(new PageTransitionEvent('pagehide'))",
    "document.querySelectorAll('fieldset')[1].querySelector('input').click()",
    "document.dispatchEvent(new CustomEvent('clea:statement', "
    "{ detail: { fieldset: document.querySelectorAll('fieldset')[1] } }))",
    "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))",
    "fail()",
    "document.querySelector('fieldset').hidden = true; finish()",
)


def test_the_voice_stops_when_one_leaves(opened: Opened) -> None:
    page = opened(QUESTIONNAIRE, LOCAL)
    for times, leaving in enumerate(LEAVING, 1):
        listen(statement(page)).click()
        assert page.evaluate("speaking()")
        page.evaluate(leaving)
        assert not page.evaluate("speaking()") and len(spoken(page)) == times, leaving
        expect(page.locator("#lecteur")).to_be_hidden()


def test_each_statement_is_read_as_it_is_shown_for_who_wants_it(opened: Opened) -> None:
    page = opened(QUESTIONNAIRE, LOCAL)
    Questionnaire(page).list()
    listen(statement(page)).click()
    player(page, "Lire à voix haute chaque phrase").click()
    player(page, "Arrêter").click()
    show = "set => document.dispatchEvent(new CustomEvent('clea:statement', { detail: { fieldset: set } }))"
    statement(page, 1).evaluate(show)
    assert spoken(page)[-1] == plain(page.locator("legend").nth(1).inner_text())
    player(page, "Lire à voix haute chaque phrase").click()
    statement(page, 2).evaluate(show)
    assert len(spoken(page)) == 2


CUT = {
    "it says that it failed": "fail()",
    "it falls silent without a word": "speechSynthesis.cancel()",
    "its voice is gone": f"voices = []; {COME}; speechSynthesis.cancel()",
}
"""How a voice ends in the middle of a sentence: a call comes, the system takes it away."""


@pytest.mark.parametrize("cut", CUT.values(), ids=CUT)
def test_a_voice_cut_off_on_the_path_leaves_the_statement_and_its_answer(opened: Opened, cut: str) -> None:
    page = opened(QUESTIONNAIRE, LOCAL)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.locator("fieldset .listen:visible").click()
    player(page, "Lire à voix haute chaque phrase").click()
    first = page.locator("fieldset:visible")
    id_ = first.get_attribute("id")
    page.evaluate(cut)
    expect(first).to_have_id(id_ or "")
    first.locator(".answer").nth(1).click()
    expect(page.locator(f"#{id_}")).to_be_hidden()
    assert page.locator(f"#{id_} :checked").get_attribute("value") == "alone"
    page.evaluate(f"voices = [{json.dumps(LOCAL)}]; {COME}")
    page.get_by_role("button", name="Passer").click()
    assert plain(page.locator("legend:visible").inner_text()).endswith(spoken(page)[-1])
    player(page, "Arrêter").click()
    assert not page.evaluate("speaking()") and problems == []


def test_no_voice_no_button_and_no_script(page: Page, opened: Opened) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(QUESTIONNAIRE, ENGLISH)
    assert asked and not [address for address in asked if "/listening-" in address]
    expect(page.locator(".listen")).to_have_count(0)


@pytest.mark.parametrize("address", ["/domaines/gestes-postures-securite/", QUESTIONNAIRE])
def test_a_voice_that_comes_late_moves_nothing(opened: Opened, address: str) -> None:
    page = opened(address)
    expect(page.locator(".listen")).to_have_count(0)
    page.evaluate(WATCH)
    page.wait_for_timeout(300)
    before = page.evaluate("shifts")
    page.evaluate(f"voices = [{json.dumps(LOCAL)}]; {COME}")
    expect(page.locator(".listen").first).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate("shifts") == before


def test_a_voice_that_may_be_elsewhere_asks_once(opened: Opened) -> None:
    page = opened(QUESTIONNAIRE, REMOTE)
    listen(statement(page)).click()
    expect(page.get_by_role("dialog")).to_contain_text("peut passer par Internet")
    assert spoken(page) == []
    page.get_by_role("button", name="Oui, lire").click()
    expect(page.locator(".being-said")).to_have_count(1)
    page.goto("/parcours/")
    listen(page.get_by_role("main")).click()
    assert len(spoken(page)) == 1


def test_who_says_no_is_not_asked_again(opened: Opened) -> None:
    page = opened(QUESTIONNAIRE, REMOTE)
    listen(statement(page)).click()
    page.get_by_role("button", name="Non, merci").click()
    expect(page.locator(".listen")).to_have_count(0)
    page.reload(wait_until="networkidle")
    expect(page.locator(".listen")).to_have_count(0)
    assert spoken(page) == []


def test_a_result_is_read_by_the_device_only(opened: Opened) -> None:
    form = Questionnaire(opened(QUESTIONNAIRE, REMOTE)).list()
    form.answer()
    with_result(form)
    expect(form.profile.locator(".listen")).to_have_count(0)


@pytest.mark.parametrize(
    "address", ["/", "/comprendre/", "/parcours/", "/financer/", "/questions/", "/lexique/", "/domaines/"]
)
def test_the_sections_of_a_page_are_read_to_their_end(opened: Opened, address: str) -> None:
    page = opened(address, LOCAL)
    if address == "/questions/":
        page.locator("summary").first.click()
    place = page.locator("details" if address == "/questions/" else "main").first
    listen(place).click()
    page.evaluate("for (let left = 60; left && speaking(); left--) finish()")
    texts = spoken(page)
    assert 1 < len(texts) < 60
    assert not [text for text in texts if text.startswith(("Écouter :", "Arrêter", "Source"))]


@pytest.mark.parametrize("address", ["/", QUESTIONNAIRE])
def test_while_it_is_read_a_page_fits_and_has_no_barrier(opened: Opened, address: str) -> None:
    page = opened(address, LOCAL)
    listen(page.get_by_role("main")).click()
    expect(page.locator("#lecteur")).to_be_visible()
    check(page)
    expect(page.locator("#lecteur")).to_be_visible()


def wave() -> bytes:
    """A tenth of a second of silence."""
    rate, size = 8000, 800
    form = (b"RIFF", 36 + size, b"WAVE", b"fmt ", 16, 1, 1, rate, rate, 1, 8, b"data", size)
    return struct.pack("<4sI4s4sIHHIIHH4sI", *form) + b"\x80" * size


def with_recording(page: Page, status: int = 200) -> None:
    """The first statement of the questionnaire has a recording; with another status it does not come."""

    def spoilt(route: Route) -> None:
        text = route.fetch().text().replace("<fieldset ", '<fieldset data-voice="/voix.wav" ', 1)
        route.fulfill(body=text, content_type="text/html")

    page.route(f"**{QUESTIONNAIRE}", spoilt)
    sound = wave()
    page.route("**/voix.wav", lambda it: it.fulfill(status=status, body=sound, content_type="audio/wav"))


def test_a_recording_wins_over_the_voice_which_reads_the_answers(page: Page, opened: Opened) -> None:
    with_recording(page)
    opened(QUESTIONNAIRE, LOCAL)
    answers = statement(page).locator(".answer span:not(.icon)").all_inner_texts()
    with page.expect_request("**/voix.wav"):
        listen(statement(page)).click()
    page.wait_for_function("() => speaking()")
    assert spoken(page) == [plain(answers[0])]


def test_a_recording_needs_no_voice(page: Page, opened: Opened) -> None:
    with_recording(page)
    opened(QUESTIONNAIRE)
    expect(page.locator(".listen")).to_have_count(1)
    with page.expect_request("**/voix.wav"):
        listen(statement(page)).click()
    expect(page.get_by_role("button", name=re.compile("^Arrêter"))).to_have_count(0)


def test_where_a_recording_does_not_come_the_voice_reads_all(page: Page, opened: Opened) -> None:
    with_recording(page, status=404)
    opened(QUESTIONNAIRE, LOCAL)
    listen(statement(page)).click()
    page.wait_for_function("() => speaking()")
    assert spoken(page) == [plain(page.locator("legend").first.inner_text())]


def test_erasing_forgets_how_one_listens_too(opened: Opened) -> None:
    page = opened(QUESTIONNAIRE, LOCAL)
    listen(statement(page)).click()
    player(page, "Plus lentement").click()
    player(page, "Arrêter").click()
    form = Questionnaire(page)
    form.answer(most=1)
    form.submit.click()
    assert "clea-voix" in page.evaluate("Object.keys(sessionStorage)")
    page.get_by_role("button", name="Effacer toutes mes réponses").click()
    expect(page.locator("#garder")).to_be_hidden()
    assert "clea-voix" not in page.evaluate("Object.keys(sessionStorage)")


def test_on_paper_there_is_no_button(opened: Opened) -> None:
    page = opened("/parcours/", LOCAL)
    page.emulate_media(media="print")
    expect(page.locator(".listen").first).to_be_hidden()


def test_listening_weighs_a_few_kilobytes() -> None:
    assert packed("assets/widgets/listening-*.js") <= 4_000
