"""The order of words by 汉语拼音, as far as it is certain. GB/T 1.1—2020, 8.14 (index) and 8.7.3.1 (terms).

A character read in two ways (行, 重) counts with each of them, and a character whose reading is not known decides nothing: what is
said to be out of order is so however it is read, by syllables or letter by letter.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from stdkit.facts.wordtables import load_words


@cache
def _table() -> tuple[list[bytes], list[str], dict[str, frozenset[str]]]:
    """Where the syllables begin in GB/T 2312, those syllables, and the further readings."""
    data = load_words("pinyin")
    pairs = [(token[-1].encode("gb2312"), token[:-1]) for token in data["syllables"].split()]
    also: dict[str, set[str]] = {}
    for token in data["also"].split():
        syllable = "".join(char for char in token if char.isascii())
        for char in token[len(syllable) :]:
            also.setdefault(char, set()).add(syllable)
    return [start for start, _ in pairs], [said for _, said in pairs], {c: frozenset(s) for c, s in also.items()}


_LAST = "座".encode("gb2312")
"""The last character of the first level; those after it stand in the order of their radicals."""


def readings(char: str) -> frozenset[str]:
    """The syllables ``char`` may be read as, without tones, ü as u; empty for what is not on the first level of GB/T 2312."""
    try:
        code = char.encode("gb2312")
    except UnicodeEncodeError:
        return frozenset()
    starts, syllables, also = _table()
    if len(code) != 2 or not starts[0] <= code <= _LAST:
        return frozenset()
    return also.get(char, frozenset()) | {syllables[bisect_right(starts, code) - 1]}


def initials(text: str) -> frozenset[str]:
    """The capital letters a word may stand under; empty where that is not known."""
    return frozenset(syllable[0].upper() for syllable in readings(text[:1]))


def out_of_order(first: str, second: str) -> bool:
    """Whether ``second`` belongs before ``first`` for certain."""
    for one, other in zip(first, second, strict=False):
        if one == other:
            continue
        ahead, behind = readings(one), readings(other)
        return bool(ahead and behind) and all(
            late < early and not early.startswith(late) for early in ahead for late in behind
        )
    return len(second) < len(first)
