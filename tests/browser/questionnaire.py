"""A questionnaire as its visitor sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import cycle

from playwright.sync_api import Locator, Page, expect

LEVELS = ("explain", "alone", "helped", "new", "talk")
STRENGTHS = ("explain", "alone")

STATES = """
window.states = [];
new MutationObserver(() => states.push(document.documentElement.dataset.python))
  .observe(document, { subtree: true, attributeFilter: ["data-python"] });
"""
"""Remembers each value that `<html data-python>` takes."""

REACHED = """([state, times]) =>
  states.at(-1) === state && states.filter(value => value === state).length === times"""

LIST = """() => {
  if (document.documentElement.dataset.way === "path") document.getElementById("maniere").click();
}"""
"""Looks and touches at once: answers of before may come meanwhile, and the list that was chosen with them."""

Answers = dict[str, str]
"""From a criterion's id to the level that was ticked."""


def plain(text: str) -> str:
    """A text with ordinary spaces only, to compare it with another."""
    return " ".join(text.split())


@dataclass(frozen=True)
class Questionnaire:
    """The form of one domain, its result and what it says when it cannot give one."""

    page: Page

    def open(self, address: str) -> "Questionnaire":
        """The page with all its statements, as its visitor has asked for it."""
        self.page.add_init_script(STATES)
        self.page.goto(address)
        return self.list()

    def list(self) -> "Questionnaire":
        """Show all statements at once, if the page asks one at a time."""
        expect(self.page.locator("html")).not_to_have_attribute("data-way", "soon")
        self.page.evaluate(LIST)
        return self

    @property
    def submit(self) -> Locator:
        return self.page.get_by_role("button", name="Voir mes points forts")

    @property
    def retry(self) -> Locator:
        return self.page.get_by_role("button", name="Réessayer")

    @property
    def profile(self) -> Locator:
        return self.page.locator("#profil")

    @property
    def failure(self) -> Locator:
        return self.page.locator("#panne")

    def wait_for_python(self, state: str, times: int = 1) -> None:
        """Wait until Python is in a state, for the first or a later time."""
        self.page.wait_for_function(REACHED, arg=[state, times])

    def be_patient(self, seconds: int) -> None:
        """Choose how long the page waits for a Python that says nothing."""
        form = self.page.locator("#positionnement")
        form.evaluate("(form, seconds) => { form.dataset.patience = seconds; }", seconds)

    def statements(self) -> dict[str, str]:
        """The statement of every criterion, by id."""
        found: dict[str, str] = self.page.locator("fieldset").evaluate_all(
            "sets => Object.fromEntries(sets.map(set =>"
            " [set.querySelector('input').name, set.querySelector('legend').innerText]))"
        )
        return {criterion: plain(text) for criterion, text in found.items()}

    def answer(self, levels: Iterable[str] = LEVELS, most: int | None = None) -> Answers:
        """Tick one level for each criterion, in turn; all criteria, or the first ones.

        In the tab that one looks at: Chromium draws the others once a second, and waits for that to click.
        Only the last one is really touched: thirty touches take as long as all the rest of a visit.
        """
        self.page.bring_to_front()
        answers = dict(zip(list(self.statements())[:most], cycle(levels), strict=False))
        inputs = [f'input[name="{criterion}"][value="{level}"]' for criterion, level in answers.items()]
        self.page.evaluate("all => all.forEach(css => document.querySelector(css).click())", inputs[:-1])
        for last in inputs[-1:]:
            self.page.locator(last).check()
        return answers

    def ticked(self) -> Answers:
        """The answers that the page holds."""
        found: Answers = self.page.locator("input[type=radio]:checked").evaluate_all(
            "inputs => Object.fromEntries(inputs.map(input => [input.name, input.value]))"
        )
        return found

    def strengths(self) -> set[str]:
        """The statements among the strengths of the result, cards and others, without their marks."""
        lines = self.profile.locator('.card-sentence, [data-section="strengths"] li')
        found: list[str] = lines.evaluate_all(
            "lines => lines.map(line => line.querySelector('span').textContent)"
        )
        return {plain(text) for text in found}
