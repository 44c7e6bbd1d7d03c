"""Where the tests find things, and another place to build in."""

import subprocess
from pathlib import Path

from generator.publishing.deploys import deploys

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
DATA = ROOT / "tests" / "data"
SMALL = DATA / "small"

ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"}
"""The environment of a machine far away: 14 hours ahead, where a small « I » is « ı »."""

SLUGS = (
    "communiquer-en-francais",
    "calculer-et-raisonner",
    "utiliser-le-numerique",
    "travailler-en-equipe",
    "travailler-en-autonomie",
    "apprendre-a-apprendre",
    "gestes-postures-securite",
)
"""The domains in addresses, as the Contract has them."""


def asset(pattern: str) -> Path:
    """The one asset of today's site whose path matches; those of earlier deploys lie beside it."""
    [name] = [path for path in deploys(SITE)[0] if Path(path).match(pattern)]
    return SITE / name


def packed(pattern: str) -> int:
    """The bytes of that asset as brotli sends it."""
    file = asset(pattern)
    return file.with_name(f"{file.name}.br").stat().st_size


def last_commit() -> str:
    """When the last commit was made, in seconds, as `make site` dates the site; empty without git."""
    command = ["git", "log", "-1", "--format=%ct"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout.strip()
