from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.captions import tables
from stdkit.facts.citations import citations
from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding

_MENTION = pattern(
    r"(?:(?<=见)|(?<=按)|(?<=按照)|(?<=如)|(?<=符合)|(?<=（)|(?<=\())"
    r"(?P<number>表\s?\d+[-–—.．]\d+(?![\d.．]|\s?[～~])|表[一二三四五六七八九十]+(?=所示|中|给出|的规定|[，。；、）)\s]|$)|附表\s?\d+)"
)


@rule("TAB002", clause="9.8.2.1", severity="error")
def table_number_form(doc: Document) -> Iterator[Finding]:
    """表按章编号或编号形式不符

    正文的表只用阿拉伯数字从头到尾连续编号，写“表1”“表2”。按章编成“表2-1”，增删一章全部表号都要改，还容易同附录的表混淆。

    ```bad
    限值应符合⟦表2-1⟧的规定，偏差见⟦表三⟧。
    ```
    ```bad
    偏差应符合第5章。

    表5.1　⟦偏差⟧

    | 项目 | 偏差 |
    |---|---|
    | 长度 | 1 |
    ```
    ```good
    限值应符合表1和表A.1的规定，见表1～表3。
    ```
    ```good
    抽样数量能代表一批产品，现场有仪表三只，另列表一览。
    ```
    ```good
    限值见GB/T 321—2005中表2-1。
    ```
    ```bad
    # 5 要求
    按⟦表3.2⟧取样，按照⟦表五⟧的规定，如⟦表一⟧所示，（⟦附表2⟧）给出了数据，符合⟦表十⟧中的限值，见⟦表1—2⟧。

    a) 含硫量见⟦表四⟧；
    ```
    """
    wrong = re.compile(r"表\s?(?:\d+[-–—.]\d+|[一二三四五六七八九十]+)|附表")
    for thing in tables(doc):
        if thing.label and wrong.match(thing.label):
            yield finding(thing.block.span(), f"表编号“{thing.label}”应改为“表n”，全文连续编号")
    for block, match in _mentions(doc):
        yield finding(block.span(*match.span("number")), f"表编号“{match['number']}”应改为“表n”，全文连续编号")


def _mentions(doc: Document) -> Iterator[tuple[Block, re.Match[str]]]:
    cited = {c.content_span for c in citations(doc) if c.content_span is not None}
    for block in blocks_for(doc, _MENTION):
        for match in block.find(_MENTION):
            near = block.text[max(0, match.start() - 20) : match.start()]
            inside = any(span.block == block.id and span.start <= match.start("number") < span.end for span in cited)
            if not inside and not re.search(r"(?:GB|ISO|IEC|[A-Z]{2}/T)[^，。；]*$", near):
                yield block, match
