"""Where the tests find things, and another place to build in."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
SMALL = ROOT / "tests" / "data" / "small"
BROKEN = ROOT / "tests" / "broken"
GOLDEN = ROOT / "tests" / "golden"

ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"}
"""The environment of a machine far away: 14 hours ahead, where a small « I » is « ı »."""
