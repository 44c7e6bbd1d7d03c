"""From a profile to words: what the visitor reads, as plain blocks that any page can draw.

Every sentence comes from `Form.words` (`referential/words/result.yml`) or from the statements. There is
no markup here: whoever draws the blocks sets them as text.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .form import Form, Subdomain
from .profile import PLACES, Group, Line, Profile, place, varied

Block = dict[str, Any]

SECTIONS = tuple(PLACES)
"""The parts of a profile that are listed, in the order in which they are read."""

CARDS = 3
"""How many strengths open a result: few enough to be remembered, and said aloud."""

SHOWN = {"discover": 3}
"""How many lines of a part are seen at once; the others are folded."""

READY = ("support", "discover", "talk")
"""The parts that give one ready sentence each for the interview, after the strengths."""

PICTURED = 3
"""From how many answered sub-domains on they are drawn: fewer make no picture."""

_PLAIN = (
    *(f"{part}-{tone}" for part in ("title", "lead") for tone in ("strengths", "support", "start", "blank")),
    *(f"section-{name}{part}" for name in (*SECTIONS, "interview") for part in ("", "-lead")),
    *(f"place-{name}" for name in SECTIONS),
    *("mark-explain", "prompt", "more", "ready-hello", "notice-refused", "closing"),
    *(f"action-{name}" for name in ("copy", "send", "print", "begin")),
    *("link-broken", "link-newer", "file-broken", "edition-reworded", "edition-gone"),
    *("since-first", "new-none"),
    *("group-none", "group-one", "group-twice"),
    *("group-domain", "group-subdomain", "group-strong", "group-answered"),
)

SENTENCES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_PLAIN, ()),
    **{f"ready-{name}": ("topic",) for name in READY},
    **dict.fromkeys(("group-few", "group-many"), ("count",)),
    **dict.fromkeys(("group-refused-one", "group-refused-many"), ("lines",)),
    **{"since-day": ("day",), "new-one": ("since",), "new-many": ("since", "count")},
}
"""Every sentence that a form must bring (`referential/words/result.yml`), and the blanks to fill in it."""


def describe(form: Form, profile: Profile) -> Block:
    """Say a profile in words.

    Returns:
        {"notice", "title", "lead", "cards", "sections", "phrases", "closing", "actions"}, all plain JSON
        values. `cards` are the strengths to say first: items with an `icon` (the path of a pictogram).
        A section is {"id", "title", "lead", "groups", "more"}, where `more` is {"title", "groups"} or
        None; a group {"title", "items"}; an item {"id", "text", "mark", "prompt"}: `id` is the line's,
        `mark` adds to the text, `prompt` asks for an example in one's own words. `phrases` are all that
        can be said aloud, {"id", "text"} each. Without any answer there is a `lead` and the way to the
        first statement, and nothing else.
    """
    tone = _tone(profile)
    words = form.words
    lines = varied(profile.strengths)
    blank = tone == "blank"
    return {
        "notice": words["notice-refused"] if profile.refused else None,
        "title": words[f"title-{tone}"],
        "lead": words[f"lead-{tone}"],
        "cards": [_card(form, line) for line in lines[:CARDS]],
        "sections": [] if blank else _sections(form, profile, lines[CARDS:]),
        "phrases": [] if blank else [*_phrases(form, profile, lines)],
        "closing": None if blank else words["closing"],
        "actions": [_action(form, name) for name in (["begin"] if blank else ["copy", "send", "print"])],
    }


def draw(form: Form, profile: Profile) -> list[Block] | None:
    """What was answered at a glance, for a picture and for a table of the same content.

    Returns:
        [{"id", "title", "parts": [{"statement", "place", "label"}]}]: each domain and sub-domain with an
        answer, as the visitor says it, with the place of its best answer (« strengths », …) and the words
        for it; None when there are too few to make a picture, or no strength yet.
    """
    drawn = [
        {"id": domain.id, "title": domain.title, "parts": [*_parts(form, domain.subdomains, profile)]}
        for domain in form.domains
    ]
    worth = profile.strengths and sum(len(domain["parts"]) for domain in drawn) >= PICTURED
    return [domain for domain in drawn if domain["parts"]] if worth else None


def _parts(form: Form, subdomains: Iterable[Subdomain], profile: Profile) -> Iterator[Block]:
    for subdomain in subdomains:
        if name := place(subdomain, profile.answers):
            yield {
                "statement": subdomain.short.statement,
                "place": name,
                "label": form.words[f"place-{name}"],
            }


def _tone(profile: Profile) -> str:
    """Which welcome fits: with `strengths`; with `support`; at the `start`; with nothing said (`blank`)."""
    if profile.strengths or profile.support:
        return "strengths" if profile.strengths else "support"
    return "start" if profile.discover or profile.talk else "blank"


def _card(form: Form, line: Line) -> Block:
    item = _item(line.item.id, line.item.statement, _mark(form, line.level), form.words["prompt"])
    return {**item, "icon": line.subdomain.icon}


def _sections(form: Form, profile: Profile, strengths: list[Line]) -> list[Block]:
    """What is known besides the cards first; without any, the sentences that open the conversation."""
    lines = {name: varied(getattr(profile, name)) for name in SECTIONS} | {"strengths": strengths}
    listed = [_section(form, name, part) for name, part in lines.items() if part]
    interview = _interview(form, profile)
    return [*listed, interview] if profile.strengths else [interview, *listed]


def _section(form: Form, name: str, lines: list[Line]) -> Block:
    shown = SHOWN.get(name, len(lines))
    more = {"title": form.words["more"], "groups": _groups(form, name, lines[shown:])}
    return {
        "id": name,
        "title": form.words[f"section-{name}"],
        "lead": form.words[f"section-{name}-lead"],
        "groups": _groups(form, name, lines[:shown]),
        "more": more if lines[shown:] else None,
    }


def _groups(form: Form, name: str, lines: list[Line]) -> list[Block]:
    """Lines under their domain, or under their sub-domain where its criteria were asked.

    Whole statements for strengths, infinitives for the rest.
    """
    titles = {domain.id: domain.title for domain in form.domains}
    groups: dict[str, list[Block]] = {}
    # Each domain's lines stand together, at the place of its first one.
    for domain_id in dict.fromkeys(line.domain for line in lines):
        for subdomain, item, level in (line for line in lines if line.domain == domain_id):
            title = titles[domain_id] if item == subdomain.short else subdomain.title
            text = item.statement if name == "strengths" else _capital(item.topic)
            groups.setdefault(title, []).append(_item(item.id, text, _mark(form, level)))
    return [{"title": title, "items": items} for title, items in groups.items()]


def _interview(form: Form, profile: Profile) -> Block:
    """Sentences to open a first appointment with; there is always at least one."""
    items = [_item(None, form.words["ready-hello"]), *_ready(form, profile)]
    return {
        "id": "interview",
        "title": form.words["section-interview"],
        "lead": form.words["section-interview-lead"],
        "groups": [{"title": None, "items": items}],
        "more": None,
    }


def _phrases(form: Form, profile: Profile, strengths: list[Line]) -> Iterator[Block]:
    yield {"id": None, "text": form.words["ready-hello"]}
    yield from ({"id": line.item.id, "text": line.item.statement} for line in strengths)
    yield from ({"id": None, "text": item["text"]} for item in _ready(form, profile))


def _ready(form: Form, profile: Profile) -> Iterator[Block]:
    """The first line of each other part, as a sentence that can be said aloud."""
    for name in READY:
        groups: tuple[Group, ...] = getattr(profile, name)
        for item, _ in groups[0].answers[:1] if groups else ():
            yield _item(item.id, form.words[f"ready-{name}"].replace("{topic}", item.topic))


def _action(form: Form, name: str) -> Block:
    return {"action": name, "label": form.words[f"action-{name}"]}


def _mark(form: Form, level: str) -> str | None:
    return form.words["mark-explain"] if level == "explain" else None


def _item(id_: str | None, text: str, mark: str | None = None, prompt: str | None = None) -> Block:
    return {"id": id_, "text": text, "mark": mark, "prompt": prompt}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
