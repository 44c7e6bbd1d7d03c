"""Preview cards: the picture that a message or a network shows beside the link of a page."""

from collections.abc import Iterator, Mapping
from datetime import date

from ..model.referential import Referential
from ..paper.press import Press
from ..project import Project
from .page import Page, card_file


def make_cards(
    model: Referential, pages: Mapping[str, Page], today: date, project: Project
) -> Iterator[tuple[str, bytes]]:
    """The cards (PNG, 1200 x 630 pixels) by address, one for each page that does not share another's.

    Raises:
        BadSheet: a card that can't be made.
    """
    cards = {
        card_file(path): {
            "title": page.title,
            "description": page.description,
            "name": model.site.name,
            "parts": [len(domain.subdomains) for domain in model.domains],
        }
        for path, page in pages.items()
        if page.card == path
    }
    yield from Press(project, today, main="card.typ", what="Images de partage").print_all(cards)
