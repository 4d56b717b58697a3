from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stdkit.facts.patterns import pattern
from stdkit.facts.provisions import provisions_of
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)

_VAGUE = pattern(
    r"(?:必要时|适当时|适用时|视情况|特殊情况下?|有条件时|有条件的|根据需要|如有必要|需要时)(?P<between>[^。；（(]{0,8})$"
)


@rule(
    "MOD022",
    clause="9.4.2.4",
    severity="info",
    confidence="heuristic",
    question="什么时候算具备这个前提，文件里有写明的条件吗？",
)
def vague_precondition(doc: Document) -> Iterator[Finding]:
    """要求的前提条件含糊

    有前提的要求要写清楚前提是什么。“必要时应复检”，什么时候必要由各人自己定，要求就落空了。

    ```bad
    ⟦必要时⟧应复检。
    ```
    ```bad
    a) ⟦特殊情况下⟧，不应开机；

    b) 运行时应记录。
    ```
    ```good
    环境温度低于0 ℃时，应预热。必要时可复检，必要时宜复检。
    ```
    ```good
    必要时（出现争议、首次供货），应复检。
    ```
    """
    for provision in provisions_of(doc, "应", "不应", "必须", "须"):
        text = doc.block(provision.span.block).text
        vague = _VAGUE.search(text[: provision.span.start])
        if vague is not None:
            at = vague.start()
            end = provision.span.start - len(vague["between"])
            span = replace(provision.span, start=at, end=end)
            yield finding(span, f"前提“{text[at:end]}”不明确，写出是什么情况")
