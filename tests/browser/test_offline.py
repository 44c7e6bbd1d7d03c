"""Without a network: what one visit has kept, what it has not, and how all of it goes away again."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.publishing.deploys import deploys
from generator.publishing.offline import kept_files, write_worker
from generator.publishing.serve import server

from .conftest import served
from .history import SHOWN, back, forward
from .pages import QUESTIONNAIRE, SITE, SLUGS
from .questionnaire import LEVELS, Questionnaire
from .versions import VERSION, Host, hosting, next_version
from .visiting import with_result

SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"
ONE_VERSION = "async () => (await caches.keys()).filter((name) => !name.endsWith('-seen')).length === 1"
CACHED = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const bytes = new Uint8Array(await (await cache.match(request)).arrayBuffer());
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      found[request.url] = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    }
  }
  return found;
}"""
"""Every address of every cache, with the hash of what is there."""

EVERYWHERE = [
    *("/", "/comprendre/", "/parcours/", "/financer/", "/questions/", "/organismes/", "/domaines/"),
    *(f"/domaines/{slug}/" for slug in SLUGS),
    *("/faire-le-point/", "/faire-le-point/profil/"),
    *(f"/faire-le-point/{slug}/" for slug in SLUGS),
]
"""What works without a network after one visit."""

MOST = 1_200_000
"""Bytes on the wire, as brotli makes them, for all that everybody keeps."""


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    with hosting(tmp_path / "www") as host:
        yield host


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return next_version(tmp_path_factory.mktemp("other"))


@pytest.fixture(scope="module")
def gone(browser: Browser) -> Iterator[Page]:
    """The page of a visitor who has answered once, and whose host does not answer any more."""
    with browser.new_context(locale="fr-FR", reduced_motion="reduce") as context:
        with served(server(SITE)) as origin:
            page = context.new_page()
            page.goto(f"{origin}/organismes/departements/2A/")
            form = Questionnaire(page).open(f"{origin}/faire-le-point/{SLUGS[0]}/")
            form.answer(most=1)
            kept(page)
            page.goto(f"{origin}/organismes/departements/2B/")
        # What the browser remembers by itself does not count: it may forget it at any time.
        context.new_cdp_session(page).send("Network.clearBrowserCache")
        context.set_offline(True)
        yield page


def until(page: Page, script: str) -> None:
    """Wait for what a promise says (`wait_for_function` takes the promise itself for a yes)."""
    for _ in range(200):
        if page.evaluate(script):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never: {script}")


def kept(page: Page) -> None:
    expect(page.get_by_text("Ce site est gardé sur cet appareil")).to_be_visible()


def weight(path: str) -> int:
    """The bytes that an address of the site costs, compressed where it can be."""
    file = SITE / path / "index.html" if (SITE / path).is_dir() else SITE / path
    packed = file.with_name(f"{file.name}.br")
    return (packed if packed.exists() else file).stat().st_size


def test_what_everybody_keeps_weighs_little() -> None:
    assert sum(map(weight, kept_files(SITE))) <= MOST
    assert len(set(kept_files(SITE))) == len(kept_files(SITE))
    assert {f"/{path}" for path in kept_files(SITE)} >= set(EVERYWHERE)


def test_all_of_it_opens_without_a_network(gone: Page) -> None:
    home = gone.url.partition("/organismes/")[0]
    for address in EVERYWHERE:
        gone.goto(home + address)
        assert gone.evaluate("document.styleSheets[0].cssRules.length") > 100, address
        expect(gone.locator("#menu-bouton")).to_be_visible()
    gone.goto(f"{home}/organismes/departements/2B/")  # seen since the site is kept
    expect(gone.locator("h1")).to_contain_text("Haute-Corse")


def test_python_gives_a_result_without_a_network(gone: Page) -> None:
    form = Questionnaire(gone).open(gone.url.partition("/organismes/")[0] + QUESTIONNAIRE)
    answers = form.answer(most=len(LEVELS))
    with_result(form)
    assert form.ticked() == answers and "failed" not in gone.evaluate("states")
    gone.get_by_role("button", name="Chercher").click()
    gone.get_by_role("searchbox").fill("financer")
    expect(gone.locator("#recherche-reponses a").first).to_be_visible()


def test_nothing_is_kept_before_a_first_answer(page: Page) -> None:
    for address in ("/", QUESTIONNAIRE, "/comprendre/"):
        page.goto(address, wait_until="networkidle")
        assert page.evaluate(WORKERS) == 0 and page.evaluate("() => caches.keys()") == []


def test_whoever_saves_data_keeps_the_site_by_asking_only(page: Page) -> None:
    page.add_init_script(SAVING)
    form = Questionnaire(page).open(QUESTIONNAIRE)
    form.answer(most=2)
    with_result(form)
    assert page.evaluate(WORKERS) == 0
    page.get_by_role("button", name="Garder ce site").click()
    kept(page)
    assert page.evaluate(WORKERS) == 1


def test_back_gives_a_page_of_a_kept_site_as_it_was_left(restoring: Browser, origin: str) -> None:
    with restoring.new_context(base_url=origin, locale="fr-FR", reduced_motion="reduce") as context:
        context.add_init_script(SHOWN)
        page = context.new_page()
        page.goto("/")
        page.get_by_role("button", name="Garder ce site").click()
        kept(page)
        form = Questionnaire(page).open(QUESTIONNAIRE)
        answers = form.answer(most=2)
        page.goto("/comprendre/")
        back(page)
        assert form.ticked() == answers
        forward(page)


def test_back_comes_with_all_answers_while_the_site_is_being_kept(restoring: Browser, origin: str) -> None:
    with restoring.new_context(base_url=origin, locale="fr-FR", reduced_motion="reduce") as context:
        page = context.new_page()
        form = Questionnaire(page).open(QUESTIONNAIRE)
        answers = form.answer(most=3)
        page.goto("/comprendre/")
        page.go_back(wait_until="commit")
        expect(page.locator("[data-count]")).to_have_text("3")
        assert form.ticked() == answers


def test_no_answer_is_ever_in_a_cache(page: Page, origin: str) -> None:
    """All that is kept is a file of the site, byte by byte, at an address without « # » and « ? »."""
    form = Questionnaire(page).open(QUESTIONNAIRE)
    form.answer(most=len(LEVELS))
    kept(page)
    with_result(form)
    form.profile.locator("textarea").first.fill("Un secret")
    link = page.locator("[data-link]").input_value()
    for address in (link, f"{origin}{QUESTIONNAIRE}?nom=Sofia#q-2-1-1"):
        page.goto(address, wait_until="networkidle")
    found: dict[str, str] = page.evaluate(CACHED)
    assert len(found) > 30
    for address, digest in found.items():
        path = address.removeprefix(f"{origin}/")
        assert "#" not in path and "?" not in path
        file = SITE / path / "index.html" if path.endswith("/") or not path else SITE / path
        assert hashlib.sha256(file.read_bytes()).hexdigest() == digest, path


def keep_and_deploy(page: Page, host: Host, other: Path) -> None:
    """Keep the site as it is; then another version takes its place."""
    page.goto(host.origin)
    page.get_by_role("button", name="Garder ce site").click()
    kept(page)
    host.deploy(other)


def test_a_new_version_comes_and_its_pages_are_whole(page: Page, host: Host, other: Path) -> None:
    """The page of today while there is a network; without one, the version that was kept, all of it."""
    write_worker(other, on=True)
    keep_and_deploy(page, host, other)
    form = Questionnaire(page).open(host.origin + QUESTIONNAIRE)
    assert page.evaluate(VERSION) == "2"
    form.answer(most=2)
    with_result(form)
    until(page, "async () => !!(await navigator.serviceWorker.getRegistration()).waiting")
    context = page.context
    page.close()
    page = context.new_page()
    page.goto(host.origin)
    until(page, "async () => !(await navigator.serviceWorker.getRegistration()).waiting")
    page.wait_for_function(
        "async () => (await caches.keys()).filter((name) => !name.endsWith('seen')).length === 1"
    )
    cached = page.evaluate(CACHED)
    old = {f"{host.origin}/{name}" for name in deploys(SITE)[0]}
    assert len(cached) > 30 and not old & cached.keys()
    context.set_offline(True)
    page.goto(host.origin + QUESTIONNAIRE)
    assert page.evaluate(VERSION) == "2"


def test_a_next_deploy_switches_it_off_for_everybody(page: Page, host: Host, other: Path) -> None:
    write_worker(other, on=False)
    keep_and_deploy(page, host, other)
    page.goto(f"{host.origin}/comprendre/")
    until(page, f"async () => await ({WORKERS})() === 0 && !(await caches.keys()).length")
    page.reload()
    assert page.evaluate("navigator.serviceWorker.controller") is None and page.evaluate(VERSION) == "2"
