from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import Parent, heading_span, last_step, parents
from stdkit.lint.rule import finding, rule
from stdkit.model import Clause, Document, Finding


@rule("HDG007", clause="7.3.2", severity="error")
def clause_numbering_broken(doc: Document) -> Iterator[Finding]:
    """条编号不连续、重号或不属于所在的章条

    同一层次的条从1起连续编号，编号的前几段就是上一层次的编号。跳号、重号或者第5章下出现4.3，都会使提及落空。

    ```bad
    # 5 要求
    ## 5.1 外观
    羊毛应干燥。
    ## 5.3 ⟦长度⟧
    长度应均匀。
    ```
    ```bad
    # 附录B（规范性）取样
    B.1　从每批中随机取样。
    B.2　样品应编号。
    B.2　⟦样品应保存。⟧
    ```
    ```good
    # 5 要求
    ## 5.1 外观
    5.1.1　羊毛应干燥。
    5.1.2　羊毛应无异味。
    ## 5.2 长度
    长度应均匀。
    ```
    ```good
    # 3 术语和定义
    ## 3.2

    羊毛　wool

    从绵羊身上取得的毛。
    ```
    ```good
    # 5 要求
    ## 5.1 护栏
    护栏的高度应符合

    5.7的规定，并按表1安装。
    ## 5.2 扶手
    扶手应光滑。
    ```
    """
    for parent in parents(doc):
        if parent.element.kind in ("foreword", "introduction"):
            continue
        yield from _broken(parent)


def _broken(parent: Parent) -> Iterator[Finding]:
    # A term entry bears the next number of its level as well.
    entries = {block.label for block in parent.content if block.kind == "term-entry"}
    before = len(entries)
    for clause in parent.clauses:
        step = last_step(clause.number)
        if step is None or not clause.number:
            continue
        head = clause.number.rpartition(".")[0]
        own = parent.number.removeprefix("附录")
        if own and head and head != own:
            yield _say(clause, f"{clause.number}不属于{parent.number}")
        elif step != before + 1 and not (parent.element.kind == "terms" and parent.depth == 0 and entries):
            after = f"{head}.{before}之后是{clause.number}" if before else f"第一个条编为{clause.number}"
            yield _say(clause, f"条编号不连续：{after}")
        before = step


def _say(clause: Clause, message: str) -> Finding:
    return finding(heading_span(clause.heading, clause.content), message)
