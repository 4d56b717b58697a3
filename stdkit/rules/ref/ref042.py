from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.constraints import external_constraints
from stdkit.facts.natures import clear_provisions
from stdkit.facts.provisions import Provision
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding

_OWN = ("应", "不应", "宜", "不宜", "可", "不必")


@rule(
    "REF042",
    clause="9.5.4.2.2",
    severity="info",
    confidence="heuristic",
    question="这一句是法律法规已有的约束，还是本文件的规定？",
)
def constraint_beside_provision(doc: Document) -> Iterator[Finding]:
    """外部约束与文件的条款没有分条表述

    法律法规的约束和文件自己的规定，效力来自不同的地方，宜分成两条：一条说文件的规定，一条说依据什么法律必须怎样。

    ```bad
    ## 5.3 护目用具
    焊接时应戴护目用具。依据《中华人民共和国安全生产法》的规定，护目用具⟦必须⟧检验合格。
    ```
    ```bad
    操作人员按下列规定作业：

    a) 作业前应检查设备；依据特种设备法律的规定，设备⟦必须⟧登记；

    b) 作业后应清理现场。
    ```
    ```good
    ## 5.3 护目用具
    5.3.1　焊接时应戴护目用具。
    5.3.2　依据《中华人民共和国安全生产法》的规定，护目用具必须检验合格。
    ```
    ```good
    作业按下列规定进行：

    a) 作业前应检查设备；

    b) 依据特种设备法律的规定，设备必须登记。
    ```
    ```good
    ## 5.3 护目用具
    焊接时应戴护目用具。

    注：依据法律的规定，护目用具必须检验合格。
    ```
    """
    own = clear_provisions(doc, *_OWN)
    for constraint in external_constraints(doc):
        block = doc.block(constraint.span.block)
        if not block.normative or block.kind not in ("paragraph", "list-item"):
            continue
        if any(_beside(doc, block, constraint, other) for other in own):
            yield finding(constraint.span, "外部约束宜与本文件的条款分条表述")


def _beside(doc: Document, block: Block, constraint: Provision, other: Provision) -> bool:
    """Whether the document's own provision stands in the same clause, for an item in the same item."""
    if other.span.block == block.id:
        return other.sentence != constraint.sentence
    if block.kind == "list-item" or doc.block(other.span.block).kind != "paragraph":
        return False
    place, there = doc.place(block.id), doc.place(other.span.block)
    return place.clause is not None and there.clause is place.clause
