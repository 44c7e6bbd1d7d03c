"""What the small runtime is cut to (see `modules.mjs`): forms as JSON text, and requests for each.

Runs on this machine, not in Pyodide: the requests reach Python as text, the way a visitor's do.
"""

import json
import random

import training

from positioning.form import LEVELS, Form
from positioning.link import encode
from positioning.operations import FILE_FORMAT
from positioning.wording import SENTENCES

FORMS = [(1, "abc"), (7, "déjà"), (7, "l’œuvre « n° »"), (9, "🙂 été"), (7, "x" * 300), (12, "ß İ ﬁ ŉ Ω")]
"""How many domains, and the letters of their words."""

HOSTILE = [
    '{"answers": {"é🙂": "alone", "1.1.1": ["alone"], "1.1.2": {"a": 1.5e10}, "1.1.3": true}}',
    '{"answers": {"1.1.1": "alone"}, "domain": "1", "domain": "2"}',
    '{"answers": {"1.1.1": -12345678901234567890, "1.1.2": 0.1, "1.1.3": NaN, "a": -Infinity}}',
    '{"answers": {"\\u00e9\\n\\t\\"\\/\\b": "alone"}, "domain": "\\ud83d\\ude00"}',
    *(
        '{"a": 1',
        '{"a" 1}',
        '{"a": 1,}',
        "[1,]",
        "[1 2]",
        "{1: 2}",
        "tru",
        '"',
        '"\\x"',
        '"\\u12"',
        '"\n"',
        "-",
        "1.",
    ),
    *("[" * 400 + "]" * 400, '{"a":' * 300 + "1" + "}" * 300, " \n\t{} ", "{} x", "\ufeff{}", "\x00"),
    json.dumps({"answers": {f"k{n}": "alone" for n in range(3000)}, "domain": None}),
    json.dumps({"answers": {"1.1.1": "é" * 20000, "1.1.2": "🙂" * 5000}, "domain": "x" * 5000}),
]


def exercises() -> list[dict]:
    """What the small runtime is cut to (see `modules.mjs`): forms as JSON text, and requests for each.

    Forms of several sizes and alphabets, because Python keeps texts in 1, 2 or 4 bytes a character
    and small and large things in different places; and many random sheets, from a fixed seed.
    """
    form = training.questionnaire()
    small = {
        "form": form,
        "requests": [*training.requests(), *training.sharing(form), *training.REFUSED, *HOSTILE],
    }
    return [small, *(_exercise(size, letters) for size, letters in FORMS), small]


def _exercise(size: int, letters: str) -> dict:
    """A form like the real one, and random sheets about it: few or many answers, in any order."""
    dice = random.Random(size)
    domains = [_random_domain(str(n + 1), letters, dice) for n in range(size)]
    words = {word: f"{letters} {word} {{topic}} {{count}} {{since}} {letters}." for word in sorted(SENTENCES)}
    parts = [s for d in domains for s in d["subdomains"]]
    criteria = [c["id"] for s in parts for c in s["criteria"]]
    editions = [{"number": 1, "criteria": criteria}]
    form = json.dumps({"domains": domains, "editions": editions, "words": words}, ensure_ascii=False)
    keys = [*criteria, *(s["id"] for s in parts)]
    sheets = [_sheet(keys, [None, *(d["id"] for d in domains)], dice) for _ in range(400)]
    return {"form": form, "requests": [*sheets, *_links(form, sheets)]}


def _links(form: str, sheets: list[str]) -> list[str]:
    """The links that those sheets give, opened one by one and as a group."""
    edition = Form.from_json(form).editions[-1]
    links = [encode(edition, json.loads(sheet)["answers"]) for sheet in sheets]
    opened = [
        json.dumps({"do": "open", "text": link, "easy": n % 2 == 0}) for n, link in enumerate(links[:150])
    ]
    files = [_file(sheet, n) for n, sheet in enumerate(sheets[:60])]
    opened += [json.dumps({"do": "open", "text": file}) for file in files]
    pairs = [
        *zip(links[:60], links[60:120], strict=False),
        *zip(files, files[1:], strict=False),
        *zip(links[:30], files, strict=False),
        *zip(files[:30], links, strict=False),
    ]
    compared = [json.dumps({"do": "compare", "before": one, "text": other}) for one, other in pairs]
    groups = [json.dumps({"do": "group", "links": links[:count], "least": 5}) for count in (3, 8, 60)]
    return [*opened, *compared, *groups]


def _file(sheet: str, rank: int) -> str:
    """The answers of a sheet as a file, with an example for some of them."""
    answers = json.loads(sheet)["answers"]
    examples = {key: f"J’ai « {key} » {{[é🙂 " * (rank % 4) for key in list(answers)[::3]}
    day = {"day": f"2026-{rank % 12 + 1:02}-{rank % 28 + 1:02}"} if rank % 3 else {}
    return json.dumps({"format": FILE_FORMAT, "edition": 1, "answers": answers, "examples": examples, **day})


def _random_domain(name: str, letters: str, dice: random.Random) -> dict:
    def line(key: str) -> dict:
        easy = {"easy": f"Je sais {letters}."} if dice.random() < 0.5 else {}
        statement = dice.choice(["Je sais ", ""]) + letters * dice.randint(1, 9) + "."
        return {"id": key, "statement": statement, **easy}

    def subdomain(key: str) -> dict:
        criteria = [line(f"{key}.{n + 1}") for n in range(dice.randint(1, 7))]
        return {**line(key), "title": f"{letters} {key}", "icon": "M3 4h5" * 30, "criteria": criteria}

    subdomains = [subdomain(f"{name}.{n + 1}") for n in range(dice.randint(1, 6))]
    return {"id": name, "title": letters, "subdomains": subdomains}


def _sheet(keys: list[str], domains: list, dice: random.Random) -> str:
    share, levels = dice.random(), dice.sample(LEVELS, dice.randint(1, len(LEVELS)))
    chosen = dice.sample(keys, round(share * len(keys)))
    answers = {key: dice.choice(levels) for key in chosen}
    return json.dumps({"domain": dice.choice(domains), "answers": answers})
