"""One browser and one server of the finished site for each worker; a new visitor for each test."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from generator.publishing.serve import server

from .chromium import executable, shell
from .faults import FaultyServer
from .history import SHOWN
from .pages import SITE

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# A test's visit asks Python a few times: what V8 compiles once more meanwhile, to be faster later, comes too
# late and takes a fifth of the processor. The whole browser does as everybody's.
ONCE = "--js-flags=--liftoff-only"

# Ample: Python starts in seconds, but other workers and other programs want the processor too.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=shell(), args=[*FLAGS, ONCE])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def restoring(playwright: Playwright) -> Iterator[Browser]:
    """A whole browser, whose Back gives a page as it was left, as everybody's: Playwright turns that off."""
    off = ["--disable-back-forward-cache"]
    browser = playwright.chromium.launch(
        executable_path=executable(), args=list(FLAGS), ignore_default_args=off
    )
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def origin() -> Iterator[str]:
    """The address of the site."""
    assert (SITE / "index.html").is_file(), "There is no site to test: run `make site`."
    with served(server(SITE)) as address:
        yield address


def visitor(browser: Browser, origin: str) -> Iterator[Page]:
    """An empty page of somebody who has never been here, and who has a clipboard."""
    with browser.new_context(base_url=origin, locale="fr-FR", reduced_motion="reduce") as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin)
        yield context.new_page()


page = pytest.fixture(visitor)

other = pytest.fixture(visitor)
"""Somebody else's device."""


@pytest.fixture
def visit(restoring: Browser, origin: str) -> Iterator[BrowserContext]:
    """A visitor who has never been here, with Back, Forward and several tabs; what is kept is test_offline's.

    Chromium loads a page anew, instead of giving it back, if the worker comes while one is elsewhere.
    """
    with restoring.new_context(
        base_url=origin, locale="fr-FR", reduced_motion="reduce", service_workers="block"
    ) as context:
        context.add_init_script(SHOWN)
        yield context


@pytest.fixture
def faulty() -> Iterator[FaultyServer]:
    """A server of the same site whose files can be spoilt."""
    faulty = FaultyServer(SITE)
    with served(faulty):
        yield faulty
        faulty.mend()


@contextmanager
def served(httpd: ThreadingHTTPServer) -> Iterator[str]:
    """Run a server in a thread; give its address."""
    thread = threading.Thread(target=httpd.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{httpd.server_port}"
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()
