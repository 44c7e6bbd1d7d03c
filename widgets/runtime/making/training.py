"""The exercise that shows what the kernel needs: every kind of request, and what it must refuse.

Runs inside Pyodide, which then tells what it has read. It is made of the kernel's own keys and of invented
sentences, so that new words in the referential never ask for a new runtime.
"""

import json
import sys

from positioning.bridge import open_questionnaire
from positioning.form import LEVELS, Form
from positioning.link import encode
from positioning.operations import FILE_FORMAT
from positioning.wording import SENTENCES

CRITERIA = [f"1.{sub}.{rank}" for sub in (1, 2, 3) for rank in (1, 2, 3, 4, 5)]
LINES = [*CRITERIA, "1.1", "1.2", "1.3"]

REFUSED = ["", "non", "[1]", "[" * 100, '{"domain": 1, "answers": 3, "x": null}', '"\\ud800é"', "1e999"]


LIBRARY = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip/"


def library_files() -> list[str]:
    """The library files behind every module imported so far, sorted: « json/decoder.py ».

    A module that is frozen into the wasm names a file too, which nobody reads: its origin tells.
    """
    specs = (getattr(module, "__spec__", None) for module in sys.modules.values())
    origins = (getattr(spec, "origin", None) or "" for spec in specs)
    return sorted({origin.removeprefix(LIBRARY) for origin in origins if origin.startswith(LIBRARY)})


def train() -> None:
    """Answer many requests, right and wrong."""
    respond = open_questionnaire(questionnaire())
    for request in [*requests(), *sharing(questionnaire()), *REFUSED]:
        json.loads(respond(request))


def questionnaire() -> str:
    """A small questionnaire in its second edition, with all the words that the kernel asks for."""
    return json.dumps({"domains": [_domain()], "editions": EDITIONS, "words": _words()}, ensure_ascii=False)


EDITIONS = [
    {"number": 1, "criteria": ["1.1.9", *CRITERIA[2:], "1.4.1"]},
    {"number": 2, "criteria": CRITERIA, "moved": {"1.1.9": "1.1.1"}, "reworded": ["1.1.3", "1.2"]},
]


def _domain() -> dict:
    criteria = [_line(criterion) for criterion in CRITERIA]
    subdomains = [
        {
            **_line(f"1.{n}"),
            "title": f"Titre {n}",
            "icon": "M1 2h3v4z",
            "criteria": criteria[5 * n - 5 : 5 * n],
        }
        for n in (1, 2, 3)
    ]
    return {"id": "1", "title": "Domaine", "subdomains": subdomains}


def _line(name: str) -> dict:
    easy = {"easy": "Je sais écrire."} if name.endswith("1") else {}
    return {"id": name, "statement": f"Je sais écrire « n° {name} », déjà.", **easy}


def _words() -> dict:
    blanks = {word: "".join(f"{{{name}}}" for name in names) for word, names in SENTENCES.items()}
    return {word: f"« {word} » {blanks[word]}" for word in sorted(blanks)}


def _answer_sets() -> list[dict]:
    """Nothing, each level everywhere, all levels together, and answers that do not exist."""
    same = [dict.fromkeys(LINES, level) for level in LEVELS]
    mixed = [{key: LEVELS[(n + shift) % 5] for n, key in enumerate(LINES)} for shift in range(5)]
    return [{}, *same, *mixed, {"9.9.9": "alone", "1.1.1": "autre", "1.1.2": None}]


def requests() -> list[str]:
    """Every set of answers, about one domain, about none that exists, and about all."""
    return [
        json.dumps({"domain": domain, "answers": answers, "easy": domain is None})
        for domain in ("1", "9", None)
        for answers in _answer_sets()
    ]


def sharing(form_text: str) -> list[str]:
    """Links of every edition, whole, cut and altered; files; what is new since another; groups."""
    form = Form.from_json(form_text)
    links = [encode(edition, _answers(edition.ids, shift)) for edition in form.editions for shift in range(4)]
    texts = [*links, *(f"https://x.fr/a/#{link}\n" for link in links), *_spoilt(links[-1])]
    texts += [
        _file(1, {"1.1.9": "alone", "x": 3}, day="2026-11-25", examples={"1.1.9": 'J’ai « {[ » \\ "lu"'})
    ]
    texts += [_file(2, {"1.1.1": "new"}, day="2026-13-01"), _file(2, {}, examples=3, day="hier, midi")]
    texts += [_file(99, {}), _file(None, None), "{", "{}"]
    opened = [json.dumps({"do": "open", "text": text}) for text in texts]
    opened += [
        json.dumps({"do": "compare", "before": one, "text": text}) for one in texts[::5] for text in texts
    ]
    groups = [
        json.dumps({"do": "group", "links": group, "least": least})
        for group in ([], links, links[:1], [*links, *links, "x", None])
        for least in (1, 5)
    ]
    return [*opened, *groups, json.dumps({"do": "?"})]


def _answers(ids: list[str], shift: int) -> dict:
    levels = [*LEVELS, None][shift:]
    chosen = ((key, levels[n % len(levels)]) for n, key in enumerate(sorted(ids)))
    return {key: level for key, level in chosen if level}


def _spoilt(link: str) -> list[str]:
    return [
        link[:-1],
        link[1:],
        link[:8],
        f"é{link}",
        f"{link} {link}",
        "A" * 80,
        "-" * 9,
        "=" * 20,
        f"B{link[1:]}",
    ]


def _file(edition: object, answers: object, **more: object) -> str:
    return json.dumps({"format": FILE_FORMAT, "edition": edition, "answers": answers, **more})
