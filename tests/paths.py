"""Where the tests find things."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
SMALL = ROOT / "tests" / "data" / "small"
BROKEN = ROOT / "tests" / "broken"
GOLDEN = ROOT / "tests" / "golden"
