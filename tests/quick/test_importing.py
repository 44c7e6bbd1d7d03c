"""CSV into the directory: nothing that people wrote is lost, what is wrong is said and left out."""

import errno
import os
import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.__main__ import main
from generator.importing.merging import merged
from generator.importing.places import PLACES, Report, import_partners
from generator.loading import BadData, examine
from generator.project import Project
from generator.reading.located_yaml import read
from generator.reading.problems import in_order
from tests.paths import DATA, ROOT
from tests.small import lay

CASES: dict[str, dict[str, str]] = yaml.safe_load((DATA / "broken-csv.yml").read_text(encoding="utf-8"))
SHEET = "RS0000"
HEADER = "Numero_Fiche;Nom_Partenaire;Siret_Partenaire;Habilitation_Partenaire\n"
RIGHT = f"{HEADER}RS0000;Organisme fictif d’Ajaccio;00000100800010;HABILITATION_ORGANISER\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    lay(tmp_path)
    return tmp_path


def run(project: Path, text: str | bytes, sheet: str | None = SHEET, dry_run: bool = False) -> Report:
    file = project / "file.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return import_partners(Project(project), file, sheet, dry_run)


def places(project: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = read(project / PLACES, PLACES)[0].data
    return found


@pytest.mark.parametrize("case", CASES)
def test_each_broken_file_has_its_message_and_the_rest_goes_in(case: str, project: Path) -> None:
    (project / "file.csv").write_text(CASES[case]["file"], encoding="utf-8", newline="")
    report = import_partners(Project(project), project / "file.csv", SHEET, False, date(2026, 1, 2))
    output = "\n".join([*map(str, in_order(report.problems)), str(report)]) + "\n"
    assert output == CASES[case]["says"]
    assert report.problems
    assert all(problem.warning for problem in examine(Project(project))[1])


def test_the_command_says_all_and_exits_1_when_a_line_was_left_out(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project / "file.csv"
    command = ["import-partners", "--root", str(project), "--sheet", SHEET, str(file)]
    file.write_text(CASES["siret"]["file"], encoding="utf-8")
    assert main(command) == 1
    said = capsys.readouterr()
    assert said.err + said.out == CASES["siret"]["says"]
    file.write_text(RIGHT, encoding="utf-8")
    assert main(command) == 0


def test_what_people_wrote_stays_word_for_word(project: Path) -> None:
    before = (project / PLACES).read_text(encoding="utf-8")
    report = run(project, RIGHT)
    assert report.changed == ["organisme-fictif-ajaccio, Organisme fictif d’Ajaccio (roles)"]
    assert (project / PLACES).read_text(encoding="utf-8") == before.replace("[assess, train]", "[assess]")


def test_a_role_given_by_hand_stays(project: Path) -> None:
    file = project / PLACES
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("[assess, train]", "[inform, assess]"), encoding="utf-8")
    assert run(project, RIGHT).changed == []


def test_an_unusual_hand_is_kept() -> None:
    text = (
        "# En tête\n- id: x   # ici\n  name: 'Lieu'\n\n  # au milieu\n  roles: [ inform ]\n"
        "  siret: 00000100800010\n  phone: 0199001234\n  verified_on: 2025-12-01\n"
        "  opening: >-\n    deux\n    lignes\n  source: no\n# fin\n"
    )
    same = merged(text, {}, [])
    assert [line.strip() for line in same.splitlines()] == [
        line.strip().replace("[ inform ]", "[inform]") for line in text.splitlines()
    ]


@pytest.mark.parametrize("header", [HEADER.lower(), HEADER.upper()])
def test_a_column_is_known_whatever_its_capitals(header: str, project: Path) -> None:
    report = run(project, RIGHT.replace(HEADER, header))
    assert report.problems == []
    assert report.changed == ["organisme-fictif-ajaccio, Organisme fictif d’Ajaccio (roles)"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_lines_of_one_siret_become_one_place_in_any_encoding(encoding: str, project: Path) -> None:
    text = HEADER + (
        'RS0000;"Fédération ""fictive"" ; Est";000 001 016 00013;HABILITATION_FORMER\n'
        "RS0000;FEDERATION FICTIVE EST;00000101600013;HABILITATION_ORGANISER\n"
        "RS0000;École fictive;;HABILITATION_ORGA_FORM\nRS1111;Autre;;HABILITATION_FORMER\n"
    )
    report = run(project, text.encode(encoding))
    assert (report.problems, report.changed) == ([], []) and len(report.added) == 2
    assert places(project)[2] == {
        "id": "federation-fictive-est",
        "name": 'Fédération "fictive" ; Est',
        "roles": ["train", "assess"],
        "siret": "00000101600013",
        "source": "France compétences, RS0000",
    }
    again = run(project, text.encode(encoding))
    assert (again.added, again.changed, again.gone) == ([], [], [])


def test_what_the_file_says_no_more_is_said_and_stays(project: Path) -> None:
    run(project, f"{RIGHT}RS0000;École fictive;;HABILITATION_FORMER\n")
    report = run(project, RIGHT)
    assert report.gone == ["ecole-fictive, École fictive"]
    assert len(places(project)) == 3


def test_a_dry_run_writes_nothing(project: Path) -> None:
    before = (project / PLACES).read_bytes()
    assert run(project, RIGHT, dry_run=True).changed
    assert (project / PLACES).read_bytes() == before


def test_our_own_table_goes_in_a_list_that_was_empty(project: Path) -> None:
    real = (ROOT / PLACES).read_text(encoding="utf-8")
    head = "".join(line for line in real.splitlines(keepends=True) if line.startswith("#"))
    (project / PLACES).write_text(f"{head}[]\n", encoding="utf-8")
    text = "id,name,roles,departement,phone,source\nx,Lieu fictif,assess|train,2A,01 99 00 00 00,une source\n"
    report = run(project, text, sheet=None)
    assert report.added == ["x, Lieu fictif"] and report.problems == []
    assert (project / PLACES).read_text(encoding="utf-8").startswith(real.splitlines()[0])
    assert places(project)[0]["roles"] == ["assess", "train"]


def test_a_name_that_two_places_have_changes_neither(project: Path) -> None:
    file = project / PLACES
    twin = "- {id: jumeau, name: Lieu fictif, roles: [inform], departement: 2A, source: x}\n"
    file.write_text(file.read_text(encoding="utf-8") + twin, encoding="utf-8")
    before = places(project)
    report = run(project, f"{HEADER}RS0000;LIEU FICTIF;00000001800010;HABILITATION_FORMER\n")
    assert [problem.message for problem in report.problems] == [
        "2 lieux portent ce nom : lieu-fictif, jumeau. Écrivez ce SIRET (`siret`) à l’un d’eux"
    ]
    assert places(project) == before


def test_a_place_known_by_its_name_only_loses_no_role(project: Path) -> None:
    run(project, f"{HEADER}RS0000;LIEU FICTIF;00000001800010;HABILITATION_FORMER\n")
    assert places(project)[1]["roles"] == ["inform", "train"]


@pytest.mark.parametrize(
    "text",
    [
        "id,name,roles,siret,source\nx,Autre lieu,assess,00000100800010,moi\n",
        "id,siret\nlieu-fictif,00000100800010\n",
    ],
)
def test_a_siret_is_one_place_s(text: str, project: Path) -> None:
    before = places(project)
    (problem,) = run(project, text, sheet=None).problems
    assert problem.line == 2
    assert problem.message.endswith("est déjà le SIRET de « organisme-fictif-ajaccio »")
    assert places(project) == before


def test_rows_of_one_siret_are_one_place_however_it_is_written(project: Path) -> None:
    row = "Lieu neuf,assess,2A,000 000 018 00010,moi\n"
    report = run(project, f"name,roles,departement,siret,source\n{row}{row}", sheet=None)
    assert len(report.added) == 1 and examine(Project(project))[1] == []


@pytest.mark.parametrize(
    ("lines", "message"), [(6, "ne doit contenir ni"), (7, "un guillemet droit n’est pas fermé")]
)
def test_a_cell_may_have_six_lines_and_an_open_quote_hides_no_more(
    lines: int, message: str, project: Path
) -> None:
    name = "Lieu" + "\nfictif" * (lines - 1)
    report = run(project, f'{HEADER}RS0000;"{name}";;HABILITATION_FORMER\n')
    assert message in report.problems[0].message


def test_one_bad_byte_spoils_no_other_name(project: Path) -> None:
    names = ("École d’Été", "Maison d\u2028été")
    text = HEADER + "".join(f"RS0000;{name};;HABILITATION_FORMER\n" for name in names)
    report = run(project, text.encode() + b"RS0000;Caf\xe9;;x\n")
    assert [place["name"] for place in places(project)[2:]] == [*names]
    assert [problem.line for problem in report.problems] == [4]


def test_a_table_says_nothing_of_the_places_it_leaves_out(project: Path) -> None:
    assert run(project, "id,phone\nlieu-fictif,0199000001\n", sheet=None).gone == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("id,x".encode("utf-16"), "CSV UTF-8"),
        (b"id\tphone\nlieu-fictif\t0199000001\n", ""),
        (b"id;phone;;\nlieu-fictif;0199000001;;\n", ""),
        (b"id,phone\n", "rien ne suit"),
        (b"id,phone,phone\nlieu-fictif,0199000001,\n", "deux fois"),
        (b"id,phone,Phone\nlieu-fictif,0199000001,\n", "deux fois"),
        (b"PK\x03\x04\x14\x00", "enregistrez-le en « CSV UTF-8 »"),
        (b"ID;Phone\nlieu-fictif;0199000001\n", ""),
    ],
)
def test_what_spreadsheets_write_is_read_or_said(data: bytes, message: str, project: Path) -> None:
    problems = run(project, data, sheet=None).problems
    assert all(message in problem.message for problem in problems) and bool(problems) == bool(message)


SIGNS = (
    ("??", "?", "? a", "[x", "x]", "{x}", "x,y", "x, y", "a:b", "a: b", "x:", "#x", "a #b", "%x"),
    ("~", "no", "&a", "*a", "!x", "`x", "'x'", '"x"', "\\x", "é…", "\U0001f600", "2026-01-02", "1_000"),
)


@pytest.mark.parametrize("text", SIGNS[0] + SIGNS[1])
def test_signs_of_yaml_are_written_so_that_they_are_read_again(text: str, project: Path) -> None:
    quoted = text.replace('"', '""')
    row = f'x,"Lieu {quoted}",inform,2A,"{quoted}","fr|{quoted}","{quoted}"\n'
    report = run(project, f"id,name,roles,departement,opening,languages,source\n{row}", sheet=None)
    assert report.problems == [] and examine(Project(project))[1] == []
    new = places(project)[2]
    assert (new["name"], new["opening"], new["source"]) == (f"Lieu {text}", text, text)
    assert new["languages"] == ["fr", text]


@pytest.mark.parametrize(
    ("part", "fault", "why"),
    [
        ("merging._PLAIN", re.compile(".*"), "ici : une phrase qui commence par « ? »"),
        ("places.merged", lambda text, *_: text, "ici : lieu-fictif, Lieu fictif changerait"),
    ],
)
def test_nothing_is_written_that_would_not_be_read_again(
    part: str, fault: object, why: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (project / PLACES).read_bytes()
    monkeypatch.setattr(f"generator.importing.{part}", fault)
    with pytest.raises(BadData) as caught:
        run(project, "id,languages\nlieu-fictif,??\n", sheet=None)
    (problem,) = caught.value.problems
    assert why in problem.message and (project / PLACES).read_bytes() == before


def test_a_list_that_is_a_link_stays_one(project: Path) -> None:
    (project / PLACES).rename(project / "elsewhere.yml")
    (project / PLACES).symlink_to(project / "elsewhere.yml")
    assert run(project, RIGHT).changed and (project / PLACES).is_symlink()
    assert "roles: [assess]" in (project / "elsewhere.yml").read_text(encoding="utf-8")


def test_a_full_disk_is_said_and_leaves_all_as_it_was(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_a_part(file: Path, data: bytes) -> None:
        with file.open("wb") as out:
            out.write(data[:9])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (project / "file.csv").write_text(RIGHT, encoding="utf-8")
    before = {file: file.read_bytes() for file in project.rglob("*.*") if file.is_file()}
    monkeypatch.setattr(Path, "write_bytes", write_a_part)
    with pytest.raises(OSError, match="No space left") as caught:
        import_partners(Project(project), project / "file.csv", SHEET, False)
    assert caught.value.filename == str(project / PLACES)
    assert {file: file.read_bytes() for file in project.rglob("*.*") if file.is_file()} == before
