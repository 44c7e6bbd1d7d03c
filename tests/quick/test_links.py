"""Links: what is written is read again, and nothing else is ever read."""

import base64
import binascii
import json
import random
import string
from collections.abc import Iterator
from typing import Any

import pytest

from positioning.bridge import open_questionnaire
from positioning.edition import Edition, carry
from positioning.form import LEVELS, Form
from positioning.link import LinkError, decode, encode
from tests.forms import IN_PYODIDE, REAL_TEXT, SMALL_TEXT

FORM, SMALL_FORM = Form.from_json(REAL_TEXT), Form.from_json(SMALL_TEXT)
TODAY = FORM.editions[-1]
LETTERS = string.ascii_letters + string.digits + "-_"
RESPOND = open_questionnaire(REAL_TEXT)


def opened(text: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(RESPOND(json.dumps({"do": "open", "text": text})))
    return answer


def test_one_answer_more_or_less_is_another_link() -> None:
    links = {encode(TODAY, {id_: level}) for id_ in TODAY.ids for level in LEVELS}
    assert len(links) == len(TODAY.ids) * len(LEVELS)


def test_the_whole_socle_fits_a_small_link() -> None:
    link = encode(TODAY, dict.fromkeys(TODAY.ids, "alone"))
    assert len(f"faire-le-point/profil/#{link}") < 120


def hostile(count: int) -> Iterator[str]:
    """Fragments as they come from the world: cut, swapped, doubled, foreign, huge, with a right seal."""
    dice = random.Random(2026)
    good = [encode(TODAY, answers) for answers in random_sheets(dice, 50)]
    makers = [
        lambda: dice.choice(good)[: dice.randrange(60)],
        lambda: dice.choice(good)[dice.randrange(1, 9) :],
        lambda: "".join(dice.sample(link := dice.choice(good), len(link))),
        lambda: dice.choice(good) * 2,
        lambda: "".join(dice.choices(LETTERS, k=dice.randrange(200))),
        lambda: "".join(map(chr, dice.choices(range(1, 0x3000), k=dice.randrange(60)))),
        lambda: sealed(dice.randbytes(dice.randrange(90))),
        lambda: sealed(bytes([1, 1]) + dice.randbytes(dice.randrange(60))),
        lambda: sealed(bytes([dice.randrange(256), dice.randrange(256)]) + dice.randbytes(40)),
        lambda: f"<img src=x onerror=alert({dice.random()})>",
        lambda: "%C3%28%FF" * dice.randrange(1, 40) + dice.choice(good),
        lambda: "A" * dice.randrange(5000),
    ]
    yield from (dice.choice(makers)() for _ in range(count))


def sealed(data: bytes) -> str:
    """Bytes with a seal that is right: the last line of defence is the content itself."""
    return base64.urlsafe_b64encode(data + binascii.crc32(data).to_bytes(4)).decode().rstrip("=")


def random_sheets(dice: random.Random, count: int) -> Iterator[dict[str, str]]:
    for _ in range(count):
        yield {id_: dice.choice(LEVELS) for id_ in TODAY.ids if dice.random() < 0.6}


def test_a_hundred_thousand_hostile_fragments_show_nobody_else() -> None:
    """Refused, or exactly the sheet that gives this very text. In Pyodide, 5,000 are enough of a wait."""
    known = {1}
    for text in hostile(5_000 if IN_PYODIDE else 100_000):
        try:
            number, answers = decode(FORM.editions, text)
        except LinkError as error:
            assert error.args[0] in ("link-broken", "link-newer")
            continue
        assert number in known and encode(TODAY, answers) == text


def test_a_hostile_fragment_gets_one_sentence_and_no_answers() -> None:
    sentences = {FORM.words[key] for key in ("link-broken", "link-newer", "file-broken")}
    refused = 0
    for text in hostile(1500):
        result = opened(text)
        assert "<" not in json.dumps(result["profile"])
        if result["profile"] is None:
            refused += 1
            assert result["answers"] == {} and result["notice"] in sentences
    assert refused > 1200


@pytest.mark.parametrize("around", ["{}", "https://exemple.fr/faire-le-point/profil/#{}", "  \n#{}\n"])
def test_a_link_is_read_however_it_was_copied(around: str) -> None:
    answers = {"1.1": "alone", "2.1.1": "explain"}
    assert opened(around.format(encode(TODAY, answers)))["answers"] == answers


def test_the_links_of_an_older_edition_keep_their_answers() -> None:
    first = SMALL_FORM.editions[0]
    answers = {"1.1.1": "alone", "1.1.3": "explain", "1.2": "new"}
    number, read = decode(SMALL_FORM.editions, encode(first, answers))
    carried = carry(SMALL_FORM.editions, number, read)
    assert carried.answers == {"1.1.1": "alone", "1.1.2": "explain", "1.2": "new"}
    assert carried.reworded == {"1.1.1"} and carried.gone == 0


def test_the_page_says_what_has_changed_since() -> None:
    respond = open_questionnaire(SMALL_TEXT)
    link = encode(SMALL_FORM.editions[0], {"1.1.1": "alone"})
    result = json.loads(respond(json.dumps({"do": "open", "text": link})))
    assert result["notice"] == "Des phrases ont changé."
    assert result["reworded"] == ["Je sais lire une lettre."]


def test_an_example_follows_its_line_to_another_edition() -> None:
    file = {"format": "clea-points-forts", "edition": 1, "answers": {"1.1.1": "alone", "1.1.3": "explain"}}
    told = {**file, "examples": {"1.1.3": "Chez ma tante", "1.1.1": "", "1.2": "sans réponse"}}
    request = {"do": "open", "text": json.dumps(told)}
    result = json.loads(open_questionnaire(SMALL_TEXT)(json.dumps(request)))
    assert result["examples"] == {"1.1.2": "Chez ma tante"}


@pytest.mark.parametrize(
    "example", ["{[" * 50 + '\\" \\ "', "é" * 500, "🙂"], ids=["braces", "long", "emoji"]
)
def test_whatever_an_example_says_it_comes_back(example: str) -> None:
    file = {"format": "clea-points-forts", "edition": 1, "answers": {"1.1": "alone"}}
    for text in (
        json.dumps(file | {"examples": {"1.1": example}}, ensure_ascii=mark) for mark in (True, False)
    ):
        assert opened(text)["examples"] == {"1.1": example}


@pytest.mark.parametrize("examples", [3, ["x"], {"1.1": 3}, {"1.1": {"a": "b"}}, {"9.9": "x"}, {"1.1": ""}])
def test_examples_that_are_none_are_left_out(examples: Any) -> None:
    file = {"format": "clea-points-forts", "edition": 1, "answers": {"1.1": "alone"}, "examples": examples}
    result = opened(json.dumps(file))
    assert result["answers"] == {"1.1": "alone"} and result["examples"] == {}


def test_an_example_is_no_longer_than_the_pages_let_one_write() -> None:
    file = {
        "format": "clea-points-forts",
        "edition": 1,
        "answers": {"1.1": "alone"},
        "examples": {"1.1": "é" * 9000},
    }
    assert opened(json.dumps(file))["examples"] == {"1.1": "é" * 500}


def test_what_is_no_longer_asked_is_said_and_the_rest_is_kept() -> None:
    asked = (["1.1.1", "1.2.1"], ["1.1.1"])
    editions = [Edition.from_json({"number": n, "criteria": ids}) for n, ids in enumerate(asked, 1)]
    carried = carry(editions, 1, {"1.1.1": "alone", "1.2.1": "new", "1.2": "new"})
    assert carried == ({"1.1.1": "alone"}, frozenset(), 2)


def test_a_number_that_another_line_has_taken_is_no_longer_its_own() -> None:
    lists = (["1.1.1", "1.1.2", "1.1.3"], ["1.1.1", "1.1.2"])
    first, second = (Edition.from_json({"number": n, "criteria": ids}) for n, ids in enumerate(lists, 1))
    second = second._replace(moved={"1.1.3": "1.1.2"})
    carried = carry([first, second], 1, {"1.1.3": "alone", "1.1.2": "new"})
    assert carried == ({"1.1.2": "alone"}, frozenset(), 1)


def test_a_file_comes_back_and_another_is_refused() -> None:
    file = {"format": "clea-points-forts", "edition": 1, "answers": {"1.1": "alone", "1.1.1": "x", "?": 3}}
    assert opened(json.dumps(file))["answers"] == {"1.1": "alone"}
    assert opened('{"format": "autre"}')["notice"] == FORM.words["file-broken"]
    assert opened(json.dumps({**file, "edition": 200}))["notice"] == FORM.words["link-newer"]


@pytest.mark.parametrize("nested", ["[", '{"a":', '[{"a":'], ids=["brackets", "braces", "both"])
def test_a_file_nested_without_end_is_refused(nested: str) -> None:
    assert opened('{"a":' + nested * 8000)["notice"] == FORM.words["file-broken"]


def gathered(links: list[Any], least: int = 1) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(RESPOND(json.dumps({"do": "group", "links": links, "least": least})))
    return result


def test_a_group_counts_people_by_sub_domain() -> None:
    links = [
        encode(TODAY, answers) for answers in ({"1.1": "alone"}, {"1.1.1": "explain"}, {"1.1": "helped"})
    ]
    result = gathered(links)
    assert result["people"] == "3 personnes"
    assert result["rows"][0][2:] == [2, 3]
    assert sum(row[2] for row in result["rows"]) == 2


def test_an_employer_sees_no_group_of_less_than_five() -> None:
    links = [encode(TODAY, {"1.1": "alone", f"1.{n}": "new"}) for n in range(2, 6)]
    assert gathered(links, 5)["rows"] == []
    assert gathered([*links, encode(TODAY, {"2.1": "new"})], 5)["people"] == "5 personnes"


def plain(text: str) -> str:
    """A text with ordinary spaces only."""
    return " ".join(text.split())


def test_a_bad_link_does_not_spoil_the_others() -> None:
    result = gathered([encode(TODAY, {"1.1": "alone"}), "x", None])
    assert result["people"] == "1 personne" and plain(result["notice"]).endswith("lignes 2, 3.")


def test_a_bad_link_is_found_by_its_line() -> None:
    first, second = (encode(TODAY, {"1.1": level}) for level in ("alone", "new"))
    result = gathered([f"{first} {second}", "", "  x\t", first])
    assert result["people"] == "2 personnes"
    assert plain(result["notice"]).startswith("Un lien n’est pas complet : ligne 3. Deux liens sont pareils")
