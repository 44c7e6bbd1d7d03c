"""The guided path as a visitor on a slow phone meets it, and what Lighthouse says of the pages."""

import json
import os
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from generator.publishing.serve import Handler
from tests.bench.packages import HERE, install, node
from tests.bench.tables import Options, Section, Table, middle, number, ratio
from tests.bench.targets import Target
from tests.bench.visits import FLAGS, new_browser
from tests.browser.chromium import executable
from tests.paths import ROOT

SITE = ROOT / "site"
WHOLE = "/faire-le-point/"
PAGES = ("/", WHOLE, f"{WHOLE}communiquer-en-francais/", "/organismes/", "/parcours/", "/questions/")
SCRIPTS = tuple(f"answering/{name}.js" for name in ("path", "steps", "taps", "resting"))
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
SLOWEST = {"offline": False, "latency": 400, "downloadThroughput": 400e3 / 8, "uploadThroughput": 400e3 / 8}

MOVE = """async () => {
  const next = document.querySelector("#suivant");
  const begun = performance.now();
  next.click();
  await new Promise(painted => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = painted;
    port2.postMessage(0);
  }));
  return performance.now() - begun;
}"""
"""From a touch of « Passer » to the next statement painted, in milliseconds."""

PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
LISTED = "sessionStorage.setItem('clea-visite', JSON.stringify({ sheets: { %d: { list: true, at: 1 } } }))"

RESULT = """async () => {
  const begun = performance.now();
  document.querySelector("[type=submit]").click();
  while (!document.querySelector("#profil h2")?.checkVisibility()) await new Promise(requestAnimationFrame);
  return performance.now() - begun;
}"""

NOTES = [
    "A touch: the processor six times slower; from the click on « Passer » to the frame after it.",
    "The long page is the same page for whoever has chosen all statements at once.",
    "Seven taps, three seconds apart, on a first visit at 400 kbit/s with 400 ms and the processor six times "
    "slower; the result is asked for after the last.",
    "Lighthouse: its phone, its network, simulated; the project's own server.",
]


def run(options: Options) -> Section:
    """Measure the site as it is built now."""
    subprocess.run(["make", "site"], cwd=ROOT, check=True)
    install()
    found: dict[str, list[float]] = defaultdict(list)
    with _served() as origin, sync_playwright() as playwright, new_browser(playwright) as browser:
        for round_ in range(options.rounds):
            print(f"path, round {round_ + 1}", file=sys.stderr)
            found["move"] += _moves(browser, origin)
            found["path"].append(_painted(browser, origin))
            found["list"].append(_painted(browser, origin, listed=True))
            found["result"].append(_result(browser, origin))
        audits = [_audit(f"{origin}{page}", page) for page in PAGES]
    return Section("The path", [_targets(found), _lighthouse(audits)], NOTES)


def _targets(found: dict[str, list[float]]) -> Table:
    script = int(node(str(HERE / "weigh.mjs"), *SCRIPTS))
    heaviest = max((SITE / page.strip("/") / "index.html.br").stat().st_size for page in PAGES)
    against = ratio(middle(found["path"]), middle(found["list"]))
    targets = [
        Target("a touch, ms until the next statement is painted", middle(found["move"]), 100, 0),
        Target("first statement painted at slow 4G, × the long page", against, 1, 2),
        Target("a result after the last of seven taps, ms", middle(found["result"]), 100, 0),
        Target("the path's own script, kB (brotli)", script / 1000, 6, 1),
        Target("the heaviest of six pages, kB (brotli)", heaviest / 1000, 20, 1),
    ]
    return Table("Targets", ("target", "measured", "limit", ""), [target.row() for target in targets])


def _lighthouse(audits: list[tuple[str, ...]]) -> Table:
    header = ("page", "performance", "accessibility", "best practices", "SEO", "CLS (≤ 0.01)")
    return Table("Lighthouse", header, audits)


@contextmanager
def _served() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


class _Silent(Handler):
    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@contextmanager
def _phone(browser: Browser, network: dict[str, Any] | None = None) -> Iterator[tuple[Page, CDPSession]]:
    """A phone whose processor is six times slower, on a network."""
    viewport: Any = {"width": 360, "height": 640}
    with browser.new_context(viewport=viewport, has_touch=True, reduced_motion="reduce") as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 6})
        if network:
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", network)
        yield page, session


def _moves(browser: Browser, origin: str) -> list[float]:
    with _phone(browser) as (page, _):
        page.goto(origin + WHOLE, wait_until="networkidle")
        return [page.evaluate(MOVE) for _ in range(6)]


def _painted(browser: Browser, origin: str, listed: bool = False) -> float:
    with _phone(browser, SLOW_4G) as (page, _):
        if listed:
            page.add_init_script(LISTED % _edition())
        page.goto(origin + WHOLE, wait_until="networkidle")
        return float(page.evaluate(PAINTED))


def _edition() -> int:
    text = (SITE / "faire-le-point" / "index.html").read_text(encoding="utf-8")
    return int(text.partition('data-edition="')[2].partition('"')[0])


def _result(browser: Browser, origin: str) -> float:
    with _phone(browser, SLOWEST) as (page, _):
        page.goto(origin + WHOLE)
        page.wait_for_selector("html[data-way=path]")
        for _ in range(7):
            time.sleep(3)
            page.locator("fieldset:visible .answer").first.tap()
        return float(page.evaluate(RESULT))


def _audit(address: str, name: str) -> tuple[str, ...]:
    output = Path(ROOT, ".build", "bench", "lighthouse.json")
    output.parent.mkdir(parents=True, exist_ok=True)
    command = [str(HERE / "node_modules" / ".bin" / "lighthouse"), address, "--quiet", "--output=json"]
    command += [f"--output-path={output}", f"--chrome-flags={' '.join(['--headless', *FLAGS])}"]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "CHROME_PATH": str(executable())})
    report = json.loads(output.read_text(encoding="utf-8"))
    scores = [number(100 * category["score"]) for category in report["categories"].values()]
    return name, *scores, number(report["audits"]["cumulative-layout-shift"]["numericValue"], 3)
