"""How much like a Chinese standard the characters of a page read: whether a text layer is worth having.

Two kinds of layer are not: one whose fonts do not say which characters they show (the codes of other scripts come out), and one
that some scanner's software recognised badly. No dictionary is needed: the 3,755 characters of the first level of GB 2312 make up
nearly all of any real text, and hardly any of garbage.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

_MARKS = frozenset(
    "，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·～￥％×÷±≤≥≠≈∞∑√∫∈∅°′″℃‰μΩ→←↑↓■□●○◆◇▲△★☆§№　•–−‐‑―─│┌┐└┘├┤┬┴┼∶⋯〇"
)
_CHINESE = r"[^\W\d_\x00-\u04ff]"
"""A letter of no alphabet; a range of Chinese characters takes a millisecond to compile."""
_BROKEN = re.compile(
    rf"\d[OoIl]\d|{_CHINESE} {_CHINESE} {_CHINESE}|\d \. \d|[A-Za-z]\d?{_CHINESE}[A-Z\d]{_CHINESE}|〇[xX]"
)
_WORD = re.compile(r"[A-Za-z]{5,}")
_HEX = re.compile(r"[0-9A-Fa-f]+")
_VOWELS = frozenset("aeiouAEIOU")


def plausibility(text: str) -> float:
    """From 0 (garbage) to 1: the share of characters that belong in a standard, less what is oddly put together.

    ``text`` has a blank where one was typed. 0 for a text without letters or figures.
    """
    signs = Counter(text)
    solid = sum(count for char, count in signs.items() if not char.isspace())
    if not any(char.isalnum() for char in signs):
        return 0.0
    strange = sum(count for char, count in signs.items() if not char.isspace() and not _belongs(char))
    odd = sum(len(match[0]) for match in _BROKEN.finditer(text))
    return max(0.0, 1.0 - (strange + 0.5 * odd) / solid)


@cache
def _belongs(char: str) -> bool:
    if char.isascii() or char in _MARKS or "\uff01" <= char <= "\uff5e":
        return True
    if "Α" <= char <= "ω" or "①" <= char <= "⒛" or "Ⅰ" <= char <= "ⅿ":
        return True
    return is_common(char)


@cache
def is_common(char: str) -> bool:
    """Whether a character is one of the 3,755 most used (GB 2312, level 1)."""
    try:
        code = char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7


def chinese_share(signs: Iterable[str]) -> float:
    """The share of common Chinese characters."""
    solid = {sign: count for sign, count in Counter(signs).items() if not sign.isspace()}
    return sum(count for sign, count in solid.items() if is_common(sign)) / max(sum(solid.values()), 1)


def reads_as_english(text: str) -> bool:
    """Whether a text without Chinese is text all the same: Latin letters and figures, with the vowels words have, or code."""
    letters = [char for char in text if char.isascii() and char.isalpha()]
    figures = sum(1 for char in text if char.isascii() and char.isdigit())
    strange = sum(1 for char in text if not char.isspace() and not _belongs(char))
    if strange > 0.1 * (len(letters) + figures):
        return False
    words = [word for word in _WORD.findall(text) if not _HEX.fullmatch(word)]
    spoken = sum(len(word) for word in words)
    return len(words) < 10 or sum(1 for word in words for char in word if char in _VOWELS) > 0.2 * spoken
