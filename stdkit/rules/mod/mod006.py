from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stdkit.facts.provisions import provisions_of
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "MOD006",
    clause="9.1、表C.1",
    severity="warning",
    confidence="heuristic",
    question="此处是本文件的要求（应），还是引述法律法规的原文？",
)
def ought_as_requirement(doc: Document) -> Iterator[Finding]:
    """用“应当”“理应”表示要求

    “应当”是法律文本的用词，标准里的要求只用“应”。用词统一，检索和统计要求型条款时才不会遗漏。

    ```bad
    检验员⟦应当⟧持证上岗，⟦不应当⟧单独作业。
    ```
    ```fixed
    检验员应持证上岗，不应单独作业。
    ```
    ```bad
    表1　职责

    | 岗位 | 职责 |
    |---|---|
    | 检验员 | ⟦应当⟧签字 |
    ```
    ```bad
    企业⟦理应⟧公开检验的结果[^1]。

    [^1]: 检验机构⟦理应⟧独立。
    ```
    ```fixed
    企业应公开检验的结果[^1]。

    [^1]: 检验机构应独立。
    ```
    ```good
    检验员应持证上岗，污水处理应达标，管理应严格。
    ```
    ```good
    品种应适应当地气候，反应当量应记录，相应当事人应签字。
    ```
    ```good
    法律规定“应当公开”，检验员应该在场，缺陷应予以记录。
    ```
    """
    for provision in provisions_of(doc, "应当", "不应当", "应须", "须应"):
        to = "不应" if provision.reading.startswith("不") else "应"
        yield finding(provision.span, f"以“{to}”代替“{provision.reading}”", fix=to)
    for provision in provisions_of(doc, "应"):
        before = doc.block(provision.span.block).text[: provision.span.start]
        if "arguing" in provision.frames and before.endswith("理"):
            span = replace(provision.span, start=provision.span.start - 1)
            yield finding(span, "以“应”代替“理应”", fix="应")
