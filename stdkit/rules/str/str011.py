from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding

PENDING = pattern(r"[（(](略|待定|待补充|无)[）)]$")


@rule("STR011", clause="7.2、7.3.1", severity="warning")
def empty_clause(doc: Document) -> Iterator[Finding]:
    """章或条只有标题没有内容

    标题下面要么有条文，要么有下一层次的条。只剩标题的章、条多半是忘了写，或者删了内容留下了标题。

    ```bad
    # 5 要求
    ## 5.1 ⟦外观⟧
    ## 5.2 尺寸
    尺寸应符合表1的规定。
    ```
    ```bad
    # 5 要求
    羊毛应干燥。
    # 6 ⟦检验规则⟧
    # 附录A（资料性）示例
    ## A.1 ⟦取样⟧
    ```
    ```good
    # 5 要求
    ## 5.1 外观
    羊毛应干燥。
    ## 5.2 尺寸
    表1　尺寸
    | 项 | 值 |
    |---|---|
    | 长 | 3 |
    ```
    ```good
    # 3 术语和定义
    ## 3.1

    羊毛　wool

    从绵羊身上取得的毛。
    ```
    """
    for element in doc.elements:
        if element.kind in ("toc", "index"):
            continue
        if element.heading is not None and not element.content and not element.clauses:
            yield _empty(element.number, element.title, element.heading)
        for clause in element.walk():
            if clause.heading is not None and not clause.content and not clause.clauses:
                yield _empty(clause.number, clause.title, clause.heading)


def _empty(number: str, title: str, heading: Block) -> Finding:
    pending = "（待补）" if PENDING.search(title) else ""
    return finding(heading.span(), f"{number or title}有标题而无内容{pending}")
