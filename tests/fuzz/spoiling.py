"""Texts and values spoilt at random, as hands, mails and programs do it."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

SIGNS = [
    *("", " ", "\t", "\n", "\r\n", "\x00", "\x07", "\ufeff", "\u2028", "\u202e", "é", "🙂", "\ud800", "’"),
    *('"', "'", "\\", "{", "}", "[", "]", ":", ": ", "- ", "#", " #", "&a ", "*a", "!!int ", "|\n", ">-\n"),
    *("<b>", "</div>", "<script>x</script>", '"onx="', "{{7*7}}", "{%", "{day}", "[x](javascript:x)", "%00"),
    *("null", "~", "no", "1e999", "-1", "٣", "2026-02-30", "1_000", "=1+1", ";", ",", "?", "<<: *a", "---\n"),
    *("a" * 3000, "[" * 300, "{a: " * 200, "e" + "\u0301" * 50, "https://x.example/", "../../x", "1.1.1"),
]
"""What is put where it does not belong."""

VALUES: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    10**30,
    0.5,
    "",
    "x",
    [],
    {},
    [[]],
    {"a": {}},
    "é" * 9000,
    "1.1.1",
]


def spoil(text: str, dice: Random, most: int = 3) -> str:
    """A text with one to `most` slips in it."""
    for _ in range(dice.randint(1, most)):
        text = dice.choice(SLIPS)(text, dice)
    return text


def spoil_value(value: Any, dice: Random) -> Any:
    """Plain data with one value, somewhere in it, that is another one, gone or twice there."""
    value = json.loads(json.dumps(value))
    inside = value
    while isinstance(inside, list | dict) and inside:
        key = dice.randrange(len(inside)) if isinstance(inside, list) else dice.choice(list(inside))
        if isinstance(inside[key], list | dict) and inside[key] and dice.random() < 0.7:
            inside = inside[key]
            continue
        _replace(inside, key, dice)
        break
    return value


def _replace(inside: Any, key: Any, dice: Random) -> None:
    how = dice.randrange(4)
    if how == 0:
        del inside[key]
    elif how == 1 and isinstance(inside, dict):
        inside[dice.choice(SIGNS)] = inside[key]
    elif how == 2 and isinstance(inside[key], str):
        inside[key] = spoil(inside[key], dice)
    else:
        inside[key] = dice.choice(VALUES)


def _cut(text: str, dice: Random) -> str:
    return text[: dice.randrange(len(text) + 1)]


def _leave_out(text: str, dice: Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + text[at + dice.randint(1, 9) :]


def _insert(text: str, dice: Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(SIGNS) + text[at:]


def _another_sign(text: str, dice: Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + chr(dice.choice((dice.randrange(32, 127), dice.randrange(0x3000)))) + text[at + 1 :]


def _lines(text: str, dice: Random) -> str:
    """A line gone, twice, elsewhere, or further to the right."""
    lines = text.splitlines(keepends=True) or [""]
    at, how = dice.randrange(len(lines)), dice.randrange(4)
    line = lines[at]
    if how == 0:
        del lines[at]
    elif how == 1:
        lines.insert(dice.randrange(len(lines) + 1), line)
    elif how == 2:
        lines[at] = " " * dice.randint(1, 4) + line
    else:
        lines[at] = line.removeprefix("  ")
    return "".join(lines)


def _value(text: str, dice: Random) -> str:
    """What stands after a colon, a semicolon or a comma, replaced."""
    lines = text.splitlines() or [""]
    at = dice.randrange(len(lines))
    for sign in (": ", ";", ","):
        if sign in lines[at]:
            lines[at] = lines[at].rpartition(sign)[0] + sign + dice.choice(SIGNS)
            break
    return "\n".join([*lines, ""])


SLIPS: list[Callable[[str, Random], str]] = [
    _cut,
    _leave_out,
    _insert,
    _insert,
    _another_sign,
    _lines,
    _value,
    _value,
]
