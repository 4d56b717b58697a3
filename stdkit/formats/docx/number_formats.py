"""A number written in one of Word's number formats (ECMA-376, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_MOST: Final = 32767
"""Word counts no further; a letter repeated a thousand million times would be the end of the memory."""
_DIGITS: Final = "零一二三四五六七八九"
_LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL: Final = "零壹貳參肆伍陸柒捌玖"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_SMALL_UNITS: Final = ("", "十", "百", "千")
_LEGAL_UNITS: Final = ("", "拾", "佰", "仟")
_BIG_UNITS: Final = ("", "万", "亿", "兆")
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ORDINAL_WORDS: Final = (
    "Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth",
    "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth", "Twentieth",
)  # fmt: skip
_CARDINAL_WORDS: Final = (
    "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen", "Fourteen",
    "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen", "Twenty",
)  # fmt: skip


def format_number(value: int, number_format: str, custom: str = "") -> str:
    """``value`` as Word prints it in ``number_format``; "" for ``none`` and ``bullet``.

    ``custom`` is the pattern of a ``custom`` format (「001, 002, 003, ...」). Formats we do not know are printed as decimal, as
    Word does for values out of a format's range.
    """
    if number_format == "custom":
        return _custom(value, custom)
    if number_format in ("none", "bullet"):
        return ""
    if value < 0:
        return str(value)
    write = _FORMATS.get(number_format)
    return write(value) if write is not None else str(value)


def letters(value: int) -> str:
    """a … z, aa, bb …: Word repeats the letter, it does not count in 26s."""
    if value < 1:
        return ""
    if value > _MOST:
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def roman(value: int) -> str:
    """Upper-case Roman; "" for 0, decimal above 32,767, which Word does not count to either."""
    if value > _MOST:
        return str(value)
    written = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        written += sign * times
    return written


def counting(value: int, digits: str = _DIGITS, units: tuple[str, ...] = _SMALL_UNITS, *, bare_ten: bool = True) -> str:
    """Chinese counting with units: 十二, 一百零三, 一万二千. ``bare_ten``: 十二 rather than 一十二."""
    if value == 0:
        return digits[0]
    written = ""
    zero_due = False
    for place in range(len(_BIG_UNITS) - 1, -1, -1):
        group = value // 10_000**place % 10_000
        if group == 0:
            zero_due = bool(written)
            continue
        if written and (zero_due or group < 1000):
            written += digits[0]
        written += _group(group, digits, units) + _BIG_UNITS[place]
        zero_due = False
    ten = digits[1] + units[1]
    return written[1:] if bare_ten and written.startswith(ten) else written


def _group(value: int, digits: str, units: tuple[str, ...]) -> str:
    written = ""
    zero_due = False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit == 0:
            zero_due = bool(written)
            continue
        written += (digits[0] if zero_due else "") + digits[digit] + units[place]
        zero_due = False
    return written


def _by_digit(value: int, digits: str) -> str:
    return "".join(digits[int(digit)] for digit in str(value))


def _cycle(value: int, signs: str) -> str:
    return signs[(value - 1) % len(signs)] if value >= 1 else ""


def _limited(first: str, count: int) -> Callable[[int], str]:
    """Signs that stand in a row in Unicode; decimal beyond their end."""
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= count else str(value)


def _sexagenary(value: int) -> str:
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12] if value >= 1 else ""


def _traditional(value: int) -> str:
    return _STEMS[value - 1] if 1 <= value <= 10 else str(value)


def _zodiac(value: int) -> str:
    return _BRANCHES[value - 1] if 1 <= value <= 12 else str(value)


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _words(table: tuple[str, ...]) -> Callable[[int], str]:
    return lambda value: table[value] if value < len(table) else str(value)


def _fullwidth(value: int) -> str:
    return str(value).translate({ord(str(digit)): chr(ord("０") + digit) for digit in range(10)})


def _zero_padded(width: int) -> Callable[[int], str]:
    return lambda value: str(value).zfill(width)


def _custom(value: int, pattern: str) -> str:
    first = re.split(r"[,，]", pattern)[0].strip()
    if re.fullmatch(r"0*1", first):
        return str(value).zfill(len(first))
    return str(value)


def _chinese_counting(value: int) -> str:
    """「chineseCounting」: units up to 99, digit by digit from 100 on."""
    return counting(value) if value < 100 else _by_digit(value, "○" + _DIGITS[1:])


def _counting_thousand(value: int) -> str:
    return counting(value, "○" + _DIGITS[1:]) if value == 0 else counting(value)


_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": _zero_padded(2),
    "decimalHalfWidth": str,
    "decimalFullWidth": _fullwidth,
    "decimalFullWidth2": _fullwidth,
    "lowerLetter": letters,
    "upperLetter": lambda value: letters(value).upper(),
    "lowerRoman": lambda value: roman(value).lower(),
    "upperRoman": roman,
    "chineseCounting": _chinese_counting,
    "chineseCountingThousand": _counting_thousand,
    "chineseLegalSimplified": lambda value: counting(value, _LEGAL, _LEGAL_UNITS, bare_ten=False),
    "ideographDigital": lambda value: _by_digit(value, "〇" + _DIGITS[1:]),
    "japaneseDigitalTenThousand": lambda value: _by_digit(value, "〇" + _DIGITS[1:]),
    "japaneseCounting": counting,
    "japaneseLegal": lambda value: counting(value, _LEGAL_TRADITIONAL, _LEGAL_UNITS, bare_ten=False),
    "taiwaneseCounting": _chinese_counting,
    "taiwaneseCountingThousand": counting,
    "taiwaneseDigital": lambda value: _by_digit(value, "○" + _DIGITS[1:]),
    "ideographTraditional": _traditional,
    "ideographZodiac": _zodiac,
    "ideographZodiacTraditional": _sexagenary,
    "ideographLegalTraditional": lambda value: counting(value, _LEGAL_TRADITIONAL, _LEGAL_UNITS, bare_ten=False),
    "ideographEnclosedCircle": _limited("㊀", 10),
    "decimalEnclosedCircle": _limited("①", 20),
    "decimalEnclosedCircleChinese": _limited("①", 10),
    "decimalEnclosedParen": _limited("⑴", 20),
    "decimalEnclosedFullstop": _limited("⒈", 20),
    "numberInDash": lambda value: f"- {value} -",
    "ordinal": _ordinal,
    "ordinalText": _words(_ORDINAL_WORDS),
    "cardinalText": _words(_CARDINAL_WORDS),
    "hex": lambda value: f"{value:X}",
    "russianLower": lambda value: _cycle(value, "абвгдежзиклмнопрстуфхцчшщыэюя"),
    "russianUpper": lambda value: _cycle(value, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"),
    "aiueoFullWidth": lambda value: _cycle(
        value, "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
    ),
    "chicago": lambda value: "*†‡§"[(value - 1) % 4] * ((value - 1) // 4 + 1) if 1 <= value <= _MOST else "",
}
