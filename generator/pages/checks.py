"""What the pages ask of the data: every word, every icon, and addresses that lead to a page."""

import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from positioning.wording import SENTENCES

from ..data.table import COLUMNS
from ..model.fields import EMPTY, AudienceId
from ..model.organisms import Role
from ..model.referential import Referential
from ..model.sentence import Sentence
from ..project import ICONS, OWN, icon
from ..reading.located_yaml import MISSING, Document, Documents, leaves, strings
from ..reading.naming import Path, shown
from ..reading.problems import Problem, nearest
from ..reading.territory import departments
from ..rules.checks import Rules, ready
from ..rules.shapes import SHAPES
from .asked import Asked, AskedWords, asked
from .directory import Directory
from .kinds import KINDS, MENU, Kind, Material
from .rendering import ABSOLUTE, MARK, TEMPLATES, THEME, environment

WORDS = "referential/words"
BY_TYPE: dict[type[object], str] = {
    str: SHAPES["string_type"],
    list: SHAPES["tuple_type"],
    dict: SHAPES["dict_type"],
}
GROUPS: dict[tuple[str, str], Sequence[str]] = {
    ("frame", "menu_parts"): MENU[1:],
    ("directory", "roles"): typing.get_args(Role),
    ("questions", "titles"): (*typing.get_args(AudienceId), "tous"),
    ("donnees", "columns"): COLUMNS,
}
"""The keys of a group of words, where the data or the menu says which there are."""

BY_CODE: AskedWords = {
    "frame": {"menu_parts": Asked(dict, Sentence(), "le menu")},
    "facts": {
        "article": Asked(str, Sentence("number"), "le nom d’une source"),
        "copied": Asked(str, Sentence("source", "day"), "le nom d’une source"),
    },
    "donnees": {"columns": Asked(dict, Sentence(), "organismes.tableschema.json")},
    "doors": {
        "sheet_doors": Asked(list, Sentence(), "les fiches"),
        "search_doors": Asked(list, Sentence(), "la recherche"),
    },
    "result": {key: Asked(str, Sentence(*blanks), "un résultat") for key, blanks in SENTENCES.items()},
}
"""What no template asks for, but the generator or the browser's Python."""


def check(model: Referential, documents: Documents) -> Iterator[Problem]:
    """Every problem that only those who know the pages can see; as `rules.checks.check`."""
    return ready(RULES, model, documents)


def every_word(_: Referential, documents: Documents) -> Iterator[Problem]:
    """What the site says is there, and what is there is said."""
    wanted = wanted_words()
    for name, keys in wanted.items():
        document = documents.get(f"words[{name}]")
        if document:
            yield from _keys(document, name, keys)
        elif f"{WORDS}/{name}.yml" not in documents:
            yield Problem(f"{WORDS}/{name}.yml", MISSING)
    for key, document in documents.items():
        name = key.removeprefix("words[").removesuffix("]")
        if key.startswith("words[") and name not in wanted:
            yield document.problem((), f"rien sur le site ne se sert de ce fichier{nearest(name, wanted)}")


@cache
def wanted_words() -> AskedWords:
    """All that the site asks of `referential/words/`, but what the sheets ask of sheets.yml."""
    found = asked(environment(), (TEMPLATES, THEME))
    for name, keys in [*BY_CODE.items(), *((kind.name, _of_a_kind(kind)) for kind in KINDS)]:
        found[name] = {**found.get(name, {}), **keys}
    return found


def _of_a_kind(kind: Kind) -> dict[str, Asked]:
    """What every page of a kind needs, whatever its template says."""
    named, by = Sentence(may=kind.names), "chaque page"
    needed = {"title": Asked(str, named, by), "description": Asked(str, named, by)}
    if kind.menu:
        needed["menu"] = Asked(str, named, "le menu")
    return {**needed, "keywords": Asked(str, Sentence(), "")}


def _keys(document: Document, name: str, wanted: Mapping[str, Asked]) -> Iterator[Problem]:
    """The keys of a file, and what each says."""
    for key, needed in wanted.items():
        if needed.by and key not in document.data:
            message = f"la clé {shown(key)} manque, {needed.by} la dit. Écrivez par exemple : {key}: …"
            yield document.problem((), message)
    yield from _unknown(document, (), document.data, wanted)
    for key, value in document.data.items():
        if key in wanted:
            yield from _value(document, key, value, wanted[key])
            if isinstance(value, dict):
                yield from _group(document, key, value, GROUPS.get((name, key), value))


def _group(
    document: Document, key: str, value: Mapping[str, object], keys: Iterable[str]
) -> Iterator[Problem]:
    """A group of texts has a text for each key, and no other."""
    yield from _unknown(document, (key,), value, keys)
    for missing in keys:
        if missing not in value:
            yield document.problem(
                (key,), f"la clé {shown(missing)} manque. Écrivez par exemple : {missing}: …"
            )


def _unknown(document: Document, path: Path, keys: Iterable[str], known: Iterable[str]) -> Iterator[Problem]:
    for key in keys:
        if key not in known:
            yield document.problem((*path, key), f"rien sur le site ne dit cette clé{nearest(key, known)}")


def _value(document: Document, key: str, value: object, wanted: Asked) -> Iterator[Problem]:
    """A value has its shape, no text in it is empty, and each holds its blanks."""
    if value and not isinstance(value, wanted.shape):
        yield document.problem((key,), BY_TYPE[wanted.shape])
        return
    for path, leaf in leaves(value or None, (key,)):
        text = leaf.strip() if isinstance(leaf, str) else ""
        if wrong := wanted.sentence.wrong(text) if text else EMPTY:
            yield document.problem(path, wrong)


def known_icons(model: Referential, documents: Documents) -> Iterator[Problem]:
    """The icon set has the icon of each domain and sub-domain."""
    for i, domain in enumerate(model.domains):
        below = [(("subdomains", s), subdomain.icon) for s, subdomain in enumerate(domain.subdomains)]
        for path, name in [((), domain.icon), *below]:
            if not icon(name).is_file():
                hint = nearest(name, [file.stem for file in (ICONS / "material").glob("*.svg")])
                message = f"{shown(name)} n’est pas une icône de Material Design Icons{hint}"
                yield documents[f"domains[{i}]"].problem((*path, "icon"), message)


def own_addresses(model: Referential, documents: Documents) -> Iterator[Problem]:
    """No two pages have one address: a domain is not called as a page beside its questionnaire."""
    paths = [kind.path for kind in KINDS]
    for i, domain in enumerate(model.domains):
        if any("{slug}" in path and path.format(slug=domain.slug) in paths for path in paths):
            message = f"{shown(domain.slug)} est l’adresse d’une autre page : choisissez un autre mot"
            yield documents[f"domains[{i}]"].problem(("slug",), message)


def known_addresses(model: Referential, documents: Documents) -> Iterator[Problem]:
    """Whatever the data leads to is a page of the site; files and anchors are looked at once it is built."""
    made = _addresses(model)
    for document, path, page in (*_named(model, documents), *_linked(model, documents)):
        if page not in made:
            yield document.problem(
                path,
                f"{shown(page)} n’est pas une page du site{nearest(page, made)} ; par exemple : parcours/",
            )


def _addresses(model: Referential) -> set[str]:
    # Nobody links to the page of a letter: it is there only as long as a place has no département.
    without_places = model.model_copy(update={"places": ()})
    directory = Directory(without_places, date.min)
    material = Material(without_places, directory, departments(), OWN)
    rows = ((kind, subject) for kind in KINDS for subject in kind.subjects(material))
    return {kind.path.format(**subject.named) for kind, subject in rows}


def _named(model: Referential, documents: Documents) -> Iterator[tuple[Document, Path, str]]:
    """The pages that show an entry of then-and-now.yml."""
    for i, entry in enumerate(model.then_and_now):
        for j, page in enumerate(entry.pages):
            yield documents["then_and_now"], (i, "pages", j), page


def _linked(model: Referential, documents: Documents) -> Iterator[tuple[Document, Path, str]]:
    """The pages that links lead to."""
    for document, path, address in _links(model, documents):
        page = address.partition("#")[0]
        if not ABSOLUTE.match(address) and not set("{.") & set(page):
            yield document, path, page


def _links(model: Referential, documents: Documents) -> Iterator[tuple[Document, Path, str]]:
    for i, audience in enumerate(model.audiences):
        for j, step in enumerate(audience.steps):
            yield documents["audiences"], (i, "steps", j, "url"), step.url
    for name, document in documents.items():
        if name.startswith("words["):
            for path, text in strings(document.data):
                yield from ((document, path, mark[2]) for mark in MARK.finditer(text) if mark[1])


RULES: Rules = {
    every_word: (),
    known_icons: (),
    own_addresses: (),
    known_addresses: ("audiences", "then_and_now", "networks"),
}
"""Each rule with the fields it reads, besides the domains."""
