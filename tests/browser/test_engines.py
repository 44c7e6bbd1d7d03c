"""The journeys of a visitor, in the two engines that the other tests do not use.

Each journey is also made in Chromium, closer to what it is about: nobody would look for it here.
"""

from base64 import b64encode
from collections.abc import Callable, Iterator

import pytest

from tests.scanner import codes_on

from .cameras import photograph
from .conftest import served
from .engines.firefox import firefox
from .engines.visitor import Visitor
from .engines.webkit import webkit
from .failing import FAULTS, FORBIDDEN, SENTENCE
from .faults import FaultyServer, without_scripts
from .links import link_to
from .pages import QUESTIONNAIRE, SITE
from .questionnaire import LEVELS, STRENGTHS, Answers, plain

WHOLE, GROUP = "/faire-le-point/", "/faire-le-point/groupe/"
SUBMIT, AS_LIST = "Voir mes points forts", "Toutes les phrases sur une page"

STATEMENTS = """() => [...document.querySelectorAll("#positionnement fieldset")]
  .filter((set) => set.checkVisibility() && set.querySelector("[type=radio]"))
  .map((set) => [set.querySelector("[type=radio]").name, set.querySelector("legend").innerText])"""

TICKED = """() => [...document.querySelectorAll("#positionnement :checked[type=radio]")]
  .map((input) => [input.name, input.value])"""

LINK = "() => document.querySelector('[data-link]').value"

FOCUSED = "(css) => Boolean(document.activeElement?.closest(css))"

AT = "(place) => document.querySelector('#place').textContent.replace(/\\s/g, ' ') === place"

CHOSEN = "(level) => document.querySelector('fieldset[data-here] :checked')?.value === level"

GIVE = """(data) => {
  const files = new DataTransfer();
  const content = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  files.items.add(new File([content], "code.jpg", { type: "image/jpeg" }));
  const field = document.querySelector("#camera [type=file]");
  field.files = files.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}"""
"""As if a picture of the device had been chosen."""

CELLS = "() => [...document.querySelectorAll('#ensemble td')].map((cell) => cell.innerText)"

Arrival = Callable[[], Visitor]
"""Brings somebody who has never been here, on another device."""


@pytest.fixture(scope="session", params=[firefox, webkit])
def engine(request: pytest.FixtureRequest) -> Iterator[Arrival]:
    """Each engine in turn; one that is missing fails every journey."""
    with request.param() as started:
        yield started.visitor


@pytest.fixture
def arrive(engine: Arrival) -> Iterator[Arrival]:
    """One visitor at a time: WebKit's driver takes no more."""
    here: list[Visitor] = []

    def leave() -> None:
        while here:
            here.pop().close()

    def arrive() -> Visitor:
        leave()
        here.append(engine())
        return here[0]

    yield arrive
    leave()


def statements(visitor: Visitor) -> dict[str, str]:
    """The statements in sight, by id, in their order: WebKit's driver shuffles the keys of an object."""
    return {line: plain(text) for line, text in visitor.run(STATEMENTS)}


def ticked(visitor: Visitor) -> Answers:
    """The answers that the page holds."""
    return dict(visitor.run(TICKED))


def as_list(visitor: Visitor) -> None:
    """Show all statements at once, where the page first shows one."""
    visitor.until("() => !document.querySelector('#positionnement [type=submit]')?.closest('[hidden]')")
    if visitor.sees("button", AS_LIST):
        visitor.press(AS_LIST)


def answer(visitor: Visitor, address: str, levels: tuple[str, ...] = LEVELS) -> Answers:
    """Open a questionnaire and give its first statements these levels."""
    visitor.go(address)
    as_list(visitor)
    answers = dict(zip(statements(visitor), levels, strict=False))
    for line, level in answers.items():
        visitor.press("", f'label:has([name="{line}"][value="{level}"])')
    assert ticked(visitor) == answers
    return answers


def result(visitor: Visitor, address: str, levels: tuple[str, ...] = LEVELS) -> str:
    """Answer, ask for the result and wait for it; its link."""
    answer(visitor, address, levels)
    visitor.press(SUBMIT, "#positionnement button")
    visitor.see("#profil h2")
    return str(visitor.run(LINK))


def test_answers_give_strengths(arrive: Arrival, origin: str) -> None:
    visitor = arrive()
    answers = answer(visitor, origin + QUESTIONNAIRE)
    sentences = statements(visitor)
    visitor.press(SUBMIT, "#positionnement button")
    visitor.see("#profil h2")
    visitor.until(FOCUSED, "#profil")
    assert visitor.run("() => document.documentElement.dataset.python") == "ready"
    strengths = {sentences[line] for line, level in answers.items() if level in STRENGTHS}
    assert len(strengths) == 2
    assert all(strength in visitor.text("#profil") for strength in strengths)


def test_the_path_by_keyboard_with_back_and_a_reload(arrive: Arrival, origin: str) -> None:
    visitor = arrive()
    visitor.go(origin + WHOLE)
    visitor.until(AT, "1 sur 7")
    for number, level in enumerate(("explain", "alone", "new"), 1):
        choose(visitor, level)
        visitor.until(AT, f"{number + 1} sur 7")
        visitor.until(FOCUSED, "[data-here] legend")
    answers = ticked(visitor)
    assert list(answers.values()) == ["explain", "alone", "new"]
    visitor.run("() => history.back()")
    visitor.until(AT, "3 sur 7")
    visitor.run("() => { window.left = true; location.reload(); }")
    visitor.until("() => !window.left && document.readyState === 'complete'")
    visitor.until(AT, "3 sur 7")
    assert ticked(visitor) == answers
    for number in range(3, 7):
        choose(visitor, "alone")
        visitor.until(AT, f"{number + 1} sur 7")
    choose(visitor, "alone")
    visitor.see("#voila h2")
    visitor.tab_to("#positionnement [type=submit]")
    visitor.key("Enter")
    visitor.see("#profil h2")
    visitor.until(FOCUSED, "#profil")
    assert len(ticked(visitor)) == 7
    assert visitor.run("() => location.hash") == "#profil"


def choose(visitor: Visitor, level: str) -> None:
    """Give the statement in sight a level with the keys, and go on with Enter."""
    visitor.tab_to("[data-here] [type=radio]")
    visitor.key("Space")
    for _ in LEVELS:
        if not visitor.run(CHOSEN, level):
            visitor.key("ArrowDown")
    visitor.key("Enter")


def test_a_result_is_shown_as_a_code_kept_and_the_same_on_another_device(
    arrive: Arrival, origin: str
) -> None:
    visitor = arrive()
    link = result(visitor, origin + WHOLE)
    answers, profile = ticked(visitor), visitor.text("#profil")
    assert codes_on(visitor.picture()) == []
    visitor.press("Montrer un QR code")
    visitor.see("svg[role=img].code")
    visitor.run("() => document.querySelector('svg.code').scrollIntoView({ block: 'center' })")
    assert codes_on(visitor.picture()) == [link]
    visitor.press("", "label:has([data-keep])")
    visitor.reopen()
    assert back(visitor, origin) == answers
    other = arrive()
    other.go(link)
    other.see("#profil h2")
    assert other.text("#profil") == profile
    assert other.run("() => sessionStorage.length + localStorage.length") == 0


def test_several_links_are_a_group(arrive: Arrival, origin: str) -> None:
    links = [link_to(origin, answers) for answers in ({"1.1": "alone"}, {"1.1": "explain", "1.2": "new"})]
    adviser = arrive()
    adviser.go(origin + GROUP)
    adviser.press("", "textarea")
    adviser.write(" ".join(links))
    adviser.press("Voir les points forts du groupe")
    adviser.see("#ensemble", "2 personnes")
    assert adviser.run(CELLS)[:2] == ["2", "2"]


def test_a_photo_of_a_code_is_read(arrive: Arrival, origin: str) -> None:
    visitor = arrive()
    visitor.go(origin + GROUP)
    visitor.press("Lire des QR codes")
    visitor.see("#camera label")
    visitor.run(GIVE, b64encode(photograph("https://exemple.fr/#un")).decode())
    visitor.see("#camera [role=status]", "Liens déjà là : 1")
    assert visitor.run("() => document.querySelector('textarea').value") == "https://exemple.fr/#un\n"


def test_the_search_finds_and_leads(arrive: Arrival, origin: str) -> None:
    visitor = arrive()
    visitor.go(origin)
    visitor.press("Chercher")
    visitor.until(FOCUSED, "dialog [type=search]")
    visitor.write("securite")
    visitor.press("", 'dialog a[href*="domaines/gestes-postures-securite/"]')
    visitor.until("() => location.pathname === '/domaines/gestes-postures-securite/'")


def test_answers_are_still_there_after_a_reload_and_not_in_another_tab(arrive: Arrival, origin: str) -> None:
    visitor = arrive()
    answers = answer(visitor, origin + WHOLE)
    assert back(visitor, origin) == answers
    visitor.reopen()
    assert back(visitor, origin) == {}


def back(visitor: Visitor, origin: str) -> Answers:
    """Open the questionnaire anew; the answers that it holds."""
    visitor.go(origin + WHOLE)
    as_list(visitor)
    return ticked(visitor)


def test_without_scripts_everything_is_read_and_no_button_is_dead(
    arrive: Arrival, faulty: FaultyServer
) -> None:
    faulty.faults = {"/faire-le-point/": without_scripts}
    visitor = arrive()
    visitor.go(faulty.origin + WHOLE)
    visitor.see(".late a", "le questionnaire (PDF)")
    assert len(statements(visitor)) == 28
    assert not visitor.sees("main button")


def test_without_webassembly_the_answers_stay(arrive: Arrival, faulty: FaultyServer) -> None:
    faulty.faults = {QUESTIONNAIRE: FORBIDDEN}
    fail(arrive(), faulty)


def test_a_failure_keeps_the_answers_and_what_is_mended_gives_the_result(arrive: Arrival) -> None:
    visitor = arrive()
    for name, (word, fault) in FAULTS.items():
        # An address of its own each time: nothing of it is in the browser's cache.
        faulty = FaultyServer(SITE)
        faulty.faults = {word: fault}
        with served(faulty):
            answers = fail(visitor, faulty)
            faulty.mend()
            visitor.press("Réessayer")
            visitor.see("#profil h2")
            assert ticked(visitor) == answers, name


def fail(visitor: Visitor, faulty: FaultyServer) -> Answers:
    """Answer, and ask for a result that does not come; the answers, which are all there."""
    answers = answer(visitor, faulty.origin + QUESTIONNAIRE, ("alone", "new"))
    visitor.press(SUBMIT, "#positionnement button")
    visitor.see("#panne", SENTENCE)
    assert not visitor.sees("#profil")
    assert ticked(visitor) == answers
    return answers
