"""Pages for candidates, as they are shown: short sentences, and one fold for their sources."""

import re

import pytest
from lxml import html

from generator.rules.ease import sentences
from tests.paths import SITE, SLUGS

CITING = ["comprendre", "parcours", "financer", "questions", "lexique", "organismes"]
CITING += [f"domaines/{slug}" for slug in SLUGS]
READ = ["", "domaines", *CITING]
BLOCKS = "|".join(f".//{tag}" for tag in ("h1", "h2", "h3", "p", "li", "dt", "dd", "summary", "label", "td"))
ORIGIN = "D’où viennent ces informations ?"


def main(address: str) -> html.HtmlElement:
    tree = html.parse(str(SITE / address / "index.html")).getroot()
    return tree.find(".//main")


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("address", READ)
def test_no_sentence_that_is_seen_is_long(address: str) -> None:
    page = main(address)
    for hidden in page.xpath(
        ".//script | .//svg | .//template | .//*[@hidden] | .//details/*[not(self::summary)]"
        # The name of a door is a line of its own; what is said of it follows.
        " | .//p[@class='door']/a"
    ):
        hidden.drop_tree()
    blocks = [block for block in page.xpath(BLOCKS) if not block.xpath(BLOCKS)]
    texts = [sentence for block in blocks for sentence in sentences(plain(block.text_content()))]
    assert len(texts) > 5
    assert [
        sentence for sentence in texts if sum(any(map(str.isalnum, word)) for word in sentence.split()) > 20
    ] == []


@pytest.mark.parametrize("address", CITING)
def test_sources_stand_behind_one_fold_at_the_end(address: str) -> None:
    page = main(address)
    folds = page.xpath(".//details")
    assert [plain(fold.findtext("summary")) for fold in folds].count(ORIGIN) == 1
    assert plain(folds[-1].findtext("summary")) == ORIGIN
    outside = [
        link
        for link in page.xpath(".//a[contains(@href, 'sources/#')]")
        if not link.xpath("ancestor::details")
    ]
    assert outside == []
    assert folds[-1].xpath(".//a[contains(@href, 'sources/#')]")
