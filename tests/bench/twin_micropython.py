"""The kernel again, in the Python that MicroPython has: no named tuples, no `typing`, no ordered `dict`.

For the bench only: the profile in words, no links, pictures or editions. `tests/test_bench_twins.py`
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
    Profile = dict[str, list[Group]]

LEVELS = ("explain", "alone", "helped", "new", "talk")
SECTIONS = ("strengths", "support", "discover", "talk")
READY = (("strengths", 3), ("support", 1), ("discover", 1), ("talk", 1))
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


def _describe(words: "Block", profile: "Profile", refused: bool) -> "Block":
    tone = _tone(profile)
    return _block(
        ("notice", words["notice-refused"] if refused else None),
        ("title", words["title-" + tone]),
        ("lead", words["lead-" + tone]),
        ("sections", _sections(words, profile)),
        ("closing", words["closing"]),
        ("actions", [_block(("action", "print"), ("label", words["action-print"]))]),
    )


def _tone(profile: "Profile") -> str:
    if profile["strengths"]:
        return "strengths"
    return "start" if any(profile[name] for name in SECTIONS) else "blank"


def _sections(words: "Block", profile: "Profile") -> "list[Block]":
    """Strengths first; without any yet, the ready sentences first."""
    listed = [_section(words, name, profile[name]) for name in SECTIONS if profile[name]]
    interview = _interview(words, profile)
    return listed + [interview] if profile["strengths"] else [interview] + listed


def _section(words: "Block", name: str, groups: "list[Group]") -> "Block":
    lines = [_lines(words, group, name) for group in groups]
    title, lead = words["section-" + name], words["section-" + name + "-lead"]
    return _block(("id", name), ("title", title), ("lead", lead), ("groups", lines))


def _lines(words: "Block", group: "Group", section: str) -> "Block":
    """A sub-domain's lines: whole statements for strengths, infinitives for the rest."""
    items = []
    for criterion, level in group[1]:
        text = criterion["statement"] if section == "strengths" else _capital(_topic(criterion))
        items.append(_item(criterion["id"], text, mark=words["mark-explain"] if level == "explain" else None))
    return _block(("title", group[0]["title"]), ("items", items))


def _interview(words: "Block", profile: "Profile") -> "Block":
    items = [_item(None, words["ready-hello"])]
    for name, most in READY:
        items += [_ready(words, group[1][0][0], name) for group in profile[name][:most]]
    return _block(
        ("id", "interview"),
        ("title", words["section-interview"]),
        ("lead", words["section-interview-lead"]),
        ("groups", [_block(("title", None), ("items", items))]),
    )


def _ready(words: "Block", criterion: "Block", name: str) -> "Block":
    if name == "strengths":
        return _item(criterion["id"], criterion["statement"], prompt=words["prompt"])
    return _item(criterion["id"], words["ready-" + name].replace("{topic}", _topic(criterion)))


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
