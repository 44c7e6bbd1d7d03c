"""The runtimes of the kernel: all of them in one go, in turn, so that what slows one slows the others."""

import json
import random
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from positioning.bridge import open_questionnaire
from positioning.form import LEVELS, Form
from tests.bench import visits
from tests.bench.measures import Measures, weigh
from tests.bench.runtime_tables import section
from tests.bench.tables import Options, Section
from tests.bench.variants import ALL, JAVASCRIPT, Variant, make_pages
from tests.bench.wire import Network, Wire, serve
from tests.paths import ROOT

FOLDER = ROOT / ".build" / "bench"
NETWORKS = {"4g": Network.of(1600, 150), "3g": Network.of(400, 400)}
AGAIN = 20
THROTTLED_ROUNDS = 2
"""A slow network drowns the noise, and takes its time."""


@dataclass
class Bench:
    """Where the pages are, what they are asked, and what has been measured so far."""

    playwright: Playwright
    wire: Wire
    base: str
    requests: list[Any]
    answers: list[Any]
    measures: dict[str, Measures] = field(default_factory=dict)

    def of(self, variant: Variant) -> Measures:
        """What is known of a variant."""
        return self.measures.setdefault(variant.name, Measures())

    def address(self, variant: Variant) -> str:
        """Its page."""
        return f"{self.base}/{variant.name}/"


def run(options: Options) -> Section:
    """Build the pages, measure, and say what was found."""
    variants, wire = chosen(options), Wire()
    make_pages(FOLDER, variants)
    words = (FOLDER / JAVASCRIPT.name / "assets" / "words.json").read_text(encoding="utf-8")
    requests, answers = sheets(words)
    with serve(FOLDER, wire) as base, sync_playwright() as playwright:
        bench = Bench(playwright, wire, base, requests, answers)
        for round_ in range(options.rounds):
            _say(f"round {round_ + 1} of {options.rounds}")
            for variant in variants:
                visit_twice(bench, variant)
                memory(bench, variant)
        throttle(bench, options, variants)
    return section(variants, bench.measures)


def chosen(options: Options) -> tuple[Variant, ...]:
    """All of them; quickly, without the one that no page would use."""
    return tuple(variant for variant in ALL if not options.quick or variant.name != "default-main")


def sheets(words: str) -> tuple[list[Any], list[Any]]:
    """Answer sheets of one domain or of all, and what the kernel makes of them in CPython."""
    form, dice = Form.from_json(words), random.Random(2026)
    respond, texts = open_questionnaire(words), []
    for rank in range(AGAIN):
        domain = form.domains[rank % len(form.domains)].id if rank % 2 else None
        known = [c.id for s in form.subdomains(domain) for c in s.criteria]
        answers = {id_: dice.choice(LEVELS) for id_ in known if dice.random() < 0.8}
        texts.append(json.dumps({"domain": domain, "answers": answers}))
    return visits.parsed(texts), visits.parsed(list(map(respond, texts)))


def visit_twice(bench: Bench, variant: Variant) -> None:
    """A first visit, with all that is measured in it, and a second one by the same visitor."""
    known = bench.of(variant)
    with visits.new_profile(bench.playwright) as profile:
        cold, page = _start(bench, variant, profile), profile.pages[-1]
        known.needed = known.needed or weigh(FOLDER, [e for e in bench.wire.sent if e.at <= cold.at])
        loaded, answers = visits.ask_again(page, bench.requests)
        _same(variant, answers, bench.answers)
        bench.wire.rest()
        known.whole = weigh(FOLDER, bench.wire.sent)
        page.close()
        warm = _start(bench, variant, profile)
    values = {"first": cold.first, "visit": cold.page + cold.first, "longest": cold.longest}
    for name, value in {**values, "loaded": loaded, "warm": warm.first}.items():
        known.add(name, value)


def memory(bench: Bench, variant: Variant) -> None:
    """Apart from the times: looking at a process holds it up."""
    address, known = bench.address(variant), bench.of(variant)
    if Path("/proc/self/smaps_rollup").exists():
        known.add("memory", visits.peak_memory(bench.playwright, address, bench.requests, bench.wire))


def throttle(bench: Bench, options: Options, variants: tuple[Variant, ...]) -> None:
    """First visits on slow networks."""
    rounds = {"4g": min(THROTTLED_ROUNDS, options.rounds), "3g": int(options.slow)}
    for name, network in NETWORKS.items():
        bench.wire.network = network
        for round_ in range(rounds[name]):
            _say(f"{name}, round {round_ + 1} of {rounds[name]}")
            for variant in variants:
                throttled(bench, variant, name)
    bench.wire.network = None


def throttled(bench: Bench, variant: Variant, name: str) -> None:
    """One first visit. What has not arrived by then was not needed: here that can be told apart."""
    with visits.new_profile(bench.playwright) as profile:
        cold = _start(bench, variant, profile)
        sent = [response for response in bench.wire.sent if response.at <= cold.at]
    bench.of(variant).add(name, cold.first)
    bench.of(variant).needed = weigh(FOLDER, sent)


def _start(bench: Bench, variant: Variant, profile: BrowserContext) -> visits.Start:
    """A visit whose result is the kernel's, or all that is measured about it would be worth nothing."""
    page = profile.new_page()
    seen = visits.start(page, bench.address(variant), bench.requests[0], bench.wire)
    _same(variant, [seen.answer], bench.answers[:1])
    return seen


def covered(answer: dict[str, Any]) -> dict[str, Any]:
    """The part of the kernel's answer that a twin gives too."""
    return {key: value for key, value in answer.items() if key not in ("link", "picture")}


def _same(variant: Variant, given: list[Any], expected: list[Any]) -> None:
    if given != ([covered(answer) for answer in expected] if variant.twin else expected):
        raise RuntimeError(f"{variant.name} does not answer as the kernel does")


def _say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", flush=True)
