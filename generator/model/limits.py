"""How much and how long: said by pages, and handed by them to the scripts that hold it."""

from typing import NamedTuple


class Limits(NamedTuple):
    """Limits that a visitor meets.

    days: how long answers are kept on a device that a visitor chooses to keep them on.
    welcome, meeting, sender: how long the texts of an adviser’s message may be, in characters.
    """

    days: int = 30
    welcome: int = 280
    meeting: int = 120
    sender: int = 40


LIMITS = Limits()
