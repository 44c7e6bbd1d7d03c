"""What goes on paper: sheets, questionnaires and a booklet, all of them in large print too."""

from collections.abc import Callable, Iterator
from datetime import date

from ..model.referential import Referential
from ..model.typography import spaces
from ..project import OWN, Project
from ..reading.problems import WARNING, say
from .giving import cards, posters
from .press import Press, pages
from .saying import Data, breakable, common, domain_form, domain_sheet, socle_form

LARGE = "-grands-caracteres"
PRECISE = "-questionnaire-precis"
"""The questionnaire of a domain in our precise words; the other one has the easy words of the screen."""
SOCLE = "socle-questionnaire"
"""The short questionnaire of all the domains, one statement a sub-domain."""
LEAF = 2
"""The pages of what is handed out as one sheet of paper: a domain's sheet, or its questionnaire."""


def make_sheets(
    model: Referential,
    today: date,
    base: str = "",
    project: Project = OWN,
    warn: Callable[[str], object] = say,
) -> Iterator[tuple[str, bytes]]:
    """Every sheet as (file name, PDF). The same data, day and base give the same bytes.

    What is handed out as one leaf takes more or less room between its lines, so as to fill it;
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
    leaves = _leaves(model)
    for name, pdf in Press(project, today).print_all(dict(sheets(model, today, base))):
        if name in leaves and pages(pdf) > LEAF:
            advice = (
                f"avec des phrases et des exemples plus courts dans {leaves[name]}, elle "
                "tiendrait de nouveau sur une feuille"
            )
            warn(f"{WARNING}la fiche {name} prend {pages(pdf)} pages : {advice}")
        yield name, pdf


def _leaves(model: Referential) -> dict[str, str]:
    """What is handed out as one leaf, with the file of its domain."""
    return {
        f"{domain.slug}{kind}.pdf": f"referential/socle/domain-{domain.id}.yml"
        for domain in model.domains
        for kind in ("", "-questionnaire")
    }


def sheets(model: Referential, today: date, base: str) -> Iterator[tuple[str, Data]]:
    """What each sheet says, by file name."""
    domains = [domain_sheet(model, domain, base) for domain in model.domains]
    for large in (False, True):
        shared = common(model, today, large)
        yield from _readers(model, domains, shared, LARGE if large else "")
    shared = common(model, today, large=False)
    yield from _precise(model, shared)
    yield from posters(model, base, shared)
    yield cards(model, base, shared)


def _readers(model: Referential, domains: list[Data], shared: Data, end: str) -> Iterator[tuple[str, Data]]:
    """Each domain to read and to fill, all of them in one, the short questionnaire."""
    forms = [domain_form(model, domain) for domain in model.domains]
    socle = socle_form(model)
    for domain, data, form in zip(model.domains, domains, forms, strict=True):
        yield f"{domain.slug}{end}.pdf", {**shared, "kind": "domain", "title": data["name"], "domain": data}
        yield f"{domain.slug}-questionnaire{end}.pdf", {**shared, **_alone(form)}
    yield f"{SOCLE}{end}.pdf", {**shared, **_alone(socle)}
    title = breakable(spaces(f"{model.site.name} : {model.sheets.booklet_title}"))
    booklet = {"kind": "booklet", "title": title, "socle": socle, "domains": domains, "forms": forms}
    yield f"livret{end}.pdf", {**shared, **booklet}


def _precise(model: Referential, shared: Data) -> Iterator[tuple[str, Data]]:
    for domain in model.domains:
        yield f"{domain.slug}{PRECISE}.pdf", {**shared, **_alone(domain_form(model, domain, precise=True))}


def _alone(form: Data) -> Data:
    return {"kind": "questionnaire", "title": form["title"], "form": form}
