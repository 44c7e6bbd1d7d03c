"""A page: what the frame of the site and the search need to know of it, and its body."""

import json
import re
from typing import NamedTuple

CARDS = "assets/cards"


def card_file(path: str) -> str:
    """The address of the preview card of the page at a path."""
    return f"{CARDS}/{path.strip('/').replace('/', '-') or 'accueil'}.png"


class Page(NamedTuple):
    """A page of the tree: its front matter, its body (HTML) and the file that its edit link opens.

    `script` is the logical name of the script that the page needs besides the site's own (« form.js »);
    `keywords` are everyday words that lead to the page by the search. `card` is the address of the
    page whose preview card it shows (its own, but for pages of contacts). `label` is what the menu calls
    it. `listed` says that the search finds it by its title only: its text is another page's. `aloud`
    says that it may be listened to.
    """

    title: str
    description: str
    body: str
    source: str
    script: str = ""
    keywords: str = ""
    card: str = ""
    label: str = ""
    listed: bool = False
    aloud: bool = False

    def markdown(self) -> str:
        """The page as a Markdown file: front matter (JSON is YAML) and one HTML block."""
        meta = {"title": self.title, "description": self.description, "source": self.source}
        front = "\n".join(f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in meta.items())
        front += f"\nscript: {self.script}" if self.script else ""
        front += f"\ncard: {card_file(self.card)}"
        front += "\naloud: true" if self.aloud else ""
        return f"---\n{front}\n---\n\n{self.html()}\n"

    def html(self) -> str:
        """The body as one HTML block, without the blank lines that would end it."""
        body = re.sub(r"\n\s*\n+", "\n", self.body).strip()
        return f'<div class="clea">\n{body}\n</div>'
