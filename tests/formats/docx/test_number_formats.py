"""Numbers as Word prints them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdkit.formats.docx.number_formats import format_number


@pytest.mark.parametrize(
    ("number_format", "value", "printed"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("decimalZero", 12, "12"),
        ("decimalFullWidth", 12, "１２"),
        ("lowerLetter", 1, "a"),
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 27, "aa"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 53, "AAA"),
        ("lowerRoman", 4, "iv"),
        ("upperRoman", 1999, "MCMXCIX"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCountingThousand", 103, "一百零三"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 12000, "一万二千"),
        ("chineseLegalSimplified", 15, "壹拾伍"),
        ("chineseLegalSimplified", 205, "贰佰零伍"),
        ("ideographDigital", 2020, "二〇二〇"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 1, "甲子"),
        ("ideographZodiacTraditional", 60, "癸亥"),
        ("ideographEnclosedCircle", 2, "㊁"),
        ("decimalEnclosedCircle", 10, "⑩"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedCircleChinese", 10, "⑩"),
        ("decimalEnclosedCircleChinese", 11, "11"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalEnclosedFullstop", 3, "⒊"),
        ("japaneseCounting", 11, "十一"),
        ("taiwaneseCountingThousand", 11, "十一"),
        ("numberInDash", 3, "- 3 -"),
        ("ordinal", 1, "1st"),
        ("ordinal", 12, "12th"),
        ("ordinal", 22, "22nd"),
        ("cardinalText", 3, "Three"),
        ("hex", 255, "FF"),
        ("none", 5, ""),
        ("bullet", 5, ""),
        ("somethingNew", 5, "5"),
    ],
)
def test_known_formats(number_format: str, value: int, printed: str) -> None:
    assert format_number(value, number_format) == printed


@pytest.mark.parametrize(
    ("pattern", "value", "printed"),
    [("001, 002, 003, ...", 7, "007"), ("0001, 0002, ...", 12345, "12345"), ("", 3, "3")],
)
def test_custom_formats_pad_with_zeros(pattern: str, value: int, printed: str) -> None:
    assert format_number(value, "custom", pattern) == printed


_DIGITS = {sign: at for at, sign in enumerate("零一二三四五六七八九")}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_BIG = {"万": 10**4, "亿": 10**8}


def value_of(counted: str) -> int:
    """Chinese counting read back."""
    total = group = digit = 0
    for sign in counted:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            group += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            total += (group + digit) * _BIG[sign]
            group = digit = 0
    return total + group + digit


@given(st.integers(min_value=1, max_value=10**11))
def test_chinese_counting_can_be_read_back(value: int) -> None:
    assert value_of(format_number(value, "chineseCountingThousand")) == value


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@given(st.integers(min_value=1, max_value=5000))
def test_roman_numerals_can_be_read_back(value: int) -> None:
    worths = [_ROMAN[sign] for sign in format_number(value, "upperRoman")]
    nexts = [*worths[1:], 0]
    assert sum(-worth if worth < after else worth for worth, after in zip(worths, nexts, strict=True)) == value


@given(st.integers(min_value=1, max_value=700))
def test_letters_repeat_one_letter(value: int) -> None:
    printed = format_number(value, "lowerLetter")
    assert len(set(printed)) == 1
    assert (len(printed) - 1) * 26 + ord(printed[0]) - ord("a") + 1 == value


@given(
    st.integers(min_value=-3, max_value=10**6),
    st.sampled_from(["decimal", "lowerRoman", "chineseCounting", "decimalEnclosedCircle", "lowerLetter"]),
)
def test_no_value_is_too_odd(value: int, number_format: str) -> None:
    assert isinstance(format_number(value, number_format), str)
