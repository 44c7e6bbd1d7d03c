"""What day it is. Only the commands ask; everything below is told."""

import os
from datetime import UTC, date, datetime, timedelta


def build_day() -> date:
    """The day of the build: SOURCE_DATE_EPOCH (seconds, UTC) when it is set, else today."""
    stamp = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(stamp), UTC).date() if stamp else datetime.now(UTC).date()


def latest_day() -> date:
    """The latest day that has begun anywhere: what was verified this morning in Nouméa has come.

    The day of the build would not do: it is the last commit's, and the data may have been written since.
    """
    return (datetime.now(UTC) + timedelta(hours=14)).date()
