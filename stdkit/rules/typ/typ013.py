from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.prose import prose_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_O = pattern(r"(?<=\d)[Oo](?=\d)|(?<=\d)[lI](?=\d)|(?:(?<=GB/T )|(?<=GB ))[Ol]\d")
_CYRILLIC = pattern(r"[\u0400-\u04ff]")


@rule(
    "TYP013",
    clause="9.4.1",
    severity="info",
    confidence="heuristic",
    question="此处应是数字还是字母，是拉丁字母还是别的字母？",
)
def look_alikes(doc: Document) -> Iterator[Finding]:
    """形近的字符混用

    数字0与字母O、数字1与字母l，拉丁字母与西里尔字母，看上去一样，检索不到。多见于扫描识别和拷贝的文字。

    ```bad
    应符合GB/T 5⟦O⟧89的规定。
    ```
    ```bad
    表1　指标

    | 项目 | 值 |
    |---|---|
    | ⟦а⟧值 | 约2⟦l⟧5 |
    ```
    ```good
    应符合GB/T 5089的规定，试剂为H2O2，内存为1O级，地址0x1F。
    ```
    ```good
    溶液的浓度为10 μg/L，电阻为5 Ω。
    ```
    """
    for block in prose_for(doc, _O, _CYRILLIC):
        text = block.text
        for match in block.find(_O):
            if re.search(r"[A-Za-z]", text[max(0, match.start() - 2) : match.start()]):
                continue
            yield finding(
                block.span(*match.span()),
                f"疑字符混淆：“{text[max(0, match.start() - 2) : match.end() + 2]}”中的“{match[0]}”",
            )
        if not text.isascii():
            for match in block.find(_CYRILLIC):
                yield finding(block.span(*match.span()), f"“{match[0]}”是西里尔字母，核对是否应为拉丁字母")
