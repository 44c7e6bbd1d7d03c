"""Easy to read: short sentences in everyday words, wherever candidates read."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from statistics import mean
from typing import Any, NamedTuple

from pydantic import BaseModel

from ..model.referential import Referential
from ..reading.located_yaml import Documents, strings
from ..reading.naming import Path
from ..reading.problems import Problem

Part = tuple[str, frozenset[str]]
"""A field of the model, or « words[accueil] », and the keys that are read there; none: all but `UNREAD`."""

UNREAD = {"description", "keywords", "menu", "file_name"}
"""Keys that no page shows."""
PROFESSIONALS = {"conseiller", "employeur", "organisme"}
STATEMENTS = frozenset({"statement", "example", "easy", "easy_example"})


def _words(*names: str) -> tuple[Part, ...]:
    return tuple((f"words[{name}]", frozenset()) for name in names)


def _data(field: str, *keys: str) -> tuple[Part, ...]:
    return ((field, frozenset(keys)),)


PAGES: Mapping[str, tuple[Part, ...]] = {
    "accueil": _words("accueil"),
    "comprendre": (*_words("comprendre"), *_data("audiences", "text")),
    "parcours": (*_words("parcours"), *_data("process", "plain", "text", "good_to_know", "about")),
    "financer": (*_words("financer"), *_data("financing", "text", "name", "for_whom")),
    "questions": (*_words("questions"), *_data("questions", "question", "answer")),
    "lexique": (*_words("lexique"), *_data("glossary", "definition")),
    "domaines": (*_words("domaines"), *_data("domains", "name", "summary", "everyday")),
    "organismes": _words("organismes", "directory"),
    "faire-le-point": (*_words("faire-le-point", "questionnaire", "answering"), *_data("scale", "label")),
    "profil": _words("profil", "result", "sharing"),
}
"""What candidates read, by the page whose title it bears; an average is taken over a page."""

READ: Mapping[str, tuple[Part, ...]] = {**PAGES, "statements": (("domains", STATEMENTS),)}
"""The statements have limits of their own (`model.fields`); here their words are looked at."""

_ENDS = re.compile(r"(?<=[.!?…])[\s»]+|\n+")
_MARK = re.compile(r"\[(.+?)\]\(.*?\)")
_BLANK = re.compile(r"\{.*?\}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_INFLECTED = ("s", "x", "e", "es")


class Reading(NamedTuple):
    """How a page reads, in words a sentence."""

    average: float
    longest: int


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the addresses of its links."""
    return [sentence for sentence in _ENDS.split(_MARK.sub(r"\1", text)) if _count(sentence)]


def _count(sentence: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in sentence.split())


def readings(model: Referential) -> dict[str, Reading]:
    """How each page for candidates reads."""
    found = {}
    for page, parts in PAGES.items():
        counts = [_count(sentence) for _, _, text in _texts(parts, model) for sentence in sentences(text)]
        # A file of words that is not right by itself has its own message.
        if counts:
            found[page] = Reading(mean(counts), max(counts))
    return found


def easy_to_read(model: Referential, documents: Documents) -> Iterator[Problem]:
    """No sentence is too long, none of its words is rare, and those of a page are short on average."""
    for parts in READ.values():
        for name, path, text in _texts(parts, model):
            for message, warning in _said_of(text, model):
                yield documents[name].problem(path, message, warning)
    for page, reading in readings(model).items():
        if reading.average > (most := model.reading.average):
            message = (
                f"les phrases de cette page ont en moyenne {reading.average:.1f} mots : {most} "
                "au plus. Coupez les plus longues"
            )
            yield documents[PAGES[page][0][0]].problem((), message)


def _said_of(text: str, model: Referential) -> Iterator[tuple[str, bool]]:
    """What is said of a text, and whether it is a warning."""
    for sentence in sentences(text):
        if (count := _count(sentence)) > (most := model.reading.longest):
            yield (
                f"cette phrase a {count} mots, pour les candidats {most} au plus. Coupez-la en deux : "
                f"« {sentence} »",
                False,
            )
        for word in _rare(sentence, model):
            todo = "dites-le autrement, expliquez-le dans glossary.yml ou permettez-le dans reading.yml"
            yield f"« {word} » n’est pas un mot de tous les jours, {todo} : « {sentence} »", True


def _texts(parts: tuple[Part, ...], model: Referential) -> Iterator[tuple[str, Path, str]]:
    """What is read of some parts: (the document's name, the path in it, the text)."""
    for field, keys in parts:
        for name, data in _documents(field, model):
            for path, text in strings(data):
                key = next(str(step) for step in reversed(path) if isinstance(step, str))
                read = key in keys if keys else key not in UNREAD and not key.endswith(("sources", "doors"))
                if read and not _for_professionals(data, path):
                    yield name, path, text


def _documents(field: str, model: Referential) -> Iterator[tuple[str, Any]]:
    """The plain data of a field, by the name of its document."""
    if field == "domains":
        yield from ((f"domains[{i}]", domain.model_dump()) for i, domain in enumerate(model.domains))
    elif field.startswith("words["):
        yield field, model.words.get(field[6:-1], {})
    else:
        value = getattr(model, field)
        plain = isinstance(value, BaseModel)
        yield field, value.model_dump() if plain else [entry.model_dump() for entry in value]


def _for_professionals(data: Any, path: Path) -> bool:
    row = data[path[0]] if isinstance(data, list) and isinstance(path[0], int) else {}
    return row.get("audience", row.get("id")) in PROFESSIONALS


def _rare(sentence: str, model: Referential) -> Iterator[str]:
    """The words of a sentence that few people use and that we neither explain nor allow."""
    if not model.reading.frequent:
        return
    ours = (*(entry.term for entry in model.glossary), *model.reading.allowed)
    known = _known(model.reading.frequent, ours)
    for word in _WORD.findall(_BLANK.sub("", sentence)):
        stems = (word.casefold().removesuffix(ending) for ending in ("", *_INFLECTED))
        if not any(stem in known for stem in stems):
            yield word


@cache
def _known(frequent: int, ours: tuple[str, ...]) -> frozenset[str]:
    # Imported here: it takes a tenth of a second, and only this check needs it.
    from wordfreq import top_n_list

    texts = (*top_n_list("fr", frequent), " ".join(ours).casefold())
    return frozenset(part for text in texts for part in _WORD.findall(text))
