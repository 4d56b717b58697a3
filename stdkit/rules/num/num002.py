from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_DEGREE = pattern(r"(?<=\d)\s*(?P<wrong>°\s?C|˚\s?C|º\s?C|o\s?C(?![A-Za-z])|摄氏度|°Ｃ)")
_SPACED = pattern(r"(?<=\d)(?P<gap>[ \u00a0\u2002-\u200a\u202f\u3000]+)(?=[°′″](?!\s?[CＣ]))")


@rule("NUM002", clause="10.4.6", severity="info")
def degrees(doc: Document) -> Iterator[Finding]:
    """角度、温度的单位写法不符

    角度的“°、′、″”紧跟数值，摄氏度用一个符号“℃”。用小圆圈加字母 C 拼出来的“°C”检索不到，排版时还会断开。

    ```bad
    角度为17.25⟦ ⟧°，温度为25 ⟦°C⟧。
    ```
    ```fixed
    角度为17.25°，温度为25 ℃。
    ```
    ```bad
    表1　条件

    | 项目 | 条件 |
    |---|---|
    | 温度 | 25 ⟦摄氏度⟧ |
    ```
    ```good
    角度为17.25°，温度为25 ℃，温差为5 K。
    ```
    ```good
    30度角的斜面，每摄氏度的变化见表1。
    ```
    ```bad
    窑内温度为1200 ⟦摄氏度⟧，屋面坡度为30⟦ ⟧°。
    ```
    """
    for block in blocks_for(doc, _DEGREE, _SPACED):
        for match in block.find(_DEGREE):
            word = match["wrong"]
            if word == "摄氏度":
                yield finding(block.span(*match.span("wrong")), "数值之后用符号“℃”", fix="℃", safety="safe")
            else:
                yield finding(block.span(*match.span("wrong")), f"“{word}”写作“℃”", fix="℃", safety="safe")
        for match in block.find(_SPACED):
            yield finding(block.span(*match.span()), "平面角的单位符号与数值之间不空", fix="", safety="safe")
