"""Whether data that was let in makes a site: its pages, what it hands out, its questionnaires."""

from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from generator.data.exports import data_files, form
from generator.model.referential import Referential
from generator.model.typography import typeset
from generator.pages.directory import Directory
from generator.pages.kinds import Material
from generator.pages.making import make_pages
from generator.pages.search import search_index
from generator.paper.sheets import sheets
from generator.project import Project
from generator.publishing.finish import SIGNS as INLINE
from generator.reading.territory import departments
from positioning.bridge import open_questionnaire
from tests.fuzz.trying import demand

TODAY = date(2026, 11, 25)
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
HOME = "https://exemple.example/"
FILES = ("assets/", "donnees/", "fiches/", "organismes/", "sw.js")
"""What pages lead to that is no page."""

Pages = dict[str, str]
"""The body of each page by its address."""


class Assets(dict[str, str]):
    """The files of a build that has not been: each has an address."""

    def __missing__(self, name: str) -> str:
        return f"assets/{name}"


class Outline(HTMLParser):
    """The ids and the addresses of a page whose tags fit one another."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.feed(body)
        self.close()
        demand(self.open == [], f"<{'><'.join(self.open)}> stays open")

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        demand(len(values) == len(attributes), f"<{tag}> has an attribute twice")
        if tag not in VOID:
            self.open.append(tag)
        if "id" in values:
            self.ids.add(values["id"])
        self.links |= {values[name] for name in ("href", "src") if name in values}

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        demand(bool(self.open) and self.open.pop() == tag, f"</{tag}> closes nothing")


def pages(model: Referential, project: Project) -> Pages:
    """Every page of a model, the search and what is handed out having been made too."""
    shown = typeset(model)
    material = Material(shown, Directory(model, TODAY), typeset(departments()), project)
    made = dict(make_pages(material, Assets()))
    search_index(made.items(), shown)
    data_files(model)
    list(sheets(shown, TODAY, HOME))
    open_questionnaire(form(model).decode())("{}")
    return {address: page.html() for address, page in made.items()}


def examine(made: Pages, known: Pages) -> None:
    """Look at the pages that are not as they were.

    Raises:
        Wrong: tags that do not fit, code in a page, an address that leads nowhere.
    """
    for address, body in made.items():
        if known.get(address) != body:
            demand(not INLINE.search(body), f"{address}: inline code")
            outline = Outline(body)
            for link in sorted(outline.links):
                demand(_leads(link, address, made, outline), f"{address}: {link!r} leads nowhere")


def _leads(link: str, address: str, made: Pages, here: Outline) -> bool:
    split = urlsplit(link)
    if split.scheme or split.netloc:
        return split.scheme in ("https", "http", "mailto", "tel", "sms", "data")
    path, _, anchor = urljoin(HOME + address, link).removeprefix(HOME).partition("#")
    path = path.partition("?")[0]
    if path == address:
        return not anchor or anchor in here.ids or not _static(anchor)
    return path in made or path.startswith(FILES)


def _static(anchor: str) -> bool:
    """Whether an anchor is one of the page; others are what a script reads."""
    return "=" not in anchor


def problems_said(problems: Iterator[object] | list[object]) -> None:
    """Each problem is one line that begins with a file and a line of it."""
    for line in map(str, problems):
        head = line.split(":", 2)
        demand(
            "\n" not in line and len(head) == 3 and head[1].isdigit() and head[1] != "0",
            f"said badly: {line!r}",
        )
        demand("Traceback" not in line and "pydantic" not in line, f"a program's words: {line!r}")
