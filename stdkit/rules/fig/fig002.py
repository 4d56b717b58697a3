from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.captions import figures
from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_MENTION = pattern(
    r"(?:(?<=见)|(?<=按)|(?<=按照)|(?<=如)|(?<=符合)|(?<=（)|(?<=\())"
    r"(?P<number>图\s?\d+[-–—.．]\d+(?![\d.．]|\s?[～~])|图[一二三四五六七八九十]+(?=所示|中|给出|[，。；、）)\s]|$)|附图\s?\d+)"
)


@rule("FIG002", clause="9.7.2.1", severity="error")
def figure_number_form(doc: Document) -> Iterator[Finding]:
    """图按章编号或编号形式不符

    正文的图只用阿拉伯数字从头到尾连续编号，写“图1”“图2”。按章编成“图2-1”，增删一章全部图号都要改。

    ```bad
    结构如⟦图2-1⟧所示，流程见⟦图三⟧。
    ```
    ```bad
    结构应符合设计。

    ![](a.png)

    图5.1　⟦结构⟧
    ```
    ```good
    结构如图1所示，流程见图A.1，见图1～图3。
    ```
    ```good
    结构应与设计图一致，该图一般按比例绘制。
    ```
    ```good
    结构见GB/T 321—2005中图2-1。
    ```
    ```bad
    # 5 结构
    装配见⟦图3.2⟧，按照⟦图五⟧，如⟦图一⟧所示，（⟦附图2⟧）给出了外形，符合⟦图1—2⟧的为合格。
    ```
    """
    wrong = re.compile(r"图\s?(?:\d+[-–—.]\d+|[一二三四五六七八九十]+)|附图|Fig")
    for thing in figures(doc):
        if thing.label and wrong.match(thing.label):
            yield finding(thing.block.span(), f"图编号“{thing.label}”应改为“图n”，全文连续编号")
    for block in blocks_for(doc, _MENTION):
        for match in block.find(_MENTION):
            near = block.text[max(0, match.start() - 20) : match.start()]
            if not re.search(r"(?:GB|ISO|IEC|[A-Z]{2}/T)[^，。；]*$", near):
                span = block.span(*match.span("number"))
                yield finding(span, f"图编号“{match['number']}”应改为“图n”，全文连续编号")
