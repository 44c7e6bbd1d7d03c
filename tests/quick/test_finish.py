"""The last pass refuses a site that must not be published."""

from pathlib import Path

import brotli
import pytest

from generator.publishing.finish import BadSite, finish
from generator.publishing.links import broken

BROKEN = ["../b/", "#there", "../a/#there", "/b.pdf", "../index.htm"]
BROKEN += [" javascript:x", "data:,x", "//x.example"]


def site(folder: Path, body: str) -> Path:
    (folder / "a").mkdir()
    (folder / "a" / "index.html").write_text(f'<p id="here">{body}</p>', encoding="utf-8")
    (folder / "index.html").write_text("<p>home</p>", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "link", ["../", "../index.html", "#here", "../a/#here", "../#nom=x", "https://example.org/x", "/a/"]
)
def test_a_link_that_leads_somewhere_passes(link: str, tmp_path: Path) -> None:
    finish(site(tmp_path, f'<a href="{link}">x</a>'), tmp_path / "cache")


@pytest.mark.parametrize("link", BROKEN)
def test_a_link_that_leads_nowhere_stops_the_build(link: str, tmp_path: Path) -> None:
    with pytest.raises(BadSite, match="ce lien ne mène nulle part : a/index.html: "):
        finish(site(tmp_path, f'<a href="{link}">x</a>'), tmp_path / "cache")


@pytest.mark.parametrize(
    "link, right", [("/clea/", True), ("/clea/a/#here", True), ("/a/", False), ("/clea", False)]
)
def test_a_site_below_a_folder_links_from_that_folder(link: str, right: bool, tmp_path: Path) -> None:
    folder = site(tmp_path, f'<a href="{link}">x</a>')
    assert list(broken(folder, "/clea/")) == ([] if right else [f"a/index.html: {link}"])


def test_an_address_that_a_script_opens_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(BadSite, match="ce lien ne mène nulle part : a/index.html: ../b/"):
        finish(site(tmp_path, '<p data-profile="../b/">x</p>'), tmp_path / "cache")


def test_an_id_that_stands_twice_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(BadSite, match="a/index.html: #here est là deux fois"):
        finish(site(tmp_path, '<b id="here">x</b>'), tmp_path / "cache")


@pytest.mark.parametrize(
    "code",
    [
        '<b style="color:red">x</b>',
        "<script>x</script>",
        "<style>x</style>",
        '<b onclick="x()">x</b>',
        '<META content="0; url=//x.example" Http-Equiv=Refresh>',
    ],
)
def test_inline_code_stops_the_build(code: str, tmp_path: Path) -> None:
    with pytest.raises(BadSite, match="inline code"):
        finish(site(tmp_path, code), tmp_path / "cache")


@pytest.mark.parametrize("kind", ["text/javascript", "module", "application/ld+json; x", "importmap"])
def test_a_script_of_another_kind_is_code(kind: str, tmp_path: Path) -> None:
    with pytest.raises(BadSite, match="inline code"):
        finish(site(tmp_path, f'<script type="{kind}">{{}}</script>'), tmp_path / "cache")


def test_data_for_programs_is_no_code(tmp_path: Path) -> None:
    finish(site(tmp_path, '<script type="application/ld+json">{}</script>'), tmp_path / "cache")


def test_what_is_worth_it_is_compressed_beside_itself(tmp_path: Path) -> None:
    folder = site(tmp_path, "mot " * 400)
    finish(folder, tmp_path / "cache")
    packed = (folder / "a" / "index.html.br").read_bytes()
    assert brotli.decompress(packed) == (folder / "a" / "index.html").read_bytes()
    assert not (folder / "index.html.br").exists()
