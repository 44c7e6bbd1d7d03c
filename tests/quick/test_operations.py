"""What a page asks besides a profile: a link or a file is opened, a group is gathered; each answer whole."""

import json
from typing import Any

import pytest

from positioning.bridge import open_questionnaire
from positioning.edition import Edition, carry
from positioning.form import Form
from positioning.link import encode
from positioning.profile import make_profile
from positioning.wording import describe, draw
from tests.forms import REAL_TEXT, SMALL_TEXT

FORM = Form.from_json(SMALL_TEXT)
FIRST, TODAY = FORM.editions
FILE = {"format": "clea-points-forts", "edition": 2, "answers": {"1.1.1": "alone"}}


def ask(form: str = SMALL_TEXT, /, **request: object) -> Any:
    return json.loads(open_questionnaire(form)(json.dumps(request)))


def opened(text: str) -> Any:
    return ask(do="open", text=text)


def answers(text: str) -> dict[str, str]:
    found: dict[str, str] = opened(text)["answers"]
    return found


def test_an_answer_is_about_one_domain_or_about_all_with_a_picture() -> None:
    form, known = Form.from_json(REAL_TEXT), {"1.1": "alone", "2.1": "explain", "3.1": "talk"}
    given = {**known, "9.9": "alone", "1.2": "?"}
    for domain in ("2", None):
        made = make_profile(form, given, domain)
        picture = None if domain else draw(form, made)
        whole = {**describe(form, made), "picture": picture, "link": encode(form.editions[-1], known)}
        assert ask(REAL_TEXT, domain=domain, answers=given) == json.loads(json.dumps(whole))
    assert len(ask(REAL_TEXT, domain="2", answers=given)["cards"]) == 1


def test_a_link_of_today_opens_whole_and_without_a_word() -> None:
    given = {"1.1.1": "alone", "1.2": "new"}
    assert opened(encode(TODAY, given)) == {
        "answers": given,
        "examples": {},
        "profile": ask(domain=None, answers=given),
        "notice": None,
        "reworded": [],
    }


def test_what_cannot_be_opened_gives_a_sentence_and_nothing_else() -> None:
    nothing: dict[str, Any] = {"answers": {}, "examples": {}, "profile": None, "reworded": []}
    assert opened("x") == {**nothing, "notice": FORM.words["link-broken"]}
    assert opened("{}") == {**nothing, "notice": FORM.words["file-broken"]}


def test_all_that_has_changed_since_is_said() -> None:
    data = json.loads(SMALL_TEXT)
    del data["editions"][1]["moved"]
    result = ask(json.dumps(data), do="open", text=encode(FIRST, {"1.1.1": "alone", "1.1.3": "new"}))
    assert result["answers"] == {"1.1.1": "alone"}
    assert result["notice"] == f"{FORM.words['edition-reworded']} {FORM.words['edition-gone']}"


def test_a_link_says_whether_sentences_were_easy_and_is_read_all_the_same() -> None:
    assert answers(f"#{encode(TODAY, {'1.1': 'new'})}&facile=oui") == {"1.1": "new"}


def test_a_file_is_read_with_what_mails_put_before_it() -> None:
    assert answers(f"  \n{json.dumps(FILE)}\n") == FILE["answers"]


@pytest.mark.parametrize("wrong", [{"format": "autre"}, {"answers": 3}, {"answers": None}])
def test_a_file_that_is_half_ours_is_not(wrong: dict[str, object]) -> None:
    assert opened(json.dumps({**FILE, **wrong}))["notice"] == FORM.words["file-broken"]


@pytest.mark.parametrize(
    ("nested", "read"),
    [("[" * 6 + "]" * 6, True), ("[" * 7 + "]" * 7, False), ("[{}, {}, {}, [], []]", True)]
    + [("[{}, {}, {}, [], [], []]", False), ("[{}, {}, {}, {}, {}, {}]", False)],
)
def test_eight_brackets_and_braces_are_enough_for_a_file(nested: str, read: bool) -> None:
    text = json.dumps({**FILE, "more": None}).replace("null", nested)
    assert answers(text) == (FILE["answers"] if read else {})


def test_an_edition_does_not_change_its_own_answers() -> None:
    assert carry(FORM.editions, 2, {"1.1.1": "alone"}) == ({"1.1.1": "alone"}, frozenset(), 0)


def test_a_sentence_that_was_reworded_stays_so_wherever_its_line_goes() -> None:
    changes: list[dict[str, object]] = [{}, {"reworded": ["1.1.1"]}, {"moved": {"1.1.1": "1.1.2"}}]
    lists = (["1.1.1"], ["1.1.1"], ["1.1.2"])
    rows = enumerate(zip(lists, changes, strict=True), 1)
    editions = [Edition.from_json({"number": n, "criteria": ids, **change}) for n, (ids, change) in rows]
    assert carry(editions, 1, {"1.1.1": "new"}) == ({"1.1.2": "new"}, frozenset({"1.1.2"}), 0)


def gathered(*links: object, least: int = 1) -> Any:
    return ask(do="group", links=links, least=least)


def test_a_group_is_a_table_of_who_has_a_strength_and_who_has_answered() -> None:
    given: list[dict[str, str]] = [{"1.1": "alone"}, {"1.1": "new", "1.2.1": "explain"}]
    result = gathered(*(encode(TODAY, sheet) for sheet in given))
    domain, (one, other) = FORM.domains[0].title, FORM.domains[0].subdomains
    assert result == {
        "notice": None,
        "people": FORM.words["group-many"].replace("{count}", "2"),
        "header": [FORM.words[f"group-{column}"] for column in ("domain", "subdomain", "strong", "answered")],
        "rows": [[domain, one.title, 1, 2], [domain, other.title, 1, 1]],
    }


@pytest.mark.parametrize(("links", "word"), [((), "group-none"), (("a",), "group-few")])
def test_a_group_that_is_none_says_so_and_shows_nobody(links: tuple[str, ...], word: str) -> None:
    result = gathered(*(encode(TODAY, {"1.1": "alone"}) for _ in links), least=5)
    assert result["notice"] == FORM.words[word].replace("{count}", "5")
    assert result["people"] is None and result["rows"] == []


def test_letters_are_written_as_they_are() -> None:
    assert "’" in open_questionnaire(SMALL_TEXT)(json.dumps({"answers": {"1.1.1": "explain"}}))


@pytest.mark.parametrize(
    ("day", "read"),
    [("2026-01-01", True), ("2026-12-31", True), ("2026-00-10", False), ("2026-13-01", False)]
    + [("2026-12-32", False), ("2026-12-00", False), ("2026-1-011", False), ("hier", False), (7, False)]
    + [("hier matin", False), ("٢٠٢٦-٠١-٠١", False), (["2026-11-25"], False)],
)
def test_a_day_is_said_of_a_file_that_has_a_right_one(day: object, read: bool) -> None:
    file = json.dumps({**FILE, "day": day})
    assert ask(do="compare", before=file, text=file)["day"] == (day if read else None)


def test_a_comparison_with_what_cannot_be_read_gives_a_sentence_and_nothing_else() -> None:
    nothing: dict[str, object] = {"title": None, "day": None, "strengths": []}
    assert ask(do="compare", before="x", text="x") == {**nothing, "notice": FORM.words["link-broken"]}


def test_braces_in_a_text_of_a_file_are_words() -> None:
    example = 'Un « \\ », un « " » et {{{{{{{{{{'
    file = {**FILE, "examples": {"1.1.1": example}}
    assert opened(json.dumps(file))["examples"] == file["examples"]
