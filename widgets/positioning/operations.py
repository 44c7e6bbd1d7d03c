"""What the browser may ask: each operation takes the form and the fields of a request, and answers.

Fields are of the right type when they arrive (see `bridge`), but their content may be anything: what
is not known is said in one sentence.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from .edition import Carried, carry
from .form import LEVELS, Domain, Form, Subdomain
from .link import LinkError, decode, encode
from .profile import make_profile, new_strengths, place
from .wording import Block, describe, draw

FILE_FORMAT = "clea-points-forts"
"""How a file of answers says what it is: this and what follows stand in `browser/shared/limits.json` too."""

READING = ("&facile=oui", "&precises=oui")
"""What may follow the answers in a link, for how its reader likes sentences; it changes no answer."""

LONGEST_EXAMPLE = 500
"""Characters of an example in a file; the pages let nobody write more."""


class Result(NamedTuple):
    """What a link or a file holds, as its edition asked it.

    answers, examples: by a line's id. day: when a file was written (« 2026-11-25 »), where it says so.
    """

    number: int
    answers: dict[str, str]
    examples: Mapping[str, str] = {}
    day: str | None = None


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
        {"answers", "examples", "profile", "notice", "reworded"}: the answers in today's edition, and the
        examples that a file has for them; their profile as `profile` gives it, what has to be said, and
        the statements that were reworded meanwhile. `profile` is None, and `answers` empty, when the
        text holds none.
    """
    try:
        result = _result_in(form, fields["text"])
    except LinkError as error:
        notice = form.words[error.args[0]]
        return {"answers": {}, "examples": {}, "profile": None, "notice": notice, "reworded": []}
    carried = _carried(form, result)
    lines = (item for subdomain in form.subdomains() for item in subdomain.items)
    notices = [form.words["edition-reworded"]] if carried.reworded else []
    notices += [form.words["edition-gone"]] if carried.gone else []
    return {
        "answers": carried.answers,
        "examples": carry(form.editions, result.number, result.examples).answers,
        "profile": profile(form, {"answers": carried.answers, "domain": None}),
        "notice": " ".join(notices) or None,
        "reworded": [item.statement for item in lines if item.id in carried.reworded],
    }


def compare(form: Form, fields: Block) -> Block:
    """`before` and `text`, two results of one person: what has become a strength, and nothing else.

    Each is a link or what a file holds; when both say their day, the earlier one is the first.

    Returns:
        {"notice", "title", "day", "strengths"}: what has to be said of a text that holds no answers (the
        rest is then None and empty); how many new strengths, in a sentence whose `{day}`, if there is a
        `day`, is left to whoever draws it; and the statements of the new strengths.
    """
    try:
        results = [_result_in(form, fields[name]) for name in ("before", "text")]
    except LinkError as error:
        return {"notice": form.words[error.args[0]], "title": None, "day": None, "strengths": []}
    if all(result.day for result in results):
        results.sort(key=lambda result: result.day or "")
    before, now = (_carried(form, result).answers for result in results)
    new = [item.statement for item in new_strengths(form, before, now)]
    day = results[0].day
    since = form.words["since-day" if day else "since-first"]
    sentence = form.words["new-none" if not new else "new-one" if len(new) == 1 else "new-many"]
    title = _counted(sentence, len(new)).replace("{since}", since)
    return {"notice": None, "title": title, "day": day, "strengths": new}


def group(form: Form, fields: Block) -> Block:
    """`links` of several people, a line each, shown from `least` people up: the strengths of the group.

    Returns:
        {"notice", "people", "header", "rows"}: what has to be said; how many people (a sentence, or
        None); and a table, a row a sub-domain: its domain, its title, how many people have a strength
        there, how many have answered. No row for a group that is too small.
    """
    words, least = form.words, fields["least"]
    sheets, refused, twice = _sheets(form, fields["links"])
    notices = [_named(words, refused)] if refused else []
    notices += [words["group-twice"]] if twice else []
    if not sheets:
        notices.append(words["group-none"])
    elif len(sheets) < least:
        notices.append(_counted(words["group-few"], least))
    shown = form.domains if len(sheets) >= max(least, 1) else ()
    rows = [_row(domain, subdomain, sheets) for domain in shown for subdomain in domain.subdomains]
    people = _counted(words["group-one" if len(sheets) == 1 else "group-many"], len(sheets))
    return {
        "notice": " ".join(notices) or None,
        "people": people if rows else None,
        "header": [words[f"group-{column}"] for column in ("domain", "subdomain", "strong", "answered")],
        "rows": rows,
    }


OPERATIONS: Mapping[str, Callable[[Form, Block], Block]] = {
    "profile": profile,
    "open": open_text,
    "compare": compare,
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


def _row(domain: Domain, subdomain: Subdomain, sheets: list[dict[str, str]]) -> list[str | int]:
    """How many people have a strength in a sub-domain, among those who have said something of it."""
    places = [place(subdomain, sheet) for sheet in sheets]
    return [domain.title, subdomain.title, places.count("strengths"), len(places) - places.count(None)]


def _carried(form: Form, result: Result) -> Carried:
    return carry(form.editions, result.number, result.answers)


def _result_in(form: Form, text: str) -> Result:
    """What a link holds (what follows its #), or a file."""
    if not text.lstrip().startswith("{"):
        return Result(*decode(form.editions, _fragment(text)))
    # Three braces are enough for ours; thousands of either kind, one in the other, exhaust a browser's stack.
    data = json_object(text) if _nested(text) < 9 else {}
    number, answers = data.get("edition"), data.get("answers")
    if data.get("format") != FILE_FORMAT or not isinstance(answers, dict):
        raise LinkError("file-broken")
    edition = next((edition for edition in form.editions if edition.number == number), None)
    if not edition:
        raise LinkError("link-newer")
    known = {k: level for k, level in answers.items() if k in edition.ids and level in LEVELS}
    examples = data.get("examples")
    told = _told(examples if isinstance(examples, dict) else {}, known)
    return Result(edition.number, known, told, _day(data.get("day")))


def _told(examples: Mapping[str, object], known: Mapping[str, str]) -> dict[str, str]:
    """The examples of the known lines, none of them without end."""
    texts = ((id_, text) for id_ in known if isinstance(text := examples.get(id_), str) and text)
    return {id_: text[:LONGEST_EXAMPLE] for id_, text in texts}


def _nested(text: str) -> int:
    """How many objects and lists a JSON text opens; those inside its texts are none."""
    outside = text.replace("\\\\", "").replace('\\"', "").split('"')[::2]
    return sum(piece.count("{") + piece.count("[") for piece in outside)


def _day(value: object) -> str | None:
    """A day as « 2026-11-25 »; None for what is none."""
    if not isinstance(value, str) or len(value) != 10:
        return None
    parts = value.split("-")
    whole = [len(part) for part in parts] == [4, 2, 2] and all(map(_is_number, parts))
    return value if whole and 1 <= int(parts[1]) <= 12 and 1 <= int(parts[2]) <= 31 else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


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
    fragment = link.strip().rpartition("#")[2]
    for reading in READING:
        fragment = fragment.removesuffix(reading)
    return fragment


def _named(words: Mapping[str, str], lines: list[int]) -> str:
    """Say which lines hold a link that is not whole."""
    sentence = words["group-refused-one" if len(lines) == 1 else "group-refused-many"]
    return sentence.replace("{lines}", ", ".join(map(str, lines)))


def _counted(sentence: str, count: int) -> str:
    return sentence.replace("{count}", str(count))
