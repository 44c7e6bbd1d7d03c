"""From the model to the pages' content: one template a kind of page, HTML with autoescape.

A page's body is one HTML block, so that every engine that reads Markdown leaves it alone.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

from ..data.archive import Editions
from ..model.fields import ICONS
from ..model.referential import Referential
from ..model.typography import french_day, spaces
from ..reading.territory import Department
from ..rules.checks import source_id
from . import linked
from .directory import Directory
from .outlines import outlines

_HERE = Path(__file__).parent

TEMPLATES = {
    "": "accueil",
    "comprendre/": "comprendre",
    "parcours/": "parcours",
    "financer/": "financer",
    "questions/": "questions",
    "lexique/": "lexique",
    "sources/": "sources",
    "domaines/": "domaines",
    "faire-le-point/": "faire-le-point",
    "faire-le-point/profil/": "profil",
    "faire-le-point/groupe/": "groupe",
    "organismes/": "organismes",
    "imprimer/": "imprimer",
    "donnees/": "donnees",
    "mentions-legales/": "mentions-legales",
}
"""The template of each page that stands once."""

SCRIPTS = {"faire-le-point": "form.js", "profil": "profile.js", "groupe": "group.js", "imprimer": "sheets.js"}
"""What such a page needs besides the site's own script."""

DATA_FILES = {
    "accueil": "pages.yml",
    "comprendre": "audiences.yml",
    "parcours": "process.yml",
    "financer": "financing.yml",
    "questions": "questions.yml",
    "lexique": "glossary.yml",
    "sources": "then-and-now.yml",
    "organismes": "organisms/networks.yml",
    "mentions-legales": "site.yml",
}
"""Where most of the words of such a page stand, for its edit link; the others: pages.yml."""


CONTACTS = ("organismes/departements/", "organismes/a-situer/")
"""Below these addresses, pages show the contacts of places: one a département, and one a letter."""


class Page(NamedTuple):
    """A page of the tree: its front matter, its body (HTML) and the file that its edit link opens.

    `script` is the logical name of the script that the page needs besides the site's own (« form.js »);
    `keywords` are everyday words that lead to the page by the search. `card` is the address of the
    picture that is shown beside a link to the page.
    """

    title: str
    description: str
    body: str
    source: str
    script: str = ""
    keywords: str = ""
    card: str = ""

    def markdown(self) -> str:
        """The page as a Markdown file: front matter (JSON is YAML) and one HTML block."""
        meta = {"title": self.title, "description": self.description, "source": self.source}
        front = "\n".join(f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in meta.items())
        front += "".join(f"\n{key}: {getattr(self, key)}" for key in ("script", "card") if getattr(self, key))
        return f"---\n{front}\n---\n\n{self.html()}\n"

    def html(self) -> str:
        """The body as one HTML block, without the blank lines that would end it."""
        body = re.sub(r"\n\s*\n+", "\n", self.body).strip()
        return f'<div class="clea">\n{body}\n</div>'


def make_pages(
    model: Referential,
    directory: Directory,
    departments: tuple[Department, ...],
    assets: dict[str, str],
    editions: Editions,
) -> Iterator[tuple[str, Page]]:
    """Every page with its address (« domaines/x/ »).

    Args:
        model: the data.
        directory: its places, sorted, and the date of the build.
        departments: the départements that get a page each.
        assets: from a logical name to the address of a built file: « worker.js », « words.json ».
        editions: those of the data that have been kept.
    """
    render = _renderer(model, directory, departments, assets)
    for text in model.pages:
        template = TEMPLATES[text.path]
        source = f"referential/{DATA_FILES.get(template, 'pages.yml')}"
        body = render(template, text.path, page=text, editions=editions)
        script = SCRIPTS.get(template, "")
        if template == "organismes" and model.places:
            script = "organisms.js"
        yield text.path, Page(text.title, text.description, body, source, script, text.keywords)
    for domain in model.domains:
        source = f"referential/socle/domain-{domain.id}.yml"
        path = f"domaines/{domain.slug}/"
        yield path, Page(domain.name, domain.summary, render("domaine", path, domain=domain), source)
        path = f"faire-le-point/{domain.slug}/"
        title = f"Mes points forts : {domain.name}"
        body = render("questionnaire", path, domain=domain)
        yield path, Page(title, domain.summary, body, source, "form.js")
    for audience in model.professionals:
        path = f"{audience.id}/"
        body = render("public", path, audience=audience)
        script = "adviser.js" if audience.id == "conseiller" else ""
        yield path, Page(audience.title, audience.lead, body, "referential/audiences.yml", script)
    yield from _organism_pages(render, model, directory, departments)


def _organism_pages(
    render: Any, model: Referential, directory: Directory, departments: tuple[Department, ...]
) -> Iterator[tuple[str, Page]]:
    """A page a network, a département, and a letter for the places of no known département."""
    for network in model.networks:
        path = f"organismes/reseaux/{network.id}/"
        body = render("reseau", path, network=network)
        title = f"Réseau {network.short}"
        yield path, Page(title, network.name, body, "referential/organisms/networks.yml")
    for department in departments:
        path = f"{CONTACTS[0]}{department.code}/"
        contacts = directory.contacts(department.code)
        body = render("departement", path, department=department, contacts=contacts)
        source = "organisms/places.yml" if contacts else "organisms/words.yml"
        title = f"CléA : {department.name} ({department.code})"
        description = f"Trouver un organisme CléA : {department.name}."
        yield path, Page(title, description, body, f"referential/{source}")
    for letter in directory.letters:
        path = f"{CONTACTS[1]}{letter}/"
        body = render("a-situer", path, letter=letter, contacts=directory.contacts(letter))
        title = f"{model.directory.unplaced} : {letter.upper()}"
        yield path, Page(title, model.directory.unplaced_lead, body, "referential/organisms/places.yml")


def _renderer(
    model: Referential, directory: Directory, departments: tuple[Department, ...], assets: dict[str, str]
) -> Any:
    """A function that renders a template for the page at a path, with links relative to it."""
    loader = ChoiceLoader([FileSystemLoader(_HERE / "templates"), FileSystemLoader(ICONS)])
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(day=french_day, spaces=spaces)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.globals.update(m=model, today=directory.today, departments=departments, assets=assets)
    environment.globals.update(directory=directory, outlines=outlines(), linked=linked)
    environment.globals["cite"] = _citer(model)
    environment.globals.update(
        then_and_now={each.id: each for each in model.then_and_now},
        status={each.id: each for each in model.edition.statuses},
        confidence={each.id: each for each in model.edition.confidences},
    )

    def render(template: str, path: str, **values: Any) -> str:
        root = "../" * path.count("/") or "./"
        return environment.get_template(f"{template}.html").render(root=root, path=path, **values)

    return render


def _citer(model: Referential) -> Any:
    """« LEGI L6323-17 » as a person reads it, with the id of its source."""
    sources = {source.id: source for source in model.sources}

    def cite(reference: str) -> dict[str, str]:
        id_ = source_id(reference, sources) or reference
        detail = reference[len(id_) :].strip(" ,")
        if re.match(r"[LRD]\d", detail):
            detail = f"article {detail}"
        label = sources[id_].label
        text = f"{label} {detail}" if detail.startswith("(") else ", ".join(filter(None, [label, detail]))
        return {"anchor": sources[id_].anchor, "text": text}

    return cite
