"""What must hold between values: small generators of located problems, each in the file of its slice."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from ..model.referential import Referential
from ..reading.located_yaml import Documents
from ..reading.problems import Problem
from .codes import every_audience, known_codes, levels_in_order
from .doors import doors_open, known_doors
from .ease import easy_to_read
from .editions import editions_follow, editions_never_change, the_last_edition_is_today
from .facts import days_gone, days_to_come, known_sources, known_then_and_now, read_before_reviewed
from .ids import ids_follow_their_parent, opened_by_its_own, subdomains_apart, unique_ids
from .places import places_fit
from .searching import one_family, synonyms_end
from .words import light_words

Rules = Mapping[Callable[[Referential, Documents], Iterator[Problem]], tuple[str, ...]]
"""Each rule with the fields it reads, besides the domains: it waits while one is not right by itself."""

RULES: Rules = {
    unique_ids: (),
    ids_follow_their_parent: (),
    subdomains_apart: (),
    opened_by_its_own: (),
    every_audience: ("audiences",),
    known_codes: ("edition",),
    levels_in_order: ("scale",),
    known_sources: ("sources",),
    known_then_and_now: ("then_and_now", "financing"),
    read_before_reviewed: ("sources",),
    known_doors: ("doors",),
    doors_open: ("doors",),
    synonyms_end: ("searching",),
    one_family: ("searching",),
    light_words: (),
    easy_to_read: ("reading", "words", "audiences", "process", "financing", "questions", "glossary", "scale"),
    editions_follow: ("editions",),
    editions_never_change: ("editions", "seals"),
    the_last_edition_is_today: ("editions", "seals"),
    places_fit: ("places", "networks"),
}


def check(model: Referential, documents: Documents, today: date) -> Iterator[Problem]:
    """Every problem that needs more than one value to be seen.

    Args:
        model: the data whose files are right by themselves; a rule whose field is not there waits.
        documents: the file of each field of the model; « domains[0] », … for the domains, « words[accueil] »,
            … for the words; the files that are not right by themselves under their own names.
        today: the day of the check.
    """
    yield from ready(RULES, model, documents)
    for document in documents.values():
        yield from days_to_come(document, today)
        yield from days_gone(document, today)


def ready(rules: Rules, model: Referential, documents: Documents) -> Iterator[Problem]:
    """What the rules say whose fields are there."""
    for rule, needs in rules.items():
        if all(hasattr(model, field) for field in needs):
            yield from rule(model, documents)
