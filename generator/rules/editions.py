"""Editions of the questionnaire: links hold answers by their lists, so what was published stays as it is.

`seals.yml` keeps a hash of each published edition, and of the official titles that it asked about: a
number that names another criterion would give a person's answer to a sentence that they have not read.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence

from positioning.edition import Edition

from ..model.referential import Referential
from ..model.socle import FormEdition, Seal
from ..project import Project
from ..reading.located_yaml import Document, Documents, read, twice
from ..reading.naming import Path, shown
from ..reading.problems import Problem

Titles = dict[str, str]
"""From the id of each sub-domain and criterion to a hash of its official title."""


def seal(edition: FormEdition, titles: Titles) -> Seal:
    """What `seals.yml` keeps of an edition; its day may be corrected."""
    asked = [edition.number, edition.criteria, sorted(edition.moved.items()), sorted(edition.reworded)]
    text = json.dumps([*asked, sorted(titles.items())])
    return Seal(number=edition.number, seal=_hash(text, 16), titles=titles)


def titles_today(model: Referential) -> Titles:
    """The titles of today; spaces, signs and capitals may be corrected."""
    lines = (line for domain in model.domains for line in domain.lines)
    return {line.id: _hash("".join(filter(str.isalnum, line.title.casefold())), 6) for line in lines}


def _hash(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def editions_follow(model: Referential, documents: Documents) -> Iterator[Problem]:
    """Links of every edition can be read: each knows the one before."""
    document, before = documents["editions"], frozenset[str]()
    for i, edition in enumerate(model.editions):
        if edition.number != i + 1:
            yield document.problem((i, "number"), f"écrivez {i + 1} : les éditions se suivent, à partir de 1")
        yield from twice((document, (i, "criteria", j), id_) for j, id_ in enumerate(edition.criteria))
        asked = frozenset(edition.criteria) | {id_.rpartition(".")[0] for id_ in edition.criteria}
        for old, new in edition.moved.items():
            if old not in before or new not in asked:
                message = (
                    f"{shown(old)} doit être un numéro de l’édition d’avant, et {shown(new)} un "
                    "numéro de cette édition"
                )
                yield document.problem((i, "moved", old), message)
        for j, id_ in enumerate(edition.reworded):
            if id_ not in asked:
                yield document.problem(
                    (i, "reworded", j), f"{shown(id_)} n’est pas dans « criteria » de cette édition"
                )
        before = asked


def editions_never_change(model: Referential, documents: Documents) -> Iterator[Problem]:
    """The editions begin with those that were published, as they were; one more may be new."""
    editions, seals, last = documents["editions"], documents["seals"], len(model.editions)
    for i, kept in enumerate(model.seals):
        if kept.number != i + 1:
            yield seals.problem(
                (i, "number"), f"doit être {i + 1} : les sceaux de toutes les éditions, dans leur ordre"
            )
        elif i >= last:
            yield seals.problem(
                (i,), f"l’édition {i + 1} est publiée : remettez-la dans editions.yml, comme elle était"
            )
        elif seal(model.editions[i], kept.titles) != kept:
            message = (
                f"l’édition {i + 1} est publiée : si elle changeait, des liens déjà gardés mentiraient. "
                f"Remettez-la comme elle était, et ajoutez l’édition {last + 1} pour ce qui est nouveau"
            )
            yield editions.problem((i,), message)
    for i in range(len(model.seals), last - 1):
        yield editions.problem((i,), "n’a jamais été scellée : seule la dernière édition peut être nouvelle")


def unsealed(model: Referential, project: Project) -> list[Problem]:
    """The new edition, once all else is right: until it is sealed, its links could not be relied on."""
    if len(model.seals) == len(model.editions):
        return []
    message = (
        "est nouvelle, et pas encore scellée. Scellez-la, pour toujours : `.venv/bin/python -m "
        "generator seal-edition`"
    )
    file = project.data / "editions.yml"
    document, _ = read(file, project.named(file))
    return [document.problem((len(model.seals),), message)]


def the_last_edition_is_today(model: Referential, documents: Documents) -> Iterator[Problem]:
    """The data asks what its last edition says, or links would give answers to other criteria."""
    last, document = len(model.editions), documents["editions"]
    ids = [c.id for c in model.criteria]
    # Files and ids that are wrong in themselves have their own message, and one is enough.
    if any("/socle/" in name for name in documents) or not _in_place(model) or last < len(model.seals):
        return
    new = last > len(model.seals)
    if change := _changed(model.editions[-1].criteria, ids):
        todo = (
            "écrivez ici la liste du jour"
            if new
            else f"ajoutez l’édition {last + 1}, comme le haut du fichier le dit"
        )
        yield document.problem((last - 1,), f"les critères ont changé ({change}) : {todo}")
    elif model.seals:
        yield from (_answers_stay_theirs(model, document) if new else _titles_stay(model, documents))


def _in_place(model: Referential) -> bool:
    """Whether each id is there once, below its own parent."""
    below = [(c.id, s.id) for s in model.subdomains for c in s.criteria]
    below += [(s.id, d.id) for d in model.domains for s in d.subdomains]
    return len(dict(below)) == len(below) and all(id_.rpartition(".")[0] == parent for id_, parent in below)


def _changed(old: Sequence[str], new: Sequence[str]) -> str:
    """What has changed between two lists of ids, in words; nothing if they are the same."""
    added, gone = [id_ for id_ in new if id_ not in old], [id_ for id_ in old if id_ not in new]
    changes = [f"{word} {', '.join(ids)}" for word, ids in (("nouveaux :", added), ("partis :", gone)) if ids]
    return " ; ".join(changes) or ("dans un autre ordre" if list(old) != list(new) else "")


def _answers_stay_theirs(model: Referential, document: Document) -> Iterator[Problem]:
    """From the last published edition to the new one, each answer stays with its criterion, or goes."""
    before, today, i = model.seals[-1].titles, titles_today(model), len(model.editions) - 1
    edition = Edition.from_json(model.editions[i].model_dump())
    became = {old: edition.follow(old) for old in before}
    settled = {new for old, new in became.items() if new and today[new] == before[old]}
    for old, new in became.items():
        if new in settled:
            continue
        found = [id_ for id_ in today if today[id_] == before[old] and id_ not in settled]
        if found:
            message = f'{shown(old)} est devenu {shown(found[0])}. Écrivez : moved: {{"{old}": "{found[0]}"}}'
            yield document.problem((i, "moved"), message)
        elif new and new not in edition.reworded:
            message = f'{shown(new)} ne dit plus la même chose. Écrivez : reworded: ["{new}"]'
            yield document.problem((i, "reworded"), message)


def _titles_stay(model: Referential, documents: Documents) -> Iterator[Problem]:
    """Without a new edition, each number names what it named when it was published."""
    before, today, last = model.seals[-1].titles, titles_today(model), len(model.editions)
    message = (
        f"ce n’est plus le titre de l’édition {last}, qui est publiée. Remettez-le, ou ajoutez l’édition"
    )
    for document, path, id_ in numbered(model, documents):
        if before.get(id_, today[id_]) != today[id_]:
            yield document.problem((*path, "title"), f"{message} {last + 1} dans editions.yml")


def numbered(model: Referential, documents: Documents) -> Iterator[tuple[Document, Path, str]]:
    """Every id below the domains, with the place of what has it."""
    for d, domain in enumerate(model.domains):
        for s, subdomain in enumerate(domain.subdomains):
            yield documents[f"domains[{d}]"], ("subdomains", s), subdomain.id
            for c, criterion in enumerate(subdomain.criteria):
                yield documents[f"domains[{d}]"], ("subdomains", s, "criteria", c), criterion.id
