"""The words that only the sheets on paper say: `referential/words/sheets.yml`."""

from typing import Annotated

from pydantic import Field

from .fields import Frozen, Text
from .sentence import Sentence

ForDomain = Annotated[Text, Sentence("domain")]


class SheetWords(Frozen):
    """The words of the sheets, in the order in which they are read."""

    domain_over: Annotated[Text, Sentence("count")]
    steps_title: Text
    meeting: Annotated[Text, Sentence("door")]
    calling: Annotated[Text, Sentence("door")]
    online_title: Text
    online_scan: Text
    online_path: Annotated[Text, Sentence("site", "page", "domain")]
    page_path: Annotated[Text, Sentence("site", "page")]
    contact: Text
    contact_place: Text
    official_title: Text
    about_source: Text
    about_law: Annotated[Text, Sentence("title")]
    independence: Text
    dated: Annotated[Text, Sentence("edition", "today")]

    questionnaire_title: ForDomain
    precise_over: Annotated[Text, Sentence("count")]
    socle_over: Annotated[Text, Sentence("count")]
    socle_title: Text
    questionnaire_lead: Text
    first_name: Text
    day: Text
    column_statement: Text
    column_strengths: Text
    column_others: Text
    reading_title: Text
    reading: Annotated[tuple[Text, ...], Field(min_length=1)]
    reading_large: Text
    chosen_title: Text
    chosen_start: Text
    closing: Text

    booklet_title: Text
    booklet_lead: Text
    booklet_lead_large: Text
    booklet_contents: Text
    notes_title: Text

    poster_online: Text
    cards_title: Text
    card_over: Text
    card_online: Text
    card_meeting: Text
