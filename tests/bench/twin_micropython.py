"""The kernel again, in the Python that MicroPython has: no named tuples, no `typing`, no ordered `dict`.

For the bench only: the profile in words, no links, pictures or editions. `tests/bench/test_twins.py`
holds it to that part of the kernel, byte for byte. Annotations are quoted, and MicroPython does not read
them.
"""

import json
import sys
from collections import OrderedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    Block = dict[str, Any]
    Group = tuple[Block, list[tuple[Block, str]]]
    Line = tuple[Block, Block, str]
    Profile = dict[str, list[Group]]

LEVELS = ("explain", "alone", "helped", "new", "talk")
SECTIONS = ("strengths", "support", "discover", "talk")
READY = ("support", "discover", "talk")
CARDS = 3
SHOWN = {"discover": 3}
OPENING = "Je sais "


def open_questionnaire(text: str) -> "Callable[[str], str]":
    """Read the form once and return the function that answers every request about it."""
    form = json.loads(text)

    def respond(request: str) -> str:
        domain, answers, clean = _read(request)
        subdomains = [s for d in form["domains"] if domain in (None, d["id"]) for s in d["subdomains"]]
        refused = not clean or _has_unknown(subdomains, answers)
        return _write(_describe(form["words"], _make_profile(subdomains, answers), refused))

    return respond


def _write(value: "Block") -> str:
    """MicroPython writes no escapes, and has no setting for it."""
    if sys.implementation.name == "micropython":
        return json.dumps(value)
    return json.dumps(value, ensure_ascii=False)


def _read(request: str) -> "tuple[str | None, Block, bool]":
    """The domain and the answers of a request, and whether all of it was understood."""
    try:
        data = json.loads(request)
    except ValueError:
        data = None
    fields = data if isinstance(data, dict) else {}
    domain, answers = fields.get("domain"), fields.get("answers")
    named = domain is None or isinstance(domain, str)
    known = all(key in ("domain", "answers") for key in fields)
    clean = known and named and isinstance(answers, dict)
    return domain if named else None, answers if isinstance(answers, dict) else {}, clean


def _has_unknown(subdomains: "list[Block]", answers: "Block") -> bool:
    known = {criterion["id"] for subdomain in subdomains for criterion in subdomain["criteria"]}
    return any(key not in known or level not in LEVELS for key, level in answers.items())


def _make_profile(subdomains: "list[Block]", answers: "Block") -> "Profile":
    def pick(*levels: str) -> "list[Group]":
        groups = [(subdomain, _answers(subdomain, answers, levels)) for subdomain in subdomains]
        return [group for group in groups if group[1]]

    return {
        "strengths": _strongest_first(pick("explain", "alone")),
        "support": pick("helped"),
        "discover": pick("new"),
        "talk": pick("talk"),
    }


def _answers(subdomain: "Block", answers: "Block", levels: "Iterable[str]") -> "list[tuple[Block, str]]":
    """The answers of a sub-domain at some levels: in the order of the levels, then of the form."""
    return [(c, level) for level in levels for c in subdomain["criteria"] if answers.get(c["id"]) == level]


def _strongest_first(groups: "list[Group]") -> "list[Group]":
    """MicroPython's sort is not stable: the rank settles equal weights."""
    ranked = [(-_weight(group), rank) for rank, group in enumerate(groups)]
    return [groups[rank] for _, rank in sorted(ranked)]


def _weight(group: "Group") -> float:
    """Orders sub-domains for reading: being able to explain counts double."""
    points = sum(2 if level == "explain" else 1 for _, level in group[1])
    return points / len(group[0]["criteria"])


def _varied(groups: "list[Group]") -> "list[Line]":
    """All lines of some groups, but each domain and each sub-domain in its turn."""
    lines = [(subdomain, criterion, level) for subdomain, answers in groups for criterion, level in answers]
    return _in_turn(_in_turn(lines, lambda line: line[0]["id"]), _domain)


def _domain(line: "Line") -> str:
    name: str = line[0]["id"]
    return name.split(".")[0]


def _in_turn(lines: "list[Line]", key: "Callable[[Line], str]") -> "list[Line]":
    """The first line of each key, then the second ones, and so on."""
    seen: dict[str, int] = {}
    turns = []
    for rank, line in enumerate(lines):
        seen[key(line)] = seen.get(key(line), 0) + 1
        turns.append((seen[key(line)], rank))
    return [lines[rank] for _, rank in sorted(turns)]


def _describe(words: "Block", profile: "Profile", refused: bool) -> "Block":
    tone = _tone(profile)
    lines, blank = _varied(profile["strengths"]), tone == "blank"
    actions = ("begin",) if blank else ("copy", "send", "print")
    return _block(
        ("notice", words["notice-refused"] if refused else None),
        ("title", words["title-" + tone]),
        ("lead", words["lead-" + tone]),
        ("cards", [_card(words, line) for line in lines[:CARDS]]),
        ("sections", [] if blank else _sections(words, profile, lines[CARDS:])),
        ("phrases", [] if blank else _phrases(words, profile, lines)),
        ("closing", None if blank else words["closing"]),
        ("actions", [_block(("action", name), ("label", words["action-" + name])) for name in actions]),
    )


def _tone(profile: "Profile") -> str:
    if profile["strengths"] or profile["support"]:
        return "strengths" if profile["strengths"] else "support"
    return "start" if profile["discover"] or profile["talk"] else "blank"


def _card(words: "Block", line: "Line") -> "Block":
    subdomain, criterion, level = line
    card = _item(criterion["id"], criterion["statement"], _mark(words, level), words["prompt"])
    card["icon"] = subdomain["icon"]
    return card


def _sections(words: "Block", profile: "Profile", strengths: "list[Line]") -> "list[Block]":
    """What is known besides the cards first; without any, the sentences that open the conversation."""
    parts = [(name, strengths if name == "strengths" else _varied(profile[name])) for name in SECTIONS]
    listed = [_section(words, name, lines) for name, lines in parts if lines]
    interview = _interview(words, profile)
    return listed + [interview] if profile["strengths"] else [interview] + listed


def _section(words: "Block", name: str, lines: "list[Line]") -> "Block":
    shown = SHOWN.get(name, len(lines))
    rest = lines[shown:]
    more = _block(("title", words["more"]), ("groups", _groups(words, name, rest))) if rest else None
    return _block(
        ("id", name),
        ("title", words["section-" + name]),
        ("lead", words["section-" + name + "-lead"]),
        ("groups", _groups(words, name, lines[:shown])),
        ("more", more),
    )


def _groups(words: "Block", name: str, lines: "list[Line]") -> "list[Block]":
    """Lines under their sub-domain; each domain's stand together, at the place of its first one."""
    found: Block = OrderedDict()
    domains: Block = OrderedDict((_domain(line), None) for line in lines)
    for subdomain, criterion, level in [line for id_ in domains for line in lines if _domain(line) == id_]:
        text = criterion["statement"] if name == "strengths" else _capital(_topic(criterion))
        items = found.setdefault(subdomain["title"], [])
        items.append(_item(criterion["id"], text, _mark(words, level)))
    return [_block(("title", title), ("items", items)) for title, items in found.items()]


def _interview(words: "Block", profile: "Profile") -> "Block":
    items = [_item(None, words["ready-hello"])] + _ready(words, profile)
    return _block(
        ("id", "interview"),
        ("title", words["section-interview"]),
        ("lead", words["section-interview-lead"]),
        ("groups", [_block(("title", None), ("items", items))]),
        ("more", None),
    )


def _phrases(words: "Block", profile: "Profile", lines: "list[Line]") -> "list[Block]":
    hello = _block(("id", None), ("text", words["ready-hello"]))
    own = [_block(("id", criterion["id"]), ("text", criterion["statement"])) for _, criterion, _ in lines]
    return [hello] + own + [_block(("id", None), ("text", item["text"])) for item in _ready(words, profile)]


def _ready(words: "Block", profile: "Profile") -> "list[Block]":
    """The first line of each other part, as a sentence that can be said aloud."""
    items = []
    for name in READY:
        for _, answers in profile[name][:1]:
            criterion = answers[0][0]
            text = words["ready-" + name].replace("{topic}", _topic(criterion))
            items.append(_item(criterion["id"], text))
    return items


def _mark(words: "Block", level: str) -> "str | None":
    mark: str = words["mark-explain"]
    return mark if level == "explain" else None


def _item(id_: "str | None", text: str, mark: "str | None" = None, prompt: "str | None" = None) -> "Block":
    return _block(("id", id_), ("text", text), ("mark", mark), ("prompt", prompt))


def _block(*members: "tuple[str, Any]") -> "Block":
    """What becomes an object in JSON, with its members in this order."""
    return OrderedDict(members)


def _topic(criterion: "Block") -> str:
    """MicroPython has no `removeprefix`."""
    text: str = criterion["statement"]
    return (text[len(OPENING) :] if text.startswith(OPENING) else text).rstrip(".")


def _capital(text: str) -> str:
    """MicroPython's `upper` knows no accents: « écrire » would stay as it is."""
    first = text[:1]
    if "à" <= first <= "þ" and first != "÷":
        return chr(ord(first) - 32) + text[1:]
    return ("Œ" if first == "œ" else first.upper()) + text[1:]
