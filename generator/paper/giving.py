"""What is hung on a wall and what is given by hand: posters and cards."""

from collections.abc import Iterator

from ..model.referential import Referential
from ..model.sentence import fill
from ..model.socle import Domain
from .saying import SOCLE_ICON, Data, breakable, drawn, online, way

FORMATS = {"": "a4", "-a3": "a3"}
"""The ends of file names, and the sheets of paper."""
SENTENCES = 5
"""On the poster of a domain."""


def posters(model: Referential, base: str, said: Data) -> Iterator[tuple[str, Data]]:
    """A poster a domain, and that of the whole socle, in each format."""
    for end, paper in FORMATS.items():
        shared = {**said, "kind": "poster", "paper": paper}
        for domain in model.domains:
            yield f"{domain.slug}-affiche{end}.pdf", {**shared, **_domain(model, domain, base)}
        yield f"affiche{end}.pdf", {**shared, **_socle(model, base)}


def _domain(model: Referential, domain: Domain, base: str) -> Data:
    over = fill(model.sheets.domain_over, count=len(model.domains))
    sentences = [{"text": breakable(text), "icon": drawn(picture)} for text, picture in _five(domain)]
    return {
        **breakable({"over": over, "shown": domain.name, "title": domain.name}),
        **{"title-size": 42, "icon": drawn(domain.icon), "sentences": sentences},
        "online": online(model, domain, base),
    }


def _five(domain: Domain) -> list[tuple[str, str]]:
    """One sentence a sub-domain, and the first of its criteria until there are five, in their order."""
    criteria = [(each.criteria[0].easy, each.icon) for each in domain.subdomains]
    wanted = [(each.easy, each.icon) for each in domain.subdomains]
    wanted += [one for one in criteria if one not in wanted]
    chosen = wanted[:SENTENCES]
    icons = [each.icon for each in domain.subdomains]
    return sorted(chosen, key=lambda one: icons.index(one[1]))


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


def cards(model: Referential, base: str, said: Data) -> tuple[str, Data]:
    """Ten cards on a page: one sentence, the way to the questionnaire, the way to somebody who helps."""
    page = model.words["organismes"]["title"]
    meeting = way(base, "organismes/", fill(model.sheets.page_path, site=model.site.name, page=page))
    shown = {"kind": "cards", "title": model.sheets.cards_title}
    return "cartes.pdf", {**said, **shown, "online": _start(model, base), "meeting": meeting}
