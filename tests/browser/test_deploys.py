"""A new version of the site in the middle of a visit: nothing is lost, nothing of two versions is mixed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from .pages import QUESTIONNAIRE, SITE
from .questionnaire import LEVELS, Questionnaire
from .versions import VERSION, Host, hosting, next_version
from .visiting import with_result


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return next_version(tmp_path_factory.mktemp("other"))


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    with hosting(tmp_path / "www") as host:
        yield host


def refused(page: Page) -> list[str]:
    """The addresses that the host does not have, as they are asked for."""
    missed: list[str] = []
    page.on("response", lambda response: missed.extend([] if response.ok else [response.url]))
    return missed


def test_a_visit_goes_on_in_its_own_version(page: Page, host: Host, other: Path) -> None:
    missed = refused(page)
    form = Questionnaire(page).open(host.origin + QUESTIONNAIRE)
    page.evaluate("window.old = true")
    host.deploy(other)
    answers = form.answer(most=len(LEVELS))
    with_result(form)
    assert form.ticked() == answers
    assert page.evaluate("old") and page.evaluate(VERSION) == "1"
    assert "failed" not in page.evaluate("states") and missed == []


def test_the_search_opens_in_an_old_page(page: Page, host: Host, other: Path) -> None:
    page.goto(host.origin)
    host.deploy(other)
    page.get_by_role("button", name="Chercher").click()
    page.get_by_role("searchbox").fill("financer")
    expect(page.locator("#recherche-reponses a").first).to_be_visible()


@pytest.mark.parametrize("address", ["/", QUESTIONNAIRE])
def test_a_page_that_comes_just_before_the_switch_is_whole(
    page: Page, host: Host, other: Path, address: str
) -> None:
    """Its assets are asked for when the new version is there already."""

    def late(route: Route) -> None:
        if host.link.resolve() != other.resolve():
            host.deploy(other)
        route.continue_()

    page.route("**/assets/**", late)
    missed = refused(page)
    page.goto(host.origin + address, wait_until="networkidle")
    assert page.evaluate(VERSION) == "1" and missed == []
    assert host.link.resolve() == other.resolve()
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 100


def test_the_next_page_is_new_and_asks_for_nothing_old(page: Page, host: Host, other: Path) -> None:
    form = Questionnaire(page).open(host.origin + QUESTIONNAIRE)
    answers = form.answer(most=len(LEVELS))
    host.deploy(other)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{host.origin}/")))
    page.reload()
    form.list()
    with_result(form)
    assert page.evaluate(VERSION) == "2" and form.ticked() == answers
    old = {file.relative_to(SITE).as_posix() for file in SITE.rglob("assets/**/*-*.*")}
    assert [path for path in asked if path in old] == []
