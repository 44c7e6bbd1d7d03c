"""What is hung on a wall and what is given by hand: posters and cards."""

import re
from collections.abc import Iterator

from ..model.referential import Referential
from ..model.sentence import fill
from ..model.socle import Domain
from .saying import SOCLE_ICON, Data, breakable, drawn, online, way

FORMATS = {"": "a4", "-a3": "a3"}
"""The ends of file names, and the sheets of paper."""
FEWEST, MOST = 4, 5
"""Sentences on the poster of a domain."""
_MAIN = re.compile(r"\w{5,}")
_STEM = 5

Shown = tuple[str, str]
"""A sentence, and the icon beside it."""


def posters(model: Referential, base: str, shared: Data) -> Iterator[tuple[str, Data]]:
    """A poster a domain, and that of the whole socle, in each format."""
    for end, paper in FORMATS.items():
        poster = {**shared, "kind": "poster", "paper": paper}
        for domain in model.domains:
            yield f"{domain.slug}-affiche{end}.pdf", {**poster, **_domain(model, domain, base)}
        yield f"affiche{end}.pdf", {**poster, **_socle(model, base)}


def _domain(model: Referential, domain: Domain, base: str) -> Data:
    over = fill(model.sheets.domain_over, count=len(model.domains))
    sentences = [{"text": breakable(text), "icon": drawn(picture)} for text, picture in _different(domain)]
    return {
        **breakable({"over": over, "shown": domain.name, "title": domain.name}),
        **{"title-size": 42, "icon": drawn(domain.icon), "sentences": sentences},
        "online": online(model, domain, base),
    }


def _different(domain: Domain) -> list[Shown]:
    """One sentence a sub-domain, then criteria that say something else, in their order."""
    icons = [subdomain.icon for subdomain in domain.subdomains]
    chosen = [(subdomain.easy, subdomain.icon) for subdomain in domain.subdomains][:MOST]
    offered = [(one.easy, subdomain.icon) for subdomain in domain.subdomains for one in subdomain.criteria]
    while len(chosen) < MOST and (more := _another(offered, chosen)):
        chosen.append(more)
    return sorted(chosen, key=lambda one: icons.index(one[1]))


def _another(offered: list[Shown], chosen: list[Shown]) -> Shown | None:
    """What repeats nothing, of the sub-domain that has the fewest; or none, once there are enough."""
    main_words, seen = [_main(text) for text, _ in chosen], [picture for _, picture in chosen]
    left = [one for one in offered if one not in chosen]
    again = {one: max(len(_main(one[0]) & words) for words in main_words) for one in left}
    best = min(left, key=lambda one: (again[one] > 0, seen.count(one[1])), default=None)
    return best if best and (not again[best] or len(chosen) < FEWEST) else None


def _main(text: str) -> set[str]:
    """How the long words of a sentence begin: « travail » and « travailler » are one."""
    return {word[:_STEM] for word in _MAIN.findall(text.casefold())}


def _socle(model: Referential, base: str) -> Data:
    """The whole socle: a sentence a domain, that of the sub-domain that opens it."""
    over = fill(model.sheets.socle_over, count=len(model.domains))
    sentences = [
        {"text": breakable(part.easy), "icon": drawn(domain.icon)}
        for domain in model.domains
        for part in domain.subdomains
        if part.id == domain.opens
    ]
    welcome = model.words["accueil"]["title"]
    return {
        **breakable({"over": over, "shown": welcome, "title": welcome}),
        **{"title-size": 36, "icon": drawn(SOCLE_ICON), "sentences": sentences},
        "online": _start(model, base),
    }


def _start(model: Referential, base: str) -> Data:
    """The way to the questionnaire of all the domains."""
    page = model.words["faire-le-point"]["title"]
    return way(base, "faire-le-point/", fill(model.sheets.page_path, site=model.site.name, page=page))


def cards(model: Referential, base: str, shared: Data) -> tuple[str, Data]:
    """Ten cards on a page: a sentence, the ways to the questionnaire and to who helps, a line to write on."""
    page = model.words["organismes"]["title"]
    meeting = way(base, "organismes/", fill(model.sheets.page_path, site=model.site.name, page=page))
    shown = {"kind": "cards", "title": model.sheets.cards_title}
    return "cartes.pdf", {**shared, **shown, "online": _start(model, base), "meeting": meeting}
