from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.citations import citations
from stdkit.facts.listed import normative_list, same
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)


@rule(
    "REF033",
    clause="8.3 a)",
    severity="info",
    confidence="heuristic",
    question="正文里有条款要靠 GB/T 1.1 执行吗？",
    whole=True,
)
def drafting_rules_listed(doc: Document) -> Iterator[Finding]:
    """GB/T 1.1列入了规范性引用文件

    GB/T 1.1是起草的依据，写在前言里就够了；文件的使用者不必用它。正文里没有引用而列进清单，就多出一个无用的条目。

    ```bad
    # 前言
    本文件按照GB/T 1.1—2020的规定起草。
    # 2 规范性引用文件
    ⟦GB/T 1.1—2020　标准化工作导则　第1部分：标准化文件的结构和起草规则⟧
    # 5 要求
    羊毛应干燥。
    ```
    ```bad
    # 2 规范性引用文件
    ⟦GB/T 1.1　标准化工作导则　第1部分：标准化文件的结构和起草规则⟧
    ```
    ```good
    # 2 规范性引用文件
    GB/T 1.1—2020　标准化工作导则　第1部分：标准化文件的结构和起草规则
    # 5 编写
    文件的起草应符合GB/T 1.1—2020的规定。
    ```
    ```good
    # 前言
    本文件按照GB/T 1.1—2020的规定起草。
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    ```
    """
    for listed in normative_list(doc):
        if listed.number is None or listed.number.key != "GB/T 1.1":
            continue
        used = [c for c in citations(doc) if same(c.number, listed.number) and c.why != "前言、引言等资料性要素"]
        if not used:
            yield finding(listed.span, "GB/T 1.1只是起草依据，正文没有引用，不必列入")
