"""Our own data, read once for all the tests of a process: they only look at it."""

from functools import cache

from generator.loading import load
from generator.model.referential import Referential
from generator.project import OWN


@cache
def own() -> Referential:
    """What the site is made from."""
    return load(OWN)
