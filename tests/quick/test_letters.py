"""`make check` knows what the press can print: the same letters, and the same texts."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typst
from pydantic import BaseModel

from generator.loading import examine, load
from generator.model.referential import Referential
from generator.paper import fonts
from generator.paper.fonts import FAMILY, font_files, letters
from generator.paper.letters import PRINTED, missing
from generator.paper.press import Press
from generator.paper.sheets import sheets
from generator.project import Project
from tests.small import lay, small

DAY = date(2026, 1, 2)
KNOWN = frozenset[str]().union(*map(letters, font_files()))
SIGNS = "aÀéœŒæß’«»…–—€%°²½→Ω∞≤😀我дא☃☐✓①‑ﬁ\u00a0\u202f\u200b\u00ad\u0301\ufe0f\u200d\u2060\ufeff"


def test_both_weights_have_the_same_letters() -> None:
    regular, bold, zero, bold_zero = map(letters, font_files())
    assert regular == bold and zero == bold_zero and len(regular) > 300


@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
def test_what_the_press_refuses_is_what_the_check_refuses(sign: str, tmp_path: Path) -> None:
    """Typst itself is asked, with the fonts and the standard of the sheets."""
    text = f"b{sign}c"
    (tmp_path / "main.typ").write_text(
        f'#set document(title: "x")\n#set text(lang: "fr", font: "{FAMILY}")\n#sys.inputs.text'
    )
    press = Press(Project(tmp_path), DAY, tmp_path)
    try:
        press._compiler.compile(sys_inputs={"text": text}, **press._format("x.pdf"))
        refused = False
    except typst.TypstError:
        refused = True
    assert refused == bool(missing(text, KNOWN))


def test_a_letter_and_its_accent_are_one() -> None:
    assert missing("e\u0301té", KNOWN) == []


class Marked:
    """The small data set with a sign of its own in each text, and where each was put."""

    FIXED = ("id", "opens", "slug", "icon", "doors", "sheet_doors", "url", "phone", "copy_of", "edition")

    def __init__(self, model: Referential) -> None:
        self.places: list[str] = []
        self.model = self._marked(model, "", "")

    def _marked(self, value: Any, place: str, key: str) -> Any:
        if isinstance(value, BaseModel):
            made = {name: self._marked(inner, place or "", name) for name, inner in value}
            return value.model_construct(**made)
        if isinstance(value, dict):
            return {name: self._marked(inner, place, name) for name, inner in value.items()}
        if isinstance(value, tuple | list):
            return type(value)(self._marked(inner, place, key) for inner in value)
        if isinstance(value, str) and key not in self.FIXED:
            self.places.append(key)
            return value + chr(0xE000 + len(self.places) - 1)
        return value


def test_the_table_names_the_keys_that_are_printed() -> None:
    marked = Marked(load(small()))
    text = str([data for _, data in sheets(marked.model, DAY, "")])
    printed = {place for i, place in enumerate(marked.places) if ascii(chr(0xE000 + i))[1:-1] in text}
    words = set(type(marked.model.sheets).model_fields)
    named = frozenset[str]().union(*PRINTED.values())
    assert printed - words <= named
    assert named - printed == set()
    assert not {"wording_2016", "title_seed", "privacy", "answer", "definition"} & named


def test_other_pages_may_say_what_paper_can_not(tmp_path: Path) -> None:
    project = lay(tmp_path)
    file = project.data / "questions.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("Oui.", "Oui 🙂."), encoding="utf-8")
    assert examine(project, DAY)[1] == []


def test_without_the_fonts_the_check_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FONTS", tmp_path)
    assert examine(lay(tmp_path), DAY)[1] == []
