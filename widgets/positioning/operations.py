"""What the browser may ask: each operation takes the form and the fields of a request, and answers.

Fields are of the right type when they arrive (see `bridge`), but their content may be anything: what
is not known is said in one sentence.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .edition import carry
from .form import LEVELS, Form
from .group import gather
from .link import LinkError, decode, encode
from .profile import make_profile
from .wording import Block, describe, draw

FILE_FORMAT = "clea-points-forts"
"""How a file of answers says what it is."""


EASY = "&facile=oui"
"""What follows the answers in the link of somebody who reads easy sentences; it changes no answer."""


def profile(form: Form, fields: Block) -> Block:
    """`answers` (from a line's id to a level) about one `domain` or all: `wording.describe` of them.

    `picture` shows all domains (see `wording.draw`), and is None when one was asked about. `link` holds
    all answers of the form, for a link (see `link.encode`).
    """
    domain, answers = fields["domain"], fields["answers"]
    made = make_profile(form, answers, domain)
    levels = {key: level for key, level in answers.items() if level in LEVELS}
    picture = None if domain else draw(form, made)
    return {**describe(form, made), "picture": picture, "link": encode(form.editions[-1], levels)}


def open_text(form: Form, fields: Block) -> Block:
    """`text`: a link, or what a file of this site holds.

    Returns:
        {"answers", "origins", "profile", "notice", "reworded"}: the answers in today's edition, and from
        each one's id to the id it has in the text; their profile as `profile` gives it, what has to be
        said, and the statements that were reworded meanwhile. `profile` is None, and `answers` empty,
        when the text holds none.
    """
    try:
        number, answers = _answers_in(form, fields["text"])
    except LinkError as error:
        notice = form.words[error.args[0]]
        return {"answers": {}, "origins": {}, "profile": None, "notice": notice, "reworded": []}
    carried = carry(form.editions, number, answers)
    lines = (item for each in form.subdomains() for item in each.items)
    said = [form.words["edition-reworded"]] if carried.reworded else []
    said += [form.words["edition-gone"]] if carried.gone else []
    return {
        "answers": carried.answers,
        "origins": carry(form.editions, number, {id_: id_ for id_ in answers}).answers,
        "profile": profile(form, {"answers": carried.answers, "domain": None}),
        "notice": " ".join(said) or None,
        "reworded": [item.statement for item in lines if item.id in carried.reworded],
    }


def group(form: Form, fields: Block) -> Block:
    """`links` of several people, a line each, shown from `least` people up: the strengths of the group.

    Returns:
        {"notice", "people", "header", "rows"}: what has to be said; how many people (a sentence, or
        None); and a table, a row a sub-domain: its domain, its title, how many people have a strength
        there, how many have answered. No row for a group that is too small.
    """
    words, least = form.words, fields["least"]
    sheets, refused, twice = _sheets(form, fields["links"])
    said = [_named(words, refused)] if refused else []
    said += [words["group-twice"]] if twice else []
    if not sheets:
        said.append(words["group-none"])
    elif len(sheets) < least:
        said.append(_counted(words["group-few"], least))
    rows = gather(form, sheets) if len(sheets) >= max(least, 1) else ()
    people = _counted(words["group-one" if len(sheets) == 1 else "group-many"], len(sheets))
    return {
        "notice": " ".join(said) or None,
        "people": people if rows else None,
        "header": [words[f"group-{each}"] for each in ("domain", "subdomain", "strong", "answered")],
        "rows": [[each.domain.title, each.subdomain.title, each.strong, each.answered] for each in rows],
    }


OPERATIONS: Mapping[str, Callable[[Form, Block], Block]] = {
    "profile": profile,
    "open": open_text,
    "group": group,
}
"""What a request may ask for."""


def json_object(text: str) -> Block:
    """The object that a JSON text holds; an empty one for a text that holds none."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _answers_in(form: Form, text: str) -> tuple[int, dict[str, str]]:
    """The edition and the answers of a link (of what follows its #), or of a file."""
    if not text.lstrip().startswith("{"):
        return decode(form.editions, _fragment(text))
    # Two braces are enough for ours; thousands of either kind, one in the other, exhaust a browser's stack.
    data = json_object(text) if text.count("{") + text.count("[") < 9 else {}
    number, answers = data.get("edition"), data.get("answers")
    if data.get("format") != FILE_FORMAT or not isinstance(answers, dict):
        raise LinkError("file-broken")
    edition = next((each for each in form.editions if each.number == number), None)
    if not edition:
        raise LinkError("link-newer")
    return edition.number, {k: each for k, each in answers.items() if k in edition.ids and each in LEVELS}


def _sheets(form: Form, lines: list[Any]) -> tuple[list[dict[str, str]], list[int], bool]:
    """The answers of each link, the lines with one that holds none, and whether one was there twice."""
    sheets: dict[str, dict[str, str]] = {}
    refused, twice = set(), False
    for number, text in _fragments(lines):
        try:
            twice = twice or text in sheets
            sheets[text] = carry(form.editions, *decode(form.editions, text)).answers
        except LinkError:
            refused.add(number)
    return list(sheets.values()), sorted(refused), twice


def _fragments(lines: list[Any]) -> Iterator[tuple[int, str]]:
    """Each link, by the number of its line; a line may hold none, or several."""
    for number, line in enumerate(lines, 1):
        for link in line.split() if isinstance(line, str) else [""]:
            yield number, _fragment(link)


def _fragment(link: str) -> str:
    return link.strip().rpartition("#")[2].removesuffix(EASY)


def _named(words: Mapping[str, str], lines: list[int]) -> str:
    """Say which lines hold a link that is not whole."""
    sentence = words["group-refused-one" if len(lines) == 1 else "group-refused-many"]
    return sentence.replace("{lines}", ", ".join(map(str, lines)))


def _counted(sentence: str, count: int) -> str:
    return sentence.replace("{count}", str(count))
