"""What maintainers write: the real referential with slips in one file, and CSV for the directory."""

import shutil
from pathlib import Path
from random import Random

from generator.data.exports import data_files
from generator.importing.places import PLACES, import_partners
from generator.loading import BadData, examine, load
from generator.project import OWN, Project
from generator.rules.editions import unsealed
from tests.fuzz import whole
from tests.fuzz.spoiling import spoil
from tests.fuzz.trying import Attempt, demand
from tests.small import lay

HEADER = "Numero_Fiche;Nom_Partenaire;Siret_Partenaire;Habilitation_Partenaire"
EXPORT = f"""{HEADER}
RS0000;Organisme fictif d’Ajaccio;00000100800010;HABILITATION_ORGANISER
RS0000;"Fédération ""fictive"" ; Est";000 001 016 00013;HABILITATION_FORMER
RS1111;École fictive;;HABILITATION_ORGA_FORM
RS0000;École fictive;;HABILITATION_ORGA_FORM
"""


def _silent(_: str) -> None:
    """Warnings are no defect."""


def referential(folder: Path) -> Attempt:
    """Slips in a file of the real referential: a site, or problems with their lines."""
    project = Project(folder / "real")
    shutil.copytree(OWN.data, project.data)
    files = sorted(project.data.rglob("*.yml"))
    known = whole.pages(load(project, warn=_silent), project)
    whole.examine(known, {})

    def attempt(dice: Random) -> str:
        file = dice.choice(files)
        right = file.read_bytes()
        try:
            file.write_bytes(_spoilt(right, dice))
            return _outcome(project, known)
        finally:
            file.write_bytes(right)

    return attempt


def _spoilt(data: bytes, dice: Random) -> bytes:
    spoilt = spoil(data.decode(), dice).encode("utf-8", "surrogatepass")
    if dice.random() < 0.05:
        at = dice.randrange(len(spoilt) + 1)
        return spoilt[:at] + dice.randbytes(3) + spoilt[at:]
    return spoilt


def _outcome(project: Project, known: whole.Pages) -> str:
    # What `load` does; only once, for it takes longest.
    model, problems = examine(project, whole.TODAY)
    problems += unsealed(model, project) if model else ()
    whole.problems_said(list(problems))
    refused = any(not problem.warning for problem in problems)
    demand(model is not None or refused, "refused without a word")
    if model is None or refused:
        return "refused"
    whole.examine(whole.pages(model, project), known)
    return "accepted"


def tables(folder: Path) -> Attempt:
    """Slips in a CSV file: what is right goes in and makes a site, the rest is said with its line."""
    project = lay(folder / "small")
    file, places = folder / "file.csv", project.root / PLACES
    right = places.read_bytes()
    model = load(project, warn=_silent)
    own = next(content for name, content in data_files(model).items() if name == "organismes.csv").decode()
    known = whole.pages(model, project)

    def attempt(dice: Random) -> str:
        export = dice.random() < 0.5
        file.write_bytes(
            _spoilt((EXPORT if export else own).encode(dice.choice(("utf-8", "utf-8-sig"))), dice)
        )
        try:
            report = import_partners(project, file, dice.choice(("RS0000", None)), False, whole.TODAY)
        except BadData as error:
            whole.problems_said(list(error.problems))
            demand(places.read_bytes() == right, "written all the same")
            return "refused"
        finally:
            after = places.read_bytes()
        try:
            whole.problems_said(list(report.problems))
            demand(_outcome(project, known) == "accepted", "the directory was right and is so no more")
        finally:
            places.write_bytes(right)
        return "changed" if after != right else "left alone"

    return attempt
