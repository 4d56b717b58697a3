from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_TYPED = pattern(r"(?:[（(]\d{1,2}[)）]|[①-⑳]|\d{1,2}[、)）]|第[一二三四五]，)(?=\s*\S)")


@rule(
    "HDG012",
    clause="7.4",
    severity="warning",
    confidence="heuristic",
    question="行首的编号是给段编的号，还是属于正文的文字（如引用、型号）？",
)
def numbered_paragraph(doc: Document) -> Iterator[Finding]:
    """段被人工编号

    段不编号。需要引用的内容分成条，并列的内容写成列项（a）、b））。

    ```bad
    # 5 要求
    羊毛应符合下列规定。

    ⟦第一，⟧干燥。

    ⟦第二，⟧均匀。
    ```
    ```bad
    # 附录A（资料性）取样
    ⟦第一，⟧开包。

    ⟦第二，⟧取样。
    ```
    ```good
    # 5 要求
    羊毛应符合下列规定：
    a) 干燥；

    b) 均匀。
    ```
    ```good
    # 5 计算
    2,4-二氯苯氧乙酸的用量见表1。

    第一批样品应保存，结果见（1）。
    ```
    """
    for element in doc.elements:
        if element.kind not in ("core", "annex"):
            continue
        for content in (element.content, *(clause.content for clause in element.walk())):
            for block in content:
                if block.kind == "paragraph" and not block.label and (match := _TYPED.match(block.text)) is not None:
                    yield finding(block.span(*match.span()), f"段不编号，“{match[0]}”改为列项编号或条号")
