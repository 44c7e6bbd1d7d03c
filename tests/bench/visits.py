"""Visits to a page of the bench: a browser as new as it must be, the start signal, the first result."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.bench.wire import Wire
from tests.browser.chromium import executable

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
DEADLINE = 300
"""Seconds after which a runtime is taken for hung."""
WITHIN = """async ([method, argument, seconds]) => {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("too late")), 1000 * seconds));
  return Promise.race([window.bench[method](argument), late]);
}"""
PERIOD = 0.03


@dataclass(frozen=True)
class Start:
    """What a start has shown: milliseconds, but for `at`, the time of the first result (epoch, s).

    page: from the navigation to the page's script; first: from the start signal to the first result;
    longest: the longest task on the main thread meanwhile, 0 under 50 ms.
    """

    page: float
    first: float
    longest: float
    at: float
    answer: Any


@contextmanager
def new_profile(playwright: Playwright) -> Iterator[BrowserContext]:
    """A browser that has never been used, and that keeps its caches on disk as a visitor's does."""
    with TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        launch = playwright.chromium.launch_persistent_context
        context = launch(folder, executable_path=executable(), args=FLAGS)
        try:
            yield context
        finally:
            context.close()


@contextmanager
def new_browser(playwright: Playwright) -> Iterator[Browser]:
    """A browser that tells which its processes are."""
    browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
    try:
        yield browser
    finally:
        browser.close()


def start(page: Page, address: str, request: Any, wire: Wire) -> Start:
    """Open a page, forget what it took to load it, give the signal and wait for the first result."""
    page.goto(address)
    wire.sent.clear()
    seen = _call(page, "first", request)
    return Start(**{**seen, "at": seen["at"] / 1000})


def ask_again(page: Page, requests: list[Any]) -> tuple[float, list[Any]]:
    """The median time of a result once all is loaded, in milliseconds, and the results."""
    seen = _call(page, "again", requests)
    return median(seen["times"]), seen["answers"]


def peak_memory(playwright: Playwright, address: str, requests: list[Any], wire: Wire) -> float:
    """The most memory that the page's process has held at a time, in MB (Pss, shared pages divided)."""
    with new_browser(playwright) as browser:
        page = browser.new_page()
        page.goto(address)
        with _sampling(_renderers(browser)) as peak:
            start(page, address, requests[0], wire)
            ask_again(page, requests)
            wire.rest()
        return max(peak, default=0)


def _call(page: Page, method: str, argument: Any) -> Any:
    return page.evaluate(WITHIN, [method, argument, DEADLINE])


def _renderers(browser: Browser) -> list[int]:
    """The processes that hold pages; one of them is a spare."""
    known = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    return [process["id"] for process in known["processInfo"] if process["type"] == "renderer"]


@contextmanager
def _sampling(processes: list[int]) -> Iterator[list[float]]:
    """Look at some processes again and again; each sample is the memory of the heaviest, in MB."""
    samples: list[float] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            samples.append(max((_memory(process) for process in processes), default=0))
            time.sleep(PERIOD)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield samples
    finally:
        done.set()
        thread.join()


def _memory(process: int) -> float:
    """The proportional set size of a process in MB; 0 where there is no such thing."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("Pss:"))


def parsed(texts: list[str]) -> list[Any]:
    """JSON texts as the page takes and gives them."""
    return [json.loads(text) for text in texts]
