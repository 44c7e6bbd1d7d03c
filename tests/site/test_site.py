"""The built site: every address of the Contract, every fact, one policy, the same bytes twice."""

import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markupsafe import escape

from generator.model.facts import ThenAndNow
from generator.model.socle import Domain
from generator.publishing.deploys import RECORD, deploys, hashed
from generator.publishing.finish import POLICY
from generator.publishing.links import broken
from generator.publishing.offline import write_worker
from generator.reading.territory import departments
from tests.own import own
from tests.paths import ELSEWHERE, ROOT, SITE, SLUGS, last_commit
from tests.scanner import codes

MODEL = own()
ADDRESSES = [
    *("", "comprendre/", "parcours/", "financer/", "questions/", "lexique/", "sources/", "domaines/"),
    *(f"domaines/{slug}/" for slug in SLUGS),
    *("faire-le-point/", "faire-le-point/profil/", "faire-le-point/groupe/"),
    *(f"faire-le-point/{slug}/" for slug in SLUGS),
    "organismes/",
    *(f"organismes/reseaux/{id_}/" for id_ in ("app", "afpa", "2a2c", "fnurof", "greta", "infrep")),
    *(f"organismes/departements/{code}/" for code in ("01", "2A", "2B", "75", "95", "971", "976")),
    *("conseiller/", "employeur/", "organisme/", "imprimer/"),
    *(f"fiches/{slug}.pdf" for slug in SLUGS),
    *(f"fiches/{slug}-questionnaire.pdf" for slug in SLUGS),
    *(f"fiches/{slug}-affiche{end}.pdf" for slug in SLUGS for end in ("", "-a3")),
    *("fiches/affiche.pdf", "fiches/affiche-a3.pdf", "fiches/cartes.pdf"),
    *("fiches/livret.pdf", "fiches/socle-questionnaire.pdf", "fiches/livret-grands-caracteres.pdf"),
    *("donnees/", "donnees/referentiel.json", "donnees/referentiel.csv"),
    *("donnees/organismes.json", "donnees/organismes.csv", "donnees/referentiel.schema.json"),
    *("donnees/organismes.schema.json", "accessibilite/", "mentions-legales/", "404.html"),
]
FACTS = [
    line.split(" | ")
    for line in (ROOT / "tests/data/seed-facts.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
PAGES = sorted(SITE.rglob("*.html"))


def page(address: str) -> str:
    file = SITE / address
    return (file / "index.html" if address.endswith("/") or not address else file).read_text("utf-8")


class Words(HTMLParser):
    """The text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def text(address: str) -> str:
    """What a page says, with plain spaces."""
    return folded("".join(Words(page(address)).words))


def folded(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def test_every_address_of_the_contract_answers() -> None:
    files = {
        address: SITE / address / "index.html" if (SITE / address).is_dir() else SITE / address
        for address in ADDRESSES
    }
    assert [
        address for address, file in files.items() if not file.is_file() or file.stat().st_size <= 100
    ] == []


def test_the_slugs_are_those_of_the_contract() -> None:
    assert tuple(domain.slug for domain in MODEL.domains) == SLUGS


def test_every_departement_has_its_page() -> None:
    rows = departments()
    assert len(rows) > 100
    assert all(
        (SITE / f"organismes/departements/{departement.code}/index.html").is_file() for departement in rows
    )


@pytest.mark.parametrize("domain", MODEL.domains, ids=lambda domain: domain.slug)
def test_every_title_statement_and_anchor_is_on_its_page(domain: Domain) -> None:
    address = f"domaines/{domain.slug}/"
    words, html = text(address), page(address)
    for title, anchor in [(subdomain.title, subdomain.anchor) for subdomain in domain.subdomains] + [
        (criterion.title, criterion.anchor) for criterion in domain.criteria
    ]:
        assert folded(title) in words
        assert f'id="{anchor}"' in html
    assert all(criterion.easy in words for criterion in domain.criteria)


@pytest.mark.parametrize("domain", MODEL.domains, ids=lambda domain: domain.slug)
def test_a_questionnaire_is_one_form_as_the_contract_says(domain: Domain) -> None:
    html = page(f"faire-le-point/{domain.slug}/")
    assert html.count("<form id=") == 1 and html.count("<fieldset") == len(domain.criteria)
    for criterion in domain.criteria:
        for level in MODEL.scale.levels:
            assert f'<input type="radio" name="{criterion.id}" value="{level.id}"' in html
    assert "Voir mes points forts</button>" in html
    assert '<section id="profil" role="region"' in html


def test_the_json_has_the_shape_of_the_contract() -> None:
    data = json.loads((SITE / "donnees/referentiel.json").read_text("utf-8"))
    assert set(data) == {"edition", "domains"}
    domain = data["domains"][0]
    assert set(domain) == {"id", "slug", "title", "subdomains"}
    assert set(domain["subdomains"][0]) == {"id", "title", "status", "criteria"}
    criterion = domain["subdomains"][0]["criteria"][0]
    assert set(criterion) == {"id", "title", "status", "statement", "easy", "example"}
    assert sum(len(s["criteria"]) for d in data["domains"] for s in d["subdomains"]) == len(MODEL.criteria)


@pytest.mark.parametrize(("address", "fact"), FACTS)
def test_every_fact_of_the_page_of_origin_is_said(address: str, fact: str) -> None:
    assert fact in text(address)


@pytest.mark.parametrize("entry", MODEL.then_and_now, ids=lambda entry: entry.id)
def test_what_has_aged_is_said_then_and_now(entry: ThenAndNow) -> None:
    words = text("sources/")
    assert folded(entry.then) in words and folded(entry.now) in words


def test_every_link_and_anchor_resolves() -> None:
    assert list(broken(SITE)) == []


def test_every_page_has_the_policy_and_asks_nobody_else() -> None:
    policy = f'http-equiv="Content-Security-Policy" content="{escape(POLICY)}"'
    assert len(PAGES) > 100
    for file in PAGES:
        html = file.read_text("utf-8")
        assert policy in html and "n’est pas le site officiel" in html, file
        assert "Accessibilité\u00a0: non conforme</a>" in html, file
        loaded = re.findall(r'<(?:script|link|img|iframe|source)\b[^>]*?(?:src|href)="([^"]*)"', html)
        assert not [address for address in loaded if re.match(r"(?:https?:)?//", address)], file


def test_without_an_address_nothing_shows_one() -> None:
    assert 'property="og:image"' not in page("faire-le-point/")
    assert codes((SITE / "fiches/livret.pdf").read_bytes()) == []


def built(folder: Path) -> dict[Path, bytes]:
    """The files of a site, without the copies that are compressed for the wire and what is older."""
    older = {RECORD, *hashed(folder)} - set(deploys(folder)[0])
    return {
        file.relative_to(folder): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
        and file.suffix not in (".br", ".gz")
        and file.relative_to(folder).as_posix() not in older
    }


def _built() -> str:
    """When `make site` was here, in seconds: without git, the day of the build is today's."""
    return str(int((SITE / "index.html").stat().st_mtime))


def test_another_build_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """In another folder, time zone, locale and umask, with empty caches: what `make site` made here."""
    there = tmp_path / "là-bas"
    for name in ("docs", "generator", "referential", "widgets", ".build/widgets"):
        shutil.copytree(ROOT / name, there / name, symlinks=True)
    shutil.copy(ROOT / "mkdocs.yml", there)
    values = {**os.environ, **ELSEWHERE, "SOURCE_DATE_EPOCH": last_commit() or _built()}
    pages = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", "site"]
    for command in (pages, ["node", "widgets/styles.mjs", "site"]):
        subprocess.run(command, cwd=there, check=True, env=values, umask=0o077)
    write_worker(there / "site", on=True)
    ours, theirs = built(SITE), built(there / "site")
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []
