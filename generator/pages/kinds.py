"""The pages of the site: ONE row a kind of page.

A new page is a row here, a template of that name, and a file of words of that name.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from ..data.archive import editions
from ..model.referential import Referential
from ..project import Project
from ..reading.territory import Department
from .directory import Directory

CONTACTS = "organismes/"
"""The page whose preview card the pages of contacts share."""


class Material(NamedTuple):
    """What pages are made of."""

    model: Referential
    directory: Directory
    departments: tuple[Department, ...]
    project: Project


class Subject(NamedTuple):
    """What one page of a kind is about.

    named: texts by the names that the row's address, its edit link, and the title and description in
        its words may hold in {…}.
    values: what the template reads, besides what all templates do.
    scripted: has the row's script something to do on this page?
    """

    named: dict[str, str] = {}
    values: dict[str, Any] = {}
    scripted: bool = True


def _once(_: Material) -> Iterable[Subject]:
    yield Subject()


def _data(material: Material) -> Iterable[Subject]:
    yield Subject(values={"editions": editions(material.project)})


def _directory(material: Material) -> Iterable[Subject]:
    # Nothing is searched before there are places.
    yield Subject(scripted=bool(material.model.places))


def _domains(material: Material) -> Iterable[Subject]:
    for domain in material.model.domains:
        named = {"id": domain.id, "slug": domain.slug, "name": domain.name, "summary": domain.summary}
        yield Subject(named, {"domain": domain})


def _audience(id_: str) -> Callable[[Material], Iterable[Subject]]:
    def subjects(material: Material) -> Iterable[Subject]:
        for audience in material.model.professionals:
            if audience.id == id_:
                named = {"title": audience.title, "lead": audience.lead, "name": audience.name}
                yield Subject(named, {"audience": audience})

    return subjects


def _networks(material: Material) -> Iterable[Subject]:
    for network in material.model.networks:
        named = {"id": network.id, "short": network.short, "name": network.name}
        yield Subject(named, {"network": network})


def _departments(material: Material) -> Iterable[Subject]:
    for department in material.departments:
        contacts = material.directory.contacts(department.code)
        file = "organisms/places" if contacts else "words/directory"
        named = {"code": department.code, "name": department.name, "file": file}
        yield Subject(named, {"department": department, "contacts": contacts})


def _letters(material: Material) -> Iterable[Subject]:
    for letter in material.directory.letters:
        contacts = material.directory.contacts(letter)
        yield Subject({"letter": letter, "sign": letter.upper()}, {"letter": letter, "contacts": contacts})


class Kind(NamedTuple):
    """A kind of page.

    name: its template (`templates/NAME.html`) and its words (`referential/words/NAME.yml`).
    path: its address; {…} stands for what is named of each subject.
    subjects: its pages, from the material; by default it stands once.
    names: what is named of each subject.
    edit: what the edit link opens, below `referential/`; empty: its words.
    script: what it needs besides the site's own script.
    menu: the part of the menu that it stands in (`MENU`), in the order of the rows.
    listed: the search finds it by its title only, because its text is another page's.
    card: the address of the page whose preview card it shares; None: it has its own.
    aloud: candidates read it, and may have it read to them.
    """

    name: str
    path: str
    subjects: Callable[[Material], Iterable[Subject]] = _once
    names: tuple[str, ...] = ()
    edit: str = ""
    script: str = ""
    menu: str = ""
    listed: bool = False
    card: str | None = None
    aloud: bool = False


DOMAIN = ("id", "slug", "name", "summary")
AUDIENCE = ("title", "lead", "name")
PUBLIC: dict[str, Any] = {"names": AUDIENCE, "edit": "audiences.yml", "menu": "professionals"}
FORM: dict[str, Any] = {"script": "form.js", "listed": True, "aloud": True}

KINDS = (
    Kind("accueil", "", menu="main", aloud=True),
    Kind("comprendre", "comprendre/", menu="main", aloud=True),
    Kind("domaines", "domaines/", menu="main", aloud=True),
    Kind("domaine", "domaines/{slug}/", _domains, DOMAIN, "socle/domain-{id}.yml", aloud=True),
    Kind("faire-le-point", "faire-le-point/", menu="main", **FORM),
    Kind("questionnaire", "faire-le-point/{slug}/", _domains, DOMAIN, "socle/domain-{id}.yml", **FORM),
    Kind("profil", "faire-le-point/profil/", script="profile.js", listed=True, aloud=True),
    Kind("groupe", "faire-le-point/groupe/", script="group.js", listed=True),
    Kind("parcours", "parcours/", edit="process.yml", menu="main", aloud=True),
    Kind("financer", "financer/", edit="financing.yml", menu="main", aloud=True),
    Kind("questions", "questions/", edit="questions.yml", menu="main", aloud=True),
    Kind(
        "organismes",
        "organismes/",
        _directory,
        edit="organisms/networks.yml",
        script="organisms.js",
        menu="main",
        aloud=True,
    ),
    Kind("reseau", "organismes/reseaux/{id}/", _networks, ("id", "short", "name"), "organisms/networks.yml"),
    Kind(
        "departement",
        "organismes/departements/{code}/",
        _departments,
        ("code", "name", "file"),
        "{file}.yml",
        listed=True,
        card=CONTACTS,
    ),
    Kind(
        "a-situer",
        "organismes/a-situer/{letter}/",
        _letters,
        ("letter", "sign"),
        "organisms/places.yml",
        listed=True,
        card=CONTACTS,
    ),
    Kind("lexique", "lexique/", edit="glossary.yml", menu="main", aloud=True),
    Kind("public", "conseiller/", _audience("conseiller"), script="adviser.js", **PUBLIC),
    Kind("public", "employeur/", _audience("employeur"), **PUBLIC),
    Kind("public", "organisme/", _audience("organisme"), **PUBLIC),
    Kind("imprimer", "imprimer/", script="sheets.js", menu="professionals"),
    Kind("donnees", "donnees/", _data, menu="professionals"),
    Kind("sources", "sources/", edit="then-and-now.yml", menu="about"),
    Kind("accessibilite", "accessibilite/", menu="about"),
    Kind("mentions-legales", "mentions-legales/", menu="about"),
)
"""In the order of the menu."""

MENU = ("main", "professionals", "about")
"""The parts of the menu; all but the first have a title in the words of the frame."""
