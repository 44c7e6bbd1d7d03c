"""From a profile to words: what the visitor reads, as plain blocks that any page can draw.

Every sentence comes from `Form.words` (`referential/words/result.yml`) or from the statements. There is
no markup here: whoever draws the blocks sets them as text.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from .form import Form, Item, Subdomain
from .profile import PLACES, Group, Profile, place

Block = dict[str, Any]

SECTIONS = tuple(PLACES)
"""The parts of a profile that are listed, in the order in which they are read."""

READY = (("strengths", 3), ("support", 1), ("discover", 1), ("talk", 1))
"""How many ready sentences each part gives for the interview: strengths first, and few in all."""

_PLAIN = (
    *(f"{part}-{tone}" for part in ("title", "lead") for tone in ("strengths", "start", "blank")),
    *(f"section-{name}{part}" for name in (*SECTIONS, "interview") for part in ("", "-lead")),
    *(f"place-{name}" for name in (*SECTIONS, "blank")),
    *("mark-explain", "prompt", "ready-hello", "notice-refused", "closing", "action-print"),
    *("link-broken", "link-newer", "file-broken", "edition-reworded", "edition-gone"),
    *("group-none", "group-one", "group-twice"),
    *("group-domain", "group-subdomain", "group-strong", "group-answered"),
)

SENTENCES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_PLAIN, ()),
    **{f"ready-{name}": ("topic",) for name, _ in READY if name != "strengths"},
    **dict.fromkeys(("group-few", "group-many"), ("count",)),
    **dict.fromkeys(("group-refused-one", "group-refused-many"), ("lines",)),
}
"""Every sentence that a form must bring (`referential/words/result.yml`), and the blanks to fill in it."""


def describe(form: Form, profile: Profile) -> Block:
    """Say a profile in words.

    Returns:
        {"notice", "title", "lead", "sections", "closing", "actions"}, all plain JSON values. A
        section is {"id", "title", "lead", "groups"}, a group {"title", "items"}, an item {"id", "text",
        "mark", "prompt"}: `id` is the line's, `mark` adds to the text, `prompt` asks for an example in
        one's own words.
    """
    tone = _tone(profile)
    words = form.words
    return {
        "notice": words["notice-refused"] if profile.refused else None,
        "title": words[f"title-{tone}"],
        "lead": words[f"lead-{tone}"],
        "sections": _sections(form, profile),
        "closing": words["closing"],
        "actions": [{"action": "print", "label": words["action-print"]}],
    }


def draw(form: Form, profile: Profile) -> list[Block]:
    """All domains at a glance, for a picture and for a table of the same content.

    Returns:
        [{"id", "title", "parts": [{"statement", "place", "label"}]}]: each sub-domain, as the visitor
        says it, with the place of its best answer (« strengths », …, « blank ») and the words for it.
    """
    return [
        {"id": each.id, "title": each.title, "parts": [_part(form, s, profile) for s in each.subdomains]}
        for each in form.domains
    ]


def _part(form: Form, subdomain: Subdomain, profile: Profile) -> Block:
    name = place(subdomain, profile.answers) or "blank"
    return {"statement": subdomain.short.statement, "place": name, "label": form.words[f"place-{name}"]}


def _tone(profile: Profile) -> str:
    """Which welcome fits: with `strengths`, a `start` without any yet, or nothing said (`blank`)."""
    if profile.strengths:
        return "strengths"
    return "start" if profile.support or profile.discover or profile.talk else "blank"


def _sections(form: Form, profile: Profile) -> list[Block]:
    """Strengths first; without any yet, the ready sentences first: they open the conversation."""
    listed, interview = list(_listed(form, profile)), _interview(form, profile)
    return [*listed, interview] if profile.strengths else [interview, *listed]


def _listed(form: Form, profile: Profile) -> Iterator[Block]:
    for name in SECTIONS:
        groups: tuple[Group, ...] = getattr(profile, name)
        if groups:
            yield {
                "id": name,
                "title": form.words[f"section-{name}"],
                "lead": form.words[f"section-{name}-lead"],
                "groups": [_lines(form, group, name) for group in groups],
            }


def _lines(form: Form, group: Group, section: str) -> Block:
    """A sub-domain's lines: whole statements for strengths, infinitives for the rest.

    The line that stands for the whole sub-domain says it in easier words than the title: alone, it
    needs none.
    """
    items = []
    for line, level in group.answers:
        text = line.statement if section == "strengths" else _capital(line.topic)
        mark = form.words["mark-explain"] if level == "explain" else None
        items.append(_item(line.id, text, mark=mark))
    alone = [line for line, _ in group.answers] == [group.subdomain.short]
    return {"title": None if alone else group.subdomain.title, "items": items}


def _interview(form: Form, profile: Profile) -> Block:
    """Ready sentences to take to a first appointment; there is always at least one."""
    items = [
        _ready(form, group.answers[0][0], name)
        for name, most in READY
        for group in getattr(profile, name)[:most]
    ]
    hello = _item(None, form.words["ready-hello"])
    return {
        "id": "interview",
        "title": form.words["section-interview"],
        "lead": form.words["section-interview-lead"],
        "groups": [{"title": None, "items": [hello, *items]}],
    }


def _ready(form: Form, line: Item, name: str) -> Block:
    """The first statement of a sub-domain, as a sentence that can be said aloud."""
    if name == "strengths":
        return _item(line.id, line.statement, prompt=form.words["prompt"])
    return _item(line.id, form.words[f"ready-{name}"].replace("{topic}", line.topic))


def _item(id_: str | None, text: str, mark: str | None = None, prompt: str | None = None) -> Block:
    return {"id": id_, "text": text, "mark": mark, "prompt": prompt}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
