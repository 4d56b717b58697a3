from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.terms import terms
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_PROPER = pattern(
    r"[A-Z]{2}|[A-Z]\d|\d[A-Z]|[a-z][A-Z]|^[A-Z]$|^[A-Z][-./]|^(?!An$|As$|At$|By$|In$|Of$|On$|Or$|To$)[A-Z][a-z]$"
)
"""Abbreviations, symbols, chemical elements."""
_NAMES = {
    "Brinell",
    "Rockwell",
    "Vickers",
    "Internet",
    "Ethernet",
    "Chinese",
    "China",
    "Mongolian",
    "Mongolia",
    "Celsius",
    "Kjeldahl",
    "Gram",
    "Petri",
    "Soxhlet",
    "Angus",
    "Web",
    "Newton",
    "Fourier",
    "Gaussian",
    "Markov",
    "English",
    "European",
    "American",
    "Tibetan",
    "Bluetooth",
    "Unicode",
    "Java",
}


@rule(
    "TRM006",
    clause="10.3.5",
    severity="info",
    confidence="heuristic",
    question="这个英文对应词是专有名词（保留大写）吗？",
)
def form_of_english_equivalent(doc: Document) -> Iterator[Finding]:
    """英文对应词的大小写、冠词不符

    英文对应词按词典的形式写：小写，不带冠词，末尾不加标点。首字母大写会被当成专有名词。

    ```bad
    # 3 术语和定义
    ## 3.1
    检查井盖　⟦Manhole Cover⟧

    盖住井口的构件。
    ```
    ```fixed
    # 3 术语和定义
    ## 3.1
    检查井盖　manhole cover

    盖住井口的构件。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    检查井盖　⟦the manhole cover⟧

    盖住井口的构件。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    检查井盖　manhole cover

    盖住井口的构件。
    ## 3.2
    布氏硬度　Brinell hardness; HB

    用布氏法测得的硬度。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    氢离子浓度指数　pH value

    氢离子活度的负对数。
    ## 3.2
    脱氧核糖核酸　deoxyribonucleic acid; DNA

    遗传物质。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    互联网　Internet

    连接各网络的网络。
    ## 3.2
    钙离子　Ca ion

    带两个正电荷的钙。
    ```
    """
    for term in terms(doc):
        english = re.search(r"[A-Za-z][A-Za-z0-9 ,;；()'’/\-]*[A-Za-z0-9)]", term.entry.text)
        if english is None or not re.search(r"[㐀-鿿]", term.entry.text[: english.start()]):
            continue
        text = english[0]
        span = term.entry.span(*english.span())
        words = re.findall(r"[A-Za-z][A-Za-z0-9'’-]*", text)
        if words[0].lower() in ("the", "a", "an") and len(words) > 1 and words[0] != "A":
            fix = text[len(words[0]) :].lstrip()
            yield finding(span, f"英文对应词“{text}”不带冠词", fix=fix)
            continue
        # 缩略语展开的各词首字母大写也不必；只报没有别的大写理由的词。
        plain = [word for word in words if word[0].isupper() and not _PROPER.search(word) and word not in _NAMES]
        if plain and words[0] in plain:
            fix = _lowered(text, set(plain))
            yield finding(span, f"英文对应词“{text}”不是专有名词时用小写", fix=fix)


def _lowered(text: str, words: set[str]) -> str:
    return re.sub(r"[A-Za-z][A-Za-z0-9'’-]*", lambda match: match[0].lower() if match[0] in words else match[0], text)
