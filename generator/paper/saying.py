"""What each kind of sheet says, as plain JSON: nothing of it is ever read as markup."""

import re
from datetime import date
from functools import partial
from typing import Any

from ..model.doors import Door
from ..model.referential import Referential
from ..model.sentence import fill
from ..model.socle import Criterion, Domain, Subdomain
from ..model.typography import french_day, typeset
from ..project import icon
from .codes import draw
from .press import BadSheet

Data = dict[str, Any]

SOCLE_ICON = "star"
_SVG = "http://www.w3.org/2000/svg"
_ENDLESS = re.compile(r"\S{24}(?=\S)")


def common(model: Referential, today: date, large: bool) -> Data:
    """What all the sheets say."""
    home = model.words["accueil"]
    doors = model.words["doors"]["sheet_doors"]
    texts = {
        "site": model.site.model_dump(include={"name", "tagline", "rights"}),
        "welcome": home["title"],
        "lead": home["lead"],
        "words": model.sheets.model_dump(),
        "dated": fill(model.sheets.dated, edition=_day(model.site.edition), today=_day(today)),
        "source": model.edition.text,
        "doors": [_door(model, door) for door in model.doors if door.id in doors],
        "steps": [s.model_dump(include={"plain", "text", "good_to_know"}) for s in model.process.steps],
    }
    levels = [
        {**breakable(level.model_dump(include={"label", "short"})), "strength": level.strength}
        | {"icon": drawn(level.icon)}
        for level in model.scale.levels
    ]
    return {**breakable(texts), "levels": levels, "large": large}


def _door(model: Referential, door: Door) -> Data:
    """A way to somebody who helps, as one types or dials it."""
    sentence = model.sheets.meeting if door.url else model.sheets.calling
    return {"label": fill(sentence, door=_within(door.label)), "address": door.short, "link": door.href}


def _within(label: str) -> str:
    """A label inside a sentence: « trouver un conseiller CléA ». A name of two words keeps its capital."""
    proper = any(word[0].isupper() for word in label.split()[1:2])
    return label if proper else label[:1].lower() + label[1:]


def domain_sheet(model: Referential, domain: Domain, base: str) -> Data:
    """One domain: its words with their French spaces, its icon, the way to its questionnaire."""
    words = model.sheets
    texts = {
        "name": domain.name,
        "over": fill(words.domain_over, count=len(model.domains)),
        "summary": domain.summary,
        "everyday": domain.everyday,
        "law": fill(words.about_law, title=domain.title_legal),
    }
    return {
        **breakable(texts),
        "icon": drawn(domain.icon),
        "subdomains": [_part(subdomain) for subdomain in domain.subdomains],
        "online": online(model, domain, base),
    }


def _part(subdomain: Subdomain) -> Data:
    """A sub-domain by its plain title, with the official one and those of its criteria."""
    texts = {
        "title": subdomain.plain,
        "official": subdomain.title,
        "criteria": [
            criterion.model_dump(include={"statement", "example", "title"})
            for criterion in subdomain.criteria
        ],
    }
    return {**breakable(texts), "icon": drawn(subdomain.icon)}


def domain_form(model: Referential, domain: Domain, precise: bool = False) -> Data:
    """A domain's questionnaire: a statement a criterion, in easy words unless it is to be precise."""
    over = model.sheets.precise_over if precise else model.sheets.domain_over
    texts = {
        "over": fill(over, count=len(model.domains)),
        "title": fill(model.sheets.questionnaire_title, domain=domain.name),
    }
    sections = [
        _asked(subdomain.plain, subdomain.icon, subdomain.criteria, precise)
        for subdomain in domain.subdomains
    ]
    return {**breakable(texts), "icon": drawn(domain.icon), "sections": sections}


def socle_form(model: Referential) -> Data:
    """The short questionnaire: a statement a sub-domain."""
    texts = {
        "over": fill(model.sheets.socle_over, count=len(model.domains)),
        "title": model.sheets.socle_title,
    }
    sections = [_asked(domain.name, domain.icon, domain.subdomains) for domain in model.domains]
    return {**breakable(texts), "icon": drawn(SOCLE_ICON), "sections": sections}


def _asked(
    title: str, picture: str, lines: tuple[Subdomain, ...] | tuple[Criterion, ...], precise: bool = False
) -> Data:
    """A part of a questionnaire: its title, its icon, its statements with an example each."""
    kept = ("statement", "example") if precise else ("easy", "easy_example")
    asked = [
        dict(zip(("statement", "example"), (getattr(line, key) for key in kept), strict=True))
        for line in lines
    ]
    return {**breakable({"title": title, "lines": asked}), "icon": drawn(picture)}


def online(model: Referential, domain: Domain, base: str) -> Data:
    """The way to the questionnaire: an address and its QR code, or words when the site has no address."""
    page = model.words["faire-le-point"]["title"]
    path = fill(model.sheets.online_path, site=model.site.name, page=page, domain=domain.name)
    return way(base, f"faire-le-point/{domain.slug}/", path)


def way(base: str, path: str, words: str) -> Data:
    """The way to any page, the same."""
    if not base:
        return {"path": breakable(words)}
    url = f"{base.rstrip('/')}/{path}"
    return {"url": url, "qr": code(url)}


def code(url: str) -> str:
    """The QR code of an address, as SVG."""
    if not (drawn := draw(url)):
        raise BadSheet(f"the address {url} is too long for a QR code: shorten `site_url`")
    box = f"0 0 {drawn.size} {drawn.size}"
    return f'<svg xmlns="{_SVG}" viewBox="{box}"><path d="{drawn.path}"/></svg>'


def drawn(name: str) -> str:
    """An icon, as SVG."""
    return icon(name).read_text(encoding="utf-8")


def _day(day: str | date) -> str:
    """« 2 janvier 2026 », never cut at the end of a line."""
    return french_day(day).replace(" ", "\u00a0")


def breakable(value: Any) -> Any:
    """Texts as they are printed: a word too long for a column may break."""
    return typeset(value, partial(_ENDLESS.sub, "\\g<0>\u200b"))
