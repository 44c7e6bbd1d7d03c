"""Python in the browser answers as Python elsewhere does, byte for byte, whatever it was cut from."""

import hashlib
import json
import random
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.data.exports import form as form_json
from generator.loading import load
from generator.model.typography import typeset
from generator.project import OWN
from positioning.bridge import open_questionnaire
from positioning.form import LEVELS, Form
from tests.paths import ROOT

from .failing import answer_and_fail, retry_once_mended
from .faults import Fault, FaultyHandler, FaultyServer, altered, counting, missing, shortened
from .pages import QUESTIONNAIRE

FORM = form_json(typeset(load(OWN))).decode()

SHEETS, BATCH = 10_000, 500

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


def random_batches() -> list[list[str]]:
    """Requests as pages send them: any domain, few or many answers, at some levels or all."""
    form, dice = Form.from_json(FORM), random.Random(20261123)
    domains = [None, *(domain.id for domain in form.domains)]

    def sheet() -> str:
        domain = dice.choice(domains)
        keys = [line.id for s in form.subdomains(domain) for line in s.items]
        levels = dice.sample(LEVELS, dice.randint(1, len(LEVELS)))
        chosen = dice.sample(keys, dice.randint(0, len(keys)))
        return json.dumps({"domain": domain, "answers": {key: dice.choice(levels) for key in chosen}})

    return [[sheet() for _ in range(BATCH)] for _ in range(SHEETS // BATCH)]


def in_cpython(batch: list[str]) -> str:
    respond = open_questionnaire(FORM)
    return hashlib.sha256("\n".join(map(respond, batch)).encode()).hexdigest()


def test_ten_thousand_sheets_give_the_same_bytes_everywhere(
    page: Page, faulty: FaultyServer, tmp_path: Path
) -> None:
    """In CPython, in Pyodide as npm brings it, and in the browser, where the complete runtime stays away."""
    batches = random_batches()
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
    usual = json.dumps({"domain": "1", "answers": {"1.1.1": "talk"}})
    assert page.evaluate(DRIVER, [usual]) == in_cpython([usual])
    assert not fetched
    assert page.evaluate(DRIVER, [HUGE, usual]) == in_cpython([HUGE, usual])
    assert len(fetched) == 1


def elsewhere(handler: FaultyHandler, body: bytes) -> None:
    """The kernel is looked for where there is none: memory that was not shipped is read at once."""
    changed, count = re.subn(rb"address:\d+", b"address:4000000", body)
    assert count == 1
    handler.reply(changed)


def test_memory_that_was_not_shipped_is_never_guessed(page: Page, faulty: FaultyServer) -> None:
    fetched: list[str] = []
    faulty.faults = {"/worker-": elsewhere, "/complete-": counting(fetched)}
    page.goto(faulty.origin + QUESTIONNAIRE)
    usual = json.dumps({"domain": "1", "answers": {"1.1.1": "talk"}})
    assert page.evaluate(DRIVER, [usual]) == in_cpython([usual])
    assert len(fetched) == 1


@pytest.mark.parametrize("fault", [missing, shortened, altered])
def test_a_complete_runtime_that_fails_keeps_the_answers(
    page: Page, faulty: FaultyServer, fault: Fault
) -> None:
    faulty.faults = {"/worker-": elsewhere, "/library-": fault}
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


@pytest.mark.parametrize("request_", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_request_gets_the_same_bytes(page: Page, faulty: FaultyServer, request_: str) -> None:
    """From the small runtime itself: the complete one is not there."""
    faulty.faults = {"/complete-": missing}
    page.goto(faulty.origin + QUESTIONNAIRE)
    assert page.evaluate(DRIVER, [request_]) == in_cpython([request_])
