"""A text cut into words, numbers, units and codes: what a comparison may part and what it may not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from stdkit.facts.codes import numbers
from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import UNIT
from stdkit.facts.wordtables import load_words, word_table

_SIMPLE = pattern(
    r"\s+|(?:(?<![\w)）.])[-−+±])?\d+(?:\.\d+)*|[０-９]+(?:[．.][０-９]+)*"
    rf"|(?<=[\d０-９]){UNIT}|(?<=\d\s){UNIT}|[A-Za-zＡ-Ｚａ-ｚ_][A-Za-z0-9Ａ-Ｚａ-ｚ０-９_]*(?:-[A-Za-z0-9]+)*|[㐀-鿿]+|.",
    re.DOTALL,
)
_YEAR = pattern(r"\s?[-‐-―−－﹣─━:：]{1,2}\s?(?:\d{2,4}(?:-\d\d)?|[XxＸ×]{4})$")
_LONGEST = 6
_OF_STANDARDS = """
    不大于 不小于 不高于 不低于 不超过 不多于 不少于 大于 小于 高于 低于 超过 至少 至多 最大 最小 以上 以下 以内
    本文件 本标准 本部分 规定 要求 方法 设备 产品 试验 检验 标准 附录 规范性 资料性 强制性 推荐性 技术 条件 温度 湿度
"""


@cache
def _lexicon() -> frozenset[str]:
    """Words of standards, of two characters and more, by which Chinese text is parted."""
    found = set(load_words("verbs")["verbs"].split())
    found.update(word for word in word_table().provisions if len(word) > 1)
    found.update(_OF_STANDARDS.split())
    return frozenset(word for word in found if 2 <= len(word) <= _LONGEST)


def words(text: str, known: Iterable[str] = ()) -> list[str]:
    """The words of ``text`` in their order; joined they are ``text``.

    A number is one word, a unit behind a number is one, so is a code (「GB/T 191」) and its year (「—2008」), a word in Latin letters
    and a run of blanks. Chinese text is parted by the words that standards use and by those ``known`` (terms); else each character
    is a word.
    """
    lexicon = _lexicon().union(known) if known else _lexicon()
    found: list[str] = []
    at = 0
    for number in numbers(text):
        found += _plain(text[at : number.start], lexicon)
        raw = text[number.start : number.end]
        year = _YEAR.search(raw)
        found += [raw[: year.start()], raw[year.start() :]] if year else [raw]
        at = number.end
    found += _plain(text[at:], lexicon)
    return [word for word in found if word]


def _plain(text: str, lexicon: frozenset[str]) -> list[str]:
    found: list[str] = []
    for match in _SIMPLE.finditer(text):
        word = match.group()
        if "㐀" <= word[0] <= "鿿":
            found += _chinese(word, lexicon)
        else:
            found.append(word)
    return found


def _chinese(text: str, lexicon: frozenset[str]) -> list[str]:
    found: list[str] = []
    at = 0
    while at < len(text):
        length = next(
            (size for size in range(min(_LONGEST, len(text) - at), 1, -1) if text[at : at + size] in lexicon), 1
        )
        found.append(text[at : at + length])
        at += length
    return found
