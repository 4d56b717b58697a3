"""Marks of fonts that give every sign a full square: full width where they stand in Chinese."""

from __future__ import annotations

import pytest

from stdkit.formats.pdf.chars import Char
from stdkit.formats.pdf.squares import widened


def _set(text: str, room: float = 0.55) -> list[Char]:
    """A line of size 10: Chinese signs fill squares, Latin ones have half of one, marks ``room``."""
    chars, x = [], 0.0
    for sign in text:
        wide = 10.0 if sign > "\u2e80" else 10 * room if sign in ",;:()" else 5.0
        ink = wide if sign > "\u2e80" else 2.0 if sign in ",;:()" else 5.0
        chars.append(Char(sign, x, 0.0, x + ink, 10.0, 8.5, 10.0, 0))
        x += wide
    return chars


def _read(text: str, room: float = 0.55) -> str:
    chars = _set(text, room)
    return "".join(char.text for char in widened(chars, {at for at, char in enumerate(chars) if char.text < "\u2e80"}))


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("样品,设备", "样品，设备"),
        ("见附录A,其中", "见附录A，其中"),
        ("如下:", "如下："),
        ("符合要求;", "符合要求；"),
        ("密钥(恢复)与", "密钥（恢复）与"),
        ("算法(SM2)的", "算法（SM2）的"),
        ("接口(Application)", "接口（Application）"),
        ("a,b", "a,b"),
        ("点(x,y)的", "点(x,y)的"),
        ("a)样品", "a)样品"),
        ("函数f(x)的", "函数f(x)的"),
        ("见式(1)", "见式(1)"),
        ("比值1:2", "比值1:2"),
    ],
)
def test_marks(printed: str, meant: str) -> None:
    assert _read(printed) == meant


def test_a_mark_with_the_room_of_a_latin_one_is_one() -> None:
    assert _read("样品,设备", 0.25) == "样品,设备"


def test_marks_of_other_fonts_stay() -> None:
    chars = _set("样品,设备")
    assert widened(chars, set()) == chars
