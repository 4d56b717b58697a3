"""The order by Pinyin: certain where it is said, silent where a character may be read in two ways or is not known."""

from __future__ import annotations

import pytest

from stdkit.facts.pinyin import initials, out_of_order, readings


@pytest.mark.parametrize(
    ("char", "said"),
    [
        ("安", {"an"}),
        ("座", {"zuo"}),
        ("女", {"nu"}),
        ("略", {"lue"}),
        ("行", {"xing", "hang", "heng"}),
        ("熵", set()),
        ("a", set()),
    ],
)
def test_readings(char: str, said: set[str]) -> None:
    assert readings(char) == said


def test_every_character_of_the_first_level_has_a_reading() -> None:
    rows = (bytes([row, cell]) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    chars = [code.decode("gb2312") for code in rows if code <= "座".encode("gb2312")]
    assert len(chars) == 3755
    assert all(readings(char) for char in chars)
    assert len({syllable for char in chars for syllable in readings(char)}) > 390


@pytest.mark.parametrize(
    ("first", "second"), [("必备要素", "包装"), ("羊毛条", "羊毛"), ("长度", "安全"), ("包装箱", "包装袋")]
)
def test_out_of_order(first: str, second: str) -> None:
    assert out_of_order(first, second)
    assert not out_of_order(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("现场", "西安"),  # letter by letter xian comes behind xi a
        ("行业", "焊接"),  # xing and hang
        ("熵", "安全"),  # not on the first level
        ("是否", "时间"),  # one syllable, two tones
        ("羊毛", "羊毛"),
    ],
)
def test_not_certain(first: str, second: str) -> None:
    assert not out_of_order(first, second)


def test_initials() -> None:
    assert initials("长度") == {"C", "Z"}
    assert initials("IC卡") == frozenset()
