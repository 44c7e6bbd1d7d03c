"""Places that do not exist, in communes that do: for the tests and the bench, never for the site."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stdnum import luhn

from generator.reading.territory import UNINHABITED, communes
from tests.paths import ROOT, last_commit

PHONES = ("0199 00", "0261 91", "0353 01", "0465 71", "0536 49")
"""The beginnings that the French numbering plan keeps for fiction."""

TREES = (
    "Tilleuls",
    "Érables",
    "Saules",
    "Chênes",
    "Noyers",
    "Aulnes",
    "Frênes",
    "Ormes",
    "Charmes",
    "Bouleaux",
)
BOOKS = ("Atelier", "Centre", "Maison", "École", "Espace", "Relais", "Pôle", "Comptoir")
NETWORKS = ("app", "afpa", "2a2c", "fnurof", "greta", "infrep", None, None)


def places(count: int, seed: int = 0) -> Iterator[dict[str, Any]]:
    """As many fictitious places as asked, the same for the same seed, all over France."""
    chance = random.Random(seed)
    towns = [
        (code, town)
        for code, town in sorted(communes().items())
        if town.postal_codes and town.department not in UNINHABITED
    ]
    for rank in range(count):
        code, town = towns[chance.randrange(len(towns))]
        network = chance.choice(NETWORKS)
        name = f"{chance.choice(BOOKS)} fictif des {chance.choice(TREES)} n° {rank + 1}"
        yield {
            "id": f"lieu-fictif-{rank + 1}",
            "name": name,
            **({"network": network} if network else {}),
            "roles": chance.choice((["assess"], ["train"], ["assess", "train"], ["inform"])),
            "siret": siret(rank),
            "address": f"{chance.randrange(1, 99)} rue Imaginaire",
            "postal_code": chance.choice(town.postal_codes),
            "commune": town.name,
            "insee_code": code,
            "departement": town.department,
            "phone": f"{chance.choice(PHONES)} {rank % 10_000:04}",
            "email": f"contact-{rank + 1}@fictif.example",
            "website": f"https://fictif.example/{rank + 1}",
            "opening": "Du lundi au vendredi, de 9 h à 17 h",
            "languages": ["français"],
            "verified_on": f"202{chance.choice('456')}-0{chance.randrange(1, 10)}-15",
            "source": "fiction",
        }


def siret(rank: int) -> str:
    """A number whose digits fit, below all that have ever been given."""
    siren = f"000{rank:05}"
    siren += luhn.calc_check_digit(siren)
    return f"{siren}0001{luhn.calc_check_digit(f'{siren}0001')}"


def project(folder: Path, count: int, seed: int = 0, **site: str) -> Path:
    """A copy of this project with fictitious places; `site` replaces lines of site.yml."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("docs", "generator", "widgets", "mkdocs.yml", ".build"):
        if not (folder / name).exists():
            (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "referential", folder / "referential", dirs_exist_ok=True)
    # JSON is YAML.
    text = "\n".join(f"- {json.dumps(place, ensure_ascii=False)}" for place in places(count, seed)) or "[]"
    (folder / "referential/organisms/places.yml").write_text(text + "\n", encoding="utf-8")
    file = folder / "referential/site.yml"
    text = file.read_text(encoding="utf-8")
    for key, value in site.items():
        text = text.replace(f'{key}: ""', f'{key}: "{value}"')
    file.write_text(text, encoding="utf-8")
    return folder


STEPS = (
    (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", "site"),
    ("node", "widgets/styles.mjs", "site"),
    (sys.executable, "-m", "generator", "finish", "site"),
)
"""What `make site` does once the scripts of the browser are made."""


def build(folder: Path) -> Path:
    """Build the site of a copy; give its folder."""
    # The day of the site itself, as `make site` sets it: its sheets are not made again.
    day = last_commit() or "1790000000"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": day, "PYTHONPATH": str(ROOT)}
    shutil.rmtree(folder / "site", ignore_errors=True)
    for step in STEPS:
        subprocess.run(step, cwd=folder, check=True, env=environment)
    return folder / "site"
