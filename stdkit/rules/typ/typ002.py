from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.prose import prose, set_in_half_width
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Edit, Finding

_BRACKETS = pattern(r"[()（）]")


@rule(
    "TYP002",
    clause="9.4.1",
    severity="warning",
    confidence="heuristic",
    question="这个括号是中文里的括号，还是公式、型号、代号的一部分？",
)
def brackets(doc: Document) -> Iterator[Finding]:
    """括号全半角混用或不成对

    括起汉字的括号用全角；一对括号两半一样宽，有开有合。公式、单位、型号、列项编号里的半角括号不查。

    ```bad
    外观⟦(⟧见5.2）应均匀。
    ```
    ```bad
    a) 羊毛（细羊毛应均匀⟦⟧；

    b) 羊绒⟦(⟧山羊绒)。
    ```
    ```good
    羊毛（细羊毛）的密度为5 kg/(m·s)，函数f(x)，见公式(3)。
    ```
    ```good
    a）羊毛应均匀；

    分为两类：1）细羊毛，2）粗羊毛。
    ```
    """
    if doc.format == "pdf" and set_in_half_width(doc):
        return
    for block in prose(doc):
        text = block.text
        if not _BRACKETS.search(text):
            continue
        stack: list[int] = []
        for match in _BRACKETS.finditer(text):
            at = match.start()
            if match[0] in "(（":
                stack.append(at)
            elif stack:
                opened = stack.pop()
                inside = text[opened + 1 : at]
                if (text[opened] == "(") != (match[0] == ")"):
                    half = opened if text[opened] == "(" else at
                    yield finding(block.span(half, half + 1), "一对括号应同为全角")
                elif match[0] == ")" and re.search(r"[\u4e00-\u9fff]", inside) and not stack:
                    closing = Edit(block.span(at, at + 1), "）", reason="括号成对修改")
                    yield finding(
                        block.span(opened, opened + 1), "括起汉字的括号应用全角“（）”", fix="（", edits=[closing]
                    )
        if len(stack) == 1 and text.count("（") == text.count("）") + 1 and "\n" not in text and text[stack[0]] == "（":
            stop = len(text.rstrip("。；，;,. "))
            yield finding(block.span(stop, stop), "“（”没有对应的“）”")
