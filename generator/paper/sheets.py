"""What goes on paper: sheets, questionnaires and a booklet, all of them in large print too."""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date
from typing import Any

from qrcodes.drawing import draw

from ..model.doors import Door
from ..model.referential import Referential
from ..model.sentence import fill
from ..model.socle import Domain, Subdomain
from ..model.typography import french_day, spaces
from ..project import OWN, Project, icon
from ..reading.problems import say
from .press import BadSheet, Press, pages

LARGE = "-grands-caracteres"
SOCLE = "socle-questionnaire"
"""The short questionnaire of all the domains, one statement a sub-domain."""
SOCLE_ICON = "star"
LEAF = 2
"""The pages of what is handed out as one sheet of paper: a domain's sheet, or its questionnaire."""
_SVG = "http://www.w3.org/2000/svg"
_ENDLESS = re.compile(r"\S{24}(?=\S)")

Data = dict[str, Any]


def make_sheets(
    model: Referential,
    today: date,
    base: str = "",
    project: Project = OWN,
    warn: Callable[[str], object] = say,
) -> Iterator[tuple[str, bytes]]:
    """Every sheet as (file name, PDF). The same data, day and base give the same bytes.

    A domain's sheet or questionnaire that would not fit on one leaf has less room between its lines;
    `warn` is told when that is not enough.

    Args:
        model: the data.
        today: the day that the sheets show.
        base: the address of the published site; empty: the sheets say the way in words.
        project: where its cache is.
        warn: takes a line of text.

    Raises:
        BadSheet: a sheet that can't be made, with its name.
    """
    press, leaves = Press(project, today), _leaves(model)
    said = dict(sheets(model, today, base))
    if tight := _too_long(press.print_all({name: said[name] for name in leaves})):
        said = dict(sheets(model, today, base, tight))
    for name, pdf in press.print_all(said):
        if name in tight and pages(pdf) > LEAF:
            advice = f"with shorter statements and examples in {leaves[name]} it would be one leaf again"
            warn(f"warning: the sheet {name} takes {pages(pdf)} pages: {advice}")
        yield name, pdf


def _leaves(model: Referential) -> dict[str, str]:
    """What is handed out as one leaf, with the file of its domain."""
    return {
        f"{domain.slug}{kind}.pdf": f"referential/socle/domain-{domain.id}.yml"
        for domain in model.domains
        for kind in ("", "-questionnaire")
    }


def _too_long(made: Iterable[tuple[str, bytes]]) -> set[str]:
    return {name for name, pdf in made if pages(pdf) > LEAF}


def sheets(
    model: Referential, today: date, base: str, tight: Container[str] = ()
) -> Iterator[tuple[str, Data]]:
    """What each sheet says, by file name; those of `tight` have less room between their lines."""
    socle = _socle_form(model)
    domains = [_domain(model, each, base, tight) for each in model.domains]
    for large in (False, True):
        common, end = _common(model, today, large), f"{LARGE if large else ''}.pdf"
        for domain, data in zip(model.domains, domains, strict=True):
            yield domain.slug + end, {**common, "kind": "domain", "title": data["name"], "domain": data}
            yield f"{domain.slug}-questionnaire{end}", {**common, **_alone(data["form"])}
        yield SOCLE + end, {**common, **_alone(socle)}
        title = _breakable(spaces(f"{model.site.name} : {model.sheets.booklet_title}"))
        yield (
            f"livret{end}",
            {**common, "kind": "booklet", "title": title, "socle": socle, "domains": domains},
        )


def _alone(form: Data) -> Data:
    return {"kind": "questionnaire", "title": form["title"], "form": form}


def _common(model: Referential, today: date, large: bool) -> Data:
    """What all the sheets say."""
    home, result = model.words["accueil"], model.words["result"]
    doors = model.words["doors"]["sheet_doors"]
    said = {
        "site": model.site.model_dump(include={"name", "tagline", "independence", "rights"}),
        "welcome": home["title"],
        "lead": home["lead"],
        "words": model.sheets.model_dump(),
        "prompt": result["prompt"],
        "closing": result["closing"],
        "dated": fill(model.sheets.dated, edition=french_day(model.site.edition), today=french_day(today)),
        "source": model.edition.text,
        "doors": [_door(model, each) for each in model.doors if each.id in doors],
        "steps": [s.model_dump(include={"plain", "text", "good_to_know"}) for s in model.process.steps],
        "levels": [
            {"label": level.label, "short": level.short, "strength": level.strength}
            for level in model.scale.levels
        ],
    }
    return {**_breakable(said), "large": large}


def _door(model: Referential, door: Door) -> Data:
    """A way to somebody who helps, as one types or dials it."""
    return {
        "label": fill(model.sheets.meeting, door=door.label),
        "address": door.short,
        "link": door.href,
    }


def _domain(model: Referential, domain: Domain, base: str, tight: Container[str]) -> Data:
    """One domain: its words with their French spaces, its icon, the way to its questionnaire."""
    words = model.sheets
    said = {
        "name": domain.name,
        "over": fill(words.domain_over, count=len(model.domains)),
        "summary": domain.summary,
        "everyday": domain.everyday,
        "law": fill(words.about_law, title=domain.title_legal),
        "subdomains": [_part(subdomain) for subdomain in domain.subdomains],
    }
    return {
        **_breakable(said),
        "icon": icon(domain.icon).read_text(encoding="utf-8"),
        "form": _form(model, domain, tight),
        "online": _online(model, domain, base),
        "tight": f"{domain.slug}.pdf" in tight,
    }


def _part(subdomain: Subdomain) -> Data:
    """A sub-domain by its plain title, with its official one."""
    criteria = [
        {
            "statement": criterion.statement,
            "example": criterion.example,
            "title": criterion.title,
        }
        for criterion in subdomain.criteria
    ]
    return {"title": subdomain.plain, "official": subdomain.title, "criteria": criteria}


def _form(model: Referential, domain: Domain, tight: Container[str]) -> Data:
    """A domain's questionnaire: a statement a criterion."""
    said = {
        "over": fill(model.sheets.domain_over, count=len(model.domains)),
        "title": fill(model.sheets.questionnaire_title, domain=domain.name),
        "sections": [
            {"title": each.plain, "statements": [c.statement for c in each.criteria]}
            for each in domain.subdomains
        ],
    }
    close = f"{domain.slug}-questionnaire.pdf" in tight
    return {**_breakable(said), "icon": icon(domain.icon).read_text(encoding="utf-8"), "tight": close}


def _socle_form(model: Referential) -> Data:
    """The short questionnaire: a statement a sub-domain."""
    said = {
        "over": fill(model.sheets.socle_over, count=len(model.domains)),
        "title": model.sheets.socle_title,
        "sections": [
            {"title": each.name, "statements": [s.statement for s in each.subdomains]}
            for each in model.domains
        ],
    }
    return {**_breakable(said), "icon": icon(SOCLE_ICON).read_text(encoding="utf-8"), "tight": False}


def _online(model: Referential, domain: Domain, base: str) -> Data:
    """The way to the questionnaire: an address and its QR code, or words when the site has no address."""
    if not base:
        page = model.words["faire-le-point"]["title"]
        way = fill(model.sheets.online_path, site=model.site.name, page=page, domain=domain.name)
        return {"path": _breakable(way)}
    url = f"{base.rstrip('/')}/faire-le-point/{domain.slug}/"
    if not (code := draw(url)):
        raise BadSheet(f"the address {url} is too long for a QR code: shorten `site_url`")
    box = f"0 0 {code.size} {code.size}"
    return {"url": url, "qr": f'<svg xmlns="{_SVG}" viewBox="{box}"><path d="{code.path}"/></svg>'}


def _breakable(value: Any) -> Any:
    """Texts as they are printed: a word too long for a column may break."""
    if isinstance(value, str):
        return _ENDLESS.sub("\\g<0>\u200b", value)
    if isinstance(value, dict):
        return {key: _breakable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_breakable(each) for each in value]
    return value
