"""Python in the browser answers as Python elsewhere does, byte for byte, whatever it was cut from."""

import hashlib
import json
import random
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.data.exports import form as form_json
from generator.model.typography import typeset
from positioning.bridge import open_questionnaire
from positioning.form import LEVELS, Form
from positioning.link import encode
from positioning.operations import FILE_FORMAT
from tests.own import own
from tests.paths import ROOT

from .failing import answer_and_fail, retry_once_mended
from .faults import Fault, FaultyHandler, FaultyServer, altered, counting, missing, shortened
from .pages import QUESTIONNAIRE

FORM = form_json(typeset(own())).decode()

SHEETS, OTHERS, BATCH = 2_000, 300, 100
USUAL = json.dumps({"domain": "1", "answers": {"1.1.1": "talk"}})

DRIVER = """async (requests) => {
  const { worker, words } = document.getElementById("positionnement").dataset;
  const address = (name) => new URL(name, document.baseURI).href;
  if (!window.python) {
    const source = new Blob([`import ${JSON.stringify(address(worker))};`], { type: "text/javascript" });
    window.python = new Worker(URL.createObjectURL(source), { type: "module" });
    window.waiting = new Map();
    python.onmessage = ({ data }) => {
      if (data.progress) return;
      waiting.get(data.id)(data);
      waiting.delete(data.id);
    };
    const opened = new Promise((resolve) => waiting.set(undefined, resolve));
    python.postMessage({ words: address(words) });
    const { error } = await opened;
    if (error) throw new Error(error);
  }
  const ask = (request, id) => new Promise((resolve) => {
    waiting.set(id, resolve);
    python.postMessage({ id, request });
  });
  const answers = await Promise.all(requests.map(ask));
  const failed = answers.find(({ error }) => error);
  if (failed) throw new Error(failed.error);
  const text = new TextEncoder().encode(answers.map(({ response }) => response).join("\\n"));
  const digest = await crypto.subtle.digest("SHA-256", text);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}"""
"""Asks the site's own worker, as its page does; gives the SHA-256 of the answers, one a line."""


@pytest.fixture
def page(restoring: Browser) -> Iterator[Page]:
    """In the whole browser, which compiles what runs often as it does for everybody."""
    with restoring.new_context(locale="fr-FR", reduced_motion="reduce") as context:
        yield context.new_page()


class Visitors:
    """Who asks, at random, what the pages ask: sheets, then what is made of them, some of it cut short."""

    def __init__(self) -> None:
        self.form, self.dice = Form.from_json(FORM), random.Random(20261123)

    def batches(self) -> list[list[str]]:
        """The same requests each time."""
        kinds = [self.open, self.compare, self.group]
        asked = [self.profile() for _ in range(SHEETS)] + [self.dice.choice(kinds)() for _ in range(OTHERS)]
        return [asked[at : at + BATCH] for at in range(0, len(asked), BATCH)]

    def profile(self) -> str:
        domain = self.dice.choice([None, *(domain.id for domain in self.form.domains)])
        return self.asked("profile", domain=domain, answers=self.answers(domain))

    def open(self) -> str:
        return self.asked("open", text=self.result())

    def compare(self) -> str:
        return self.asked("compare", before=self.result(), text=self.result())

    def group(self) -> str:
        return self.asked("group", links=[self.link() for _ in range(self.dice.randint(0, 12))], least=5)

    def asked(self, do: str, **fields: object) -> str:
        return json.dumps({"do": do, "easy": self.dice.random() < 0.5, **fields}, ensure_ascii=False)

    def answers(self, domain: str | None = None) -> dict[str, str]:
        """Few lines or many, at some levels or all."""
        keys = [line.id for s in self.form.subdomains(domain) for line in s.items]
        levels = self.dice.sample(LEVELS, self.dice.randint(1, len(LEVELS)))
        chosen = self.dice.sample(keys, self.dice.randint(0, len(keys)))
        return {key: self.dice.choice(levels) for key in chosen}

    def result(self) -> str:
        return self.dice.choice([self.link, self.file])()

    def link(self) -> str:
        link = encode(self.form.editions[-1], self.answers())
        return link[: self.dice.choice([None] * 9 + [-1])]

    def file(self) -> str:
        answers, day = self.answers(), f"2026-{self.dice.randint(1, 12):02}-25"
        told = {"answers": answers, "examples": {key: "Chez « moi » : {2} 🙂" for key in [*answers][::3]}}
        given = {"format": FILE_FORMAT, "edition": 1, "day": self.dice.choice([day, None]), **told}
        return json.dumps(given, ensure_ascii=False)[: self.dice.choice([None] * 9 + [-1])]


def in_cpython(batch: list[str]) -> str:
    respond = open_questionnaire(FORM)
    return hashlib.sha256("\n".join(map(respond, batch)).encode()).hexdigest()


def test_whatever_is_asked_gets_the_same_bytes_everywhere(
    page: Page, faulty: FaultyServer, tmp_path: Path
) -> None:
    """In CPython, in Pyodide as npm brings it, and in the browser, where the complete runtime stays away."""
    batches = Visitors().batches()
    expected = [in_cpython(batch) for batch in batches]
    (tmp_path / "words.json").write_text(FORM)
    (tmp_path / "requests.json").write_text(json.dumps(batches))
    paths = ROOT / "widgets", tmp_path / "words.json", tmp_path / "requests.json"
    command = ["node", str(Path(__file__).parent / "pyodide.mjs"), *map(str, paths)]
    pyodide = subprocess.run(command, capture_output=True, check=True)
    assert json.loads(pyodide.stdout) == expected
    faulty.faults = {"/complete-": missing}
    page.goto(faulty.origin + QUESTIONNAIRE)
    assert [page.evaluate(DRIVER, batch) for batch in batches] == expected


HUGE = json.dumps({"domain": "1", "answers": {"1.1.1": "alone", "x": "y" * 2**24}})
"""More than the small runtime has memory for, and no trouble for the complete one."""


def test_what_the_small_runtime_cannot_do_the_complete_one_does(page: Page, faulty: FaultyServer) -> None:
    fetched: list[str] = []
    faulty.faults = {"/complete-": counting(fetched)}
    page.goto(faulty.origin + QUESTIONNAIRE)
    assert page.evaluate(DRIVER, [USUAL]) == in_cpython([USUAL])
    assert not fetched
    assert page.evaluate(DRIVER, [HUGE, USUAL]) == in_cpython([HUGE, USUAL])
    assert len(fetched) == 1


def elsewhere(handler: FaultyHandler, body: bytes) -> None:
    """The kernel is looked for where there is none: memory that was not shipped is read at once."""
    changed, count = re.subn(rb"address:\d+", b"address:4000000", body, count=1)
    assert count == 1
    handler.reply(changed)


def test_what_was_not_shipped_is_answered_by_the_complete_runtime(page: Page, faulty: FaultyServer) -> None:
    fetched: list[str] = []
    faulty.faults = {"/worker-": elsewhere, "/complete-": counting(fetched)}
    page.goto(faulty.origin + QUESTIONNAIRE)
    for batch in (HOSTILE, *Visitors().batches()[::3]):
        assert page.evaluate(DRIVER, batch) == in_cpython(batch)
    assert len(fetched) == 1


@pytest.mark.parametrize("fault", [missing, shortened, altered])
def test_a_complete_runtime_that_fails_keeps_the_answers(
    page: Page, faulty: FaultyServer, fault: Fault
) -> None:
    faulty.faults = {"/worker-": elsewhere, "/complete-": fault}
    form, answers = answer_and_fail(page, faulty)
    retry_once_mended(form, faulty, answers)


HOSTILE = [
    "",
    "null",
    "[" * 400,
    '{"answers": 3}',
    '{"domain": "é🙂", "answers": {"\\ud83d": 1e999}}',
    "[1,]",
    json.dumps({"do": "open", "text": '{"a":' + "[" * 8000}),
]


def test_hostile_requests_get_the_same_bytes_and_spoil_none_that_follow(
    page: Page, faulty: FaultyServer
) -> None:
    """From the small runtime itself: the complete one is not there."""
    faulty.faults = {"/complete-": missing}
    page.goto(faulty.origin + QUESTIONNAIRE)
    for requests in ([request, USUAL] for request in HOSTILE):
        assert page.evaluate(DRIVER, requests) == in_cpython(requests), requests
