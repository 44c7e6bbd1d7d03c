"""The positioning kernel: answers to a profile, a profile to words."""

import gc
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest

from generator.rules.tone import HEAVY
from positioning.bridge import open_questionnaire
from positioning.form import LEVELS, Form
from positioning.profile import make_profile
from positioning.wording import describe, draw
from tests.forms import DEEP, REAL_TEXT, SMALL_TEXT

SMALL_FORM = Form.from_json(SMALL_TEXT)
REAL_FORM = Form.from_json(REAL_TEXT)


def ids(form: Form) -> list[str]:
    return [c.id for s in form.subdomains() for c in s.criteria]


def texts(result: dict[str, Any]) -> Iterator[str]:
    """Every text of a result, in order."""
    for value in result.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            for inner in value:
                yield from texts(inner)


def section(result: dict[str, Any], name: str) -> list[str]:
    """The lines of a part, folded ones too; the strengths begin with the cards."""
    cards = [card["text"] for card in result["cards"]] if name == "strengths" else []
    found = [s for s in result["sections"] if s["id"] == name]
    groups = [group for s in found for group in [*s["groups"], *(s["more"] or {"groups": []})["groups"]]]
    return [*cards, *(item["text"] for group in groups for item in group["items"])]


def described(form: Form, answers: dict[str, str]) -> dict[str, Any]:
    return describe(form, make_profile(form, answers))


def test_explain_and_alone_are_strengths_and_the_rest_has_its_place() -> None:
    result = described(SMALL_FORM, {"1.1.1": "alone", "1.1.2": "helped", "1.2.1": "talk"})
    assert section(result, "strengths") == ["Je sais lire une lettre."]
    assert section(result, "support") == ["Lire une notice"]
    assert section(result, "talk") == ["Lire un horaire"]
    assert section(result, "discover") == []


def test_the_strongest_comes_first_in_a_sub_domain_and_among_them() -> None:
    profile = make_profile(SMALL_FORM, {"1.1.1": "alone", "1.1.2": "explain", "1.2.1": "explain"})
    assert [group.subdomain.id for group in profile.strengths] == ["1.2", "1.1"]
    assert [c.id for c, _ in profile.strengths[1].answers] == ["1.1.2", "1.1.1"]


def test_equal_sub_domains_keep_the_order_of_the_referential() -> None:
    profile = make_profile(SMALL_FORM, {"1.1.1": "alone", "1.1.2": "alone", "1.2.1": "alone"})
    assert [group.subdomain.id for group in profile.strengths] == ["1.1", "1.2"]


def test_a_whole_sub_domain_comes_before_one_criterion_of_another() -> None:
    """The line that stands for a sub-domain weighs as much as all its criteria."""
    first, *others = [subdomain for subdomain in REAL_FORM.subdomains() if len(subdomain.criteria) > 1]
    later = next(subdomain for subdomain in others if len(subdomain.criteria) >= len(first.criteria))
    profile = make_profile(REAL_FORM, {first.criteria[0].id: "alone", later.id: "alone"})
    assert [group.subdomain for group in profile.strengths] == [later, first]


@pytest.mark.parametrize("level", LEVELS)
def test_sentences_to_open_an_appointment_with_are_few(level: str) -> None:
    result = described(REAL_FORM, dict.fromkeys(ids(REAL_FORM), level))
    hello, *others = section(result, "interview")
    assert hello == REAL_FORM.words["ready-hello"]
    assert len(others) == (level not in ("explain", "alone"))


WORDS = SMALL_FORM.words


def item(id_: str | None, text: str, mark: str | None = None, prompt: str | None = None) -> dict[str, Any]:
    return {"id": id_, "text": text, "mark": mark, "prompt": prompt}


def part(name: str, title: str | None, *items: dict[str, Any]) -> dict[str, Any]:
    heads = {"title": WORDS[f"section-{name}"], "lead": WORDS[f"section-{name}-lead"]}
    return {"id": name, **heads, "groups": [{"title": title, "items": [*items]}], "more": None}


def test_a_result_whole() -> None:
    answers = {"1.1.1": "explain", "1.1.2": "helped", "1.2": "new", "1.2.1": "talk"}
    result = json.loads(open_questionnaire(SMALL_TEXT)(json.dumps({"domain": None, "answers": answers})))
    ready = [
        WORDS["ready-support"].replace("{topic}", "lire une notice"),
        WORDS["ready-discover"].replace("{topic}", "trouver une information dans un tableau"),
        WORDS["ready-talk"].replace("{topic}", "lire un horaire"),
    ]
    letter, icon = "Je sais lire une lettre.", result["cards"][0].pop("icon")
    assert result.pop("link") and icon == SMALL_FORM.domains[0].subdomains[0].icon
    assert result == {
        "notice": None,
        "title": WORDS["title-strengths"],
        "lead": WORDS["lead-strengths"],
        "cards": [item("1.1.1", letter, WORDS["mark-explain"], WORDS["prompt"])],
        "sections": [
            part("support", "Lire un petit texte", item("1.1.2", "Lire une notice")),
            part("discover", "Lire", item("1.2", "Trouver une information dans un tableau")),
            part("talk", "Lire dans un tableau", item("1.2.1", "Lire un horaire")),
            part(
                "interview",
                None,
                item(None, WORDS["ready-hello"]),
                *(item(id_, text) for id_, text in zip(("1.1.2", "1.2", "1.2.1"), ready, strict=True)),
            ),
        ],
        "phrases": [
            {"id": None, "text": WORDS["ready-hello"]},
            {"id": "1.1.1", "text": letter},
            *({"id": None, "text": text} for text in ready),
        ],
        "closing": WORDS["closing"],
        "actions": [{"action": name, "label": WORDS[f"action-{name}"]} for name in ("copy", "send", "print")],
        "picture": None,
    }


def test_a_picture_whole() -> None:
    """Each domain and sub-domain that was answered, with the place of its best answer."""
    answers = {"1.1": "alone", "1.2": "new", "5.1": "talk"}
    one, other, last = (s.short.statement for s in REAL_FORM.subdomains() if s.id in answers)
    words = REAL_FORM.words
    assert draw(REAL_FORM, make_profile(REAL_FORM, answers)) == [
        {
            "id": "1",
            "title": REAL_FORM.domains[0].title,
            "parts": [
                {"statement": one, "place": "strengths", "label": words["place-strengths"]},
                {"statement": other, "place": "discover", "label": words["place-discover"]},
            ],
        },
        {
            "id": "5",
            "title": REAL_FORM.domains[4].title,
            "parts": [{"statement": last, "place": "talk", "label": words["place-talk"]}],
        },
    ]


def test_easy_sentences_are_said_only_to_those_who_choose_them() -> None:
    for easy, sentence in ((True, "Je sais lire un petit texte."), (False, "Je sais lire un texte simple.")):
        answer = open_questionnaire(SMALL_TEXT)(json.dumps({"answers": {"1.1": "alone"}, "easy": easy}))
        assert section(json.loads(answer), "strengths") == [sentence]


def test_a_strength_is_a_card_with_its_pictogram_and_room_for_an_example() -> None:
    (card,) = described(SMALL_FORM, {"1.1.1": "alone"})["cards"]
    assert card.pop("icon").startswith("M")
    assert card == {"id": "1.1.1", "text": "Je sais lire une lettre.", "mark": None, "prompt": "Un exemple"}


def test_the_cards_are_the_strongest_of_different_domains_when_they_can() -> None:
    answers = {"1.1": "explain", "1.2": "explain", "3.1": "alone", "6.2": "explain", "6.3": "helped"}
    cards = described(REAL_FORM, answers)["cards"]
    assert [card["id"] for card in cards] == ["1.1", "6.2", "3.1"]
    assert len(described(REAL_FORM, {"1.1": "alone", "1.2": "alone"})["cards"]) == 2


def test_cards_of_one_domain_speak_of_different_sub_domains() -> None:
    answers = dict.fromkeys([c for c in ids(REAL_FORM) if c.startswith("1.")], "alone")
    cards = described(REAL_FORM, answers)["cards"]
    assert len({card["id"].rpartition(".")[0] for card in cards}) == 3


def test_what_a_card_says_is_not_said_again_and_the_rest_is_under_its_domain() -> None:
    result = described(REAL_FORM, dict.fromkeys([s.id for s in REAL_FORM.subdomains()], "alone"))
    rest = next(s for s in result["sections"] if s["id"] == "strengths")
    assert not {c["id"] for c in result["cards"]} & {i["id"] for g in rest["groups"] for i in g["items"]}
    titles = [group["title"] for group in rest["groups"]]
    assert sorted(titles) == sorted(domain.title for domain in REAL_FORM.domains)


@pytest.mark.parametrize(("level", "name"), [("explain", "strengths"), ("new", "discover")])
def test_each_line_is_said_in_its_way_also_where_it_is_folded(level: str, name: str) -> None:
    """Strengths as whole statements, with a mark for who can explain them; the rest begins with its verb."""
    answers = dict.fromkeys(ids(REAL_FORM), level)
    [part] = (part for part in described(REAL_FORM, answers)["sections"] if part["id"] == name)
    folded = part["more"] or {"title": None, "groups": []}
    lines = [item for group in [*part["groups"], *folded["groups"]] for item in group["items"]]
    strong, known = name == "strengths", {c.id: c for s in REAL_FORM.subdomains() for c in s.criteria}
    said = {id_: c.statement if strong else c.topic[0].upper() + c.topic[1:] for id_, c in known.items()}
    assert len(lines) > 90 and [item["text"] for item in lines] == [said[item["id"]] for item in lines]
    assert {item["mark"] for item in lines} == {REAL_FORM.words["mark-explain"] if strong else None}
    assert folded["title"] == (None if strong else REAL_FORM.words["more"])


def test_criteria_stand_under_the_plain_title_of_their_sub_domain() -> None:
    result = described(SMALL_FORM, dict.fromkeys(ids(SMALL_FORM), "helped"))
    assert [g["title"] for g in result["sections"][1]["groups"]] == [
        "Lire un petit texte",
        "Lire dans un tableau",
    ]


def test_what_can_be_discovered_shows_three_and_folds_the_others() -> None:
    result = described(REAL_FORM, dict.fromkeys([s.id for s in REAL_FORM.subdomains()], "new"))
    discover = next(s for s in result["sections"] if s["id"] == "discover")
    shown, folded = (
        [item["id"] for group in groups for item in group["items"]]
        for groups in (discover["groups"], discover["more"]["groups"])
    )
    assert len(shown) == 3 and len({id_[0] for id_ in shown}) == 3
    assert len(folded) == 25


def test_help_and_novelty_are_not_greeted_alike() -> None:
    helped, new = (described(REAL_FORM, dict.fromkeys(ids(REAL_FORM), level)) for level in ("helped", "new"))
    assert helped["lead"] != new["lead"]


def test_only_what_was_answered_is_drawn_and_two_answers_are_no_picture() -> None:
    def drawn(answers: dict[str, str]) -> list[tuple[str, int]] | None:
        picture = draw(REAL_FORM, make_profile(REAL_FORM, answers))
        return None if picture is None else [(domain["id"], len(domain["parts"])) for domain in picture]

    assert drawn({"1.1": "alone", "1.2": "new"}) is None
    assert drawn(dict.fromkeys(["1.1", "1.2", "2.1", "3.1"], "new")) is None
    assert drawn({"1.1": "alone", "1.2": "new", "5.1": "talk"}) == [("1", 2), ("5", 1)]


def test_what_can_be_copied_is_all_that_can_be_said() -> None:
    answers = {
        "1.1": "alone",
        "2.1": "alone",
        "3.1": "explain",
        "4.1": "alone",
        "5.1": "helped",
        "6.1": "new",
    }
    phrases = [phrase["text"] for phrase in described(REAL_FORM, answers)["phrases"]]
    assert phrases[0] == "Bonjour, je voudrais en savoir plus sur CléA."
    assert all(phrase.startswith("Je sais ") for phrase in phrases[1:5])
    assert phrases[5].startswith("Avec un peu d’aide, je sais ")
    assert phrases[6].startswith("J’aimerais savoir ")


@pytest.mark.parametrize("level", ["helped", "new", "talk"])
def test_nobody_leaves_with_an_empty_page(level: str) -> None:
    result = described(REAL_FORM, dict.fromkeys(ids(REAL_FORM), level))
    assert result["title"] and result["lead"]
    assert section(result, "interview")
    assert section(result, "strengths") == []


def test_without_an_answer_there_is_one_sentence_and_the_way_back() -> None:
    result = described(REAL_FORM, {})
    assert result["lead"]
    assert [action["action"] for action in result["actions"]] == ["begin"]
    assert result["cards"] == result["sections"] == result["phrases"] == []
    assert draw(REAL_FORM, make_profile(REAL_FORM, {})) is None


@pytest.mark.parametrize("domain", [d.id for d in REAL_FORM.domains])
def test_a_domain_alone_can_be_asked(domain: str) -> None:
    answers = dict.fromkeys(ids(REAL_FORM), "alone")
    profile = make_profile(REAL_FORM, answers, domain)
    assert {group.subdomain.id.split(".")[0] for group in profile.strengths} == {domain}


def sheets() -> Iterator[dict[str, str]]:
    """Answer sheets of every kind: one level everywhere, each single answer, and many at random."""
    known = ids(REAL_FORM)
    yield from ({}, *(dict.fromkeys(known, level) for level in LEVELS))
    yield from ({id_: level} for id_ in known for level in LEVELS)
    dice = random.Random(2026)
    for _ in range(500):
        yield {id_: dice.choice(LEVELS) for id_ in known if dice.random() < 0.7}


def test_no_result_says_a_word_of_deficit() -> None:
    """Titles of sub-domains and statements may speak of errors at work; the site's words never."""
    own = {s.title for s in REAL_FORM.subdomains()}
    topics = [c.topic for s in REAL_FORM.subdomains() for c in s.criteria]
    for text in {text for answers in sheets() for text in texts(described(REAL_FORM, answers))}:
        for topic in topics:
            text = text.replace(topic, "").replace(topic[:1].upper() + topic[1:], "")
        assert text in own or not HEAVY.search(text), text


def test_the_words_of_deficit_are_recognised() -> None:
    for word in ("Échec", "une lacune", "non acquis", "75 %", "votre score", "des erreurs"):
        assert HEAVY.search(word), word
    assert not HEAVY.search("Notre page est notée dans un carnet")


def ask(request: Any) -> dict[str, Any]:
    text = request if isinstance(request, str) else json.dumps(request)
    answer: dict[str, Any] = json.loads(open_questionnaire(REAL_TEXT)(text))
    return answer


def test_an_unknown_answer_is_set_aside_and_the_others_are_kept() -> None:
    answers = {"1.1.1": "alone", "9.9.9": "alone", "1.1.2": "perfect", "1.2.1": ["alone"]}
    result = ask({"domain": "1", "answers": answers})
    assert section(result, "strengths") == ["Je sais écouter avec attention ce que quelqu’un me dit."]
    assert result["notice"] == REAL_FORM.words["notice-refused"]


def test_a_whole_request_says_no_notice() -> None:
    assert ask({"domain": "1", "answers": {"1.1.1": "alone"}})["notice"] is None


HOSTILE = ["", "null", "[]", "{", '{"answers": 3}', '{"x": 1}', '{"domain": 5, "answers": {}}', DEEP]


@pytest.mark.parametrize("request_", HOSTILE, ids=range(len(HOSTILE)))
def test_a_request_that_is_none_gets_a_sentence(request_: str) -> None:
    result = ask(request_)
    assert result["notice"] == REAL_FORM.words["notice-refused"]
    assert result["lead"]


@pytest.mark.parametrize(
    "request_", ['{"domain": null, "answers": {"1.1.1": "alone"}}', "[", DEEP], ids=["right", "cut", "deep"]
)
def test_a_request_leaves_no_cycles(request_: str) -> None:
    """In the browser nothing collects them (`widgets/runtime/making/warm.py`)."""
    respond = open_questionnaire(REAL_TEXT)
    respond(request_)
    gc.collect()
    respond(request_)
    assert gc.collect() == 0
