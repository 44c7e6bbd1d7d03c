"""How much and how long, and how a link or a file says what it is: one file for pages and scripts."""

import json
from typing import NamedTuple

from ..project import LIMITS as SHARED


class Limits(NamedTuple):
    """What a visitor meets, as `widgets/browser/shared/limits.json` has it.

    days: how long answers are kept on a device that a visitor chooses to keep them on.
    regret: how long an erasure may be taken back, in seconds.
    example: how long an example in the visitor’s own words may be, in characters.
    welcome, meeting, sender: how long the texts of an adviser’s message may be, in characters.
    format: how a file of answers says what it is.
    easy, precise: what may follow the answers in a link, for how its reader likes sentences.
    """

    days: int
    regret: int
    example: int
    welcome: int
    meeting: int
    sender: int
    format: str
    easy: str
    precise: str


LIMITS = Limits(**json.loads(SHARED.read_text(encoding="utf-8")))
