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


@pytest.mark.parametrize(
    ("number_format", "printed"),
    [
        ("chineseCounting", {0: "零", 10: "十", 11: "十一", 99: "九十九", 100: "一○○", 120: "一二○"}),
        ("taiwaneseCounting", {99: "九十九", 100: "一○○"}),
        ("chineseCountingThousand", {
            0: "○", 10: "十", 19: "十九", 100: "一百", 101: "一百零一", 111: "一百一十一", 1000: "一千", 1001: "一千零一", 1010: "一千零一十",
            1100: "一千一百", 10000: "一万", 10001: "一万零一", 10010: "一万零一十", 10500: "一万零五百", 11000: "一万一千", 100000: "十万",
            100001: "十万零一", 1000000: "一百万", 10000000: "一千万", 100000000: "一亿", 100000001: "一亿零一", 100010000: "一亿零一万",
            123456789: "一亿二千三百四十五万六千七百八十九", 1000000000000: "一兆",
        }),
        ("japaneseCounting", {0: "零", 12: "十二", 110: "一百一十"}),
        ("chineseLegalSimplified", {0: "零", 10: "壹拾", 12: "壹拾贰", 100: "壹佰", 1003: "壹仟零叁"}),
        ("japaneseLegal", {10: "壹拾", 23: "貳拾參"}),
        ("ideographLegalTraditional", {16: "壹拾陸"}),
        ("ideographDigital", {0: "〇", 10: "一〇"}),
        ("japaneseDigitalTenThousand", {10: "一〇"}),
        ("taiwaneseDigital", {10: "一○"}),
        ("ideographTraditional", {0: "0", 1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {0: "0", 1: "子", 12: "亥", 13: "13"}),
        ("ideographZodiacTraditional", {0: "", 1: "甲子", 11: "甲戌", 13: "丙子", 61: "甲子"}),
        ("ideographEnclosedCircle", {0: "0", 1: "㊀", 10: "㊉", 11: "11"}),
        ("decimalEnclosedCircle", {0: "0", 1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {10: "⑩", 11: "11"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇", 21: "21"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛", 21: "21"}),
        ("lowerLetter", {0: "", 1: "a", 26: "z", 52: "zz", 32768: "32768"}),
        ("upperRoman", {
            0: "", 1: "I", 4: "IV", 5: "V", 9: "IX", 10: "X", 40: "XL", 50: "L", 90: "XC", 100: "C", 400: "CD", 500: "D", 900: "CM",
            1000: "M", 3888: "MMMDCCCLXXXVIII", 32768: "32768",
        }),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 10: "10th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 111: "111th", 122: "122nd"}),
        ("ordinalText", {0: "Zeroth", 1: "First", 20: "Twentieth", 21: "21"}),
        ("cardinalText", {0: "Zero", 12: "Twelve", 20: "Twenty", 21: "21"}),
        ("decimalFullWidth", {0: "０", 90: "９０"}),
        ("decimalFullWidth2", {19: "１９"}),
        ("decimalHalfWidth", {19: "19"}),
        ("decimalZero", {0: "00", 9: "09", 100: "100"}),
        ("hex", {10: "A", 16: "10"}),
        ("russianLower", {0: "", 1: "а", 2: "б", 29: "я", 30: "а"}),
        ("russianUpper", {1: "А"}),
        ("aiueoFullWidth", {1: "ア", 46: "ン", 47: "ア"}),
        ("chicago", {0: "", 1: "*", 2: "†", 4: "§", 5: "**", 8: "§§", 9: "***", 32768: ""}),
        ("decimal", {-3: "-3", 0: "0"}),
        ("upperRomanX", {-3: "-3"}),
    ],
)  # fmt: skip
def test_every_format_at_its_edges(number_format: str, printed: dict[int, str]) -> None:
    assert {value: format_number(value, number_format) for value in printed} == printed


def test_the_highest_number_word_counts_to() -> None:
    assert len(format_number(32767, "lowerLetter")) == 32766 // 26 + 1
    assert format_number(32767, "upperRoman").startswith("M" * 32)
    assert len(format_number(32767, "chicago")) == 32766 // 4 + 1


@pytest.mark.parametrize(
    ("pattern", "value", "printed"),
    [
        ("01，02", 7, "07"),
        ("1, 2", 7, "7"),
        (" 001 ,002", 12, "012"),
        ("002, 003", 7, "7"),
        ("A001", 7, "7"),
        ("0a1", 7, "7"),
    ],
)
def test_custom_formats_of_other_shapes(pattern: str, value: int, printed: str) -> None:
    assert format_number(value, "custom", pattern) == printed
