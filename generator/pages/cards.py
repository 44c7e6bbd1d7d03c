"""Preview cards: the picture that a message or a network shows beside the link of a page."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from ..model.referential import Referential
from ..model.typography import spaces
from ..paper.press import Press
from .pages import CONTACTS, Page

FOLDER = "assets/cards"


def with_cards(
    model: Referential, pages: Mapping[str, Page], today: date, root: Path
) -> tuple[dict[str, Page], dict[str, bytes]]:
    """The pages with the address of their card, and the cards (PNG, 1200 x 630 pixels) by address.

    Raises:
        BadSheet: a card that can't be made.
    """
    carded = {path: page._replace(card=_address(path)) for path, page in pages.items()}
    said = {
        page.card: {
            "title": spaces(page.title),
            "description": spaces(page.description),
            "name": spaces(model.site.name),
            "parts": [len(domain.subdomains) for domain in model.domains],
        }
        for path, page in carded.items()
        if not path.startswith(CONTACTS)
    }
    press = Press(root, today, main="card.typ", what="Images de partage")
    return carded, dict(press.print_all(said))


def _address(path: str) -> str:
    # The pages of contacts share the directory's card: a hundred pictures would say the same.
    page = "organismes/" if path.startswith(CONTACTS) else path
    return f"{FOLDER}/{page.strip('/').replace('/', '-') or 'accueil'}.png"
