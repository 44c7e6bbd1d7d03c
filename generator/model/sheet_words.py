"""The words that only the sheets on paper say: `referential/sheets.yml`."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from .fields import Frozen, Text


def _holding(*names: str) -> AfterValidator:
    """A text in which the build puts a value for each of these {names}, and for no other."""

    def check(text: str) -> str:
        if set(re.findall(r"\{(.*?)\}", text)) != set(names):
            raise ValueError(f"must say {', '.join(f'{{{name}}}' for name in names)} and no other {{…}}")
        return text

    return AfterValidator(check)


ForDomain = Annotated[Text, _holding("domain")]


class SheetWords(Frozen):
    """The words of the sheets, in the order in which they are read."""

    domain_over: Annotated[Text, _holding("count")]
    domain_reading: Text
    domain_reading_large: Text
    steps_title: Text
    online_title: Text
    online_scan: Text
    online_path: Annotated[Text, _holding("site", "page", "domain")]
    about_source: Text
    about_law: Annotated[Text, _holding("title")]
    about_states: Text
    dated: Annotated[Text, _holding("edition", "today")]

    questionnaire_title: ForDomain
    socle_over: Annotated[Text, _holding("count")]
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
    example_help: Text

    booklet_title: Text
    booklet_lead: Text
    booklet_contents: Text
