from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import heading_span, parents
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("HDG003", clause="7.3.3", severity="warning")
def titled_and_untitled_clauses_mixed(doc: Document) -> Iterator[Finding]:
    """同一层次的条有的有标题有的没有

    同一章或条下，同一层次的各条要么都给标题，要么都不给。混用时目次不全，读者也难以比较各条的内容。

    ```bad
    # 5 要求
    ## 5.1 外观
    羊毛应干燥。
    5.2　⟦羊毛的长度应均匀。⟧
    ## 5.3 颜色
    颜色应一致。
    ```
    ```bad
    # 附录A（规范性）取样
    A.1　从每批中随机取样。
    A.2　样品应编号。
    ## A.3 ⟦保存⟧
    样品应保存三个月。
    ```
    ```good
    # 5 要求
    5.1　羊毛应干燥。
    5.2　羊毛的长度应均匀。
    ```
    ```good
    # 5 要求
    ## 5.1 外观
    5.1.1　羊毛应干燥。
    5.1.2　羊毛应无异味。
    ## 5.2 长度
    长度应均匀。
    ```
    """
    for parent in parents(doc):
        untitled = [clause for clause in parent.clauses if clause.heading is None]
        titled = [clause for clause in parent.clauses if clause.heading is not None]
        if not (titled and untitled):
            continue
        # Point at the odd ones out: that is where the drafter has to act.
        odd, how = (untitled, "没有标题") if len(untitled) <= len(titled) else (titled, "有标题")
        numbers = "、".join(clause.number for clause in odd)
        where = parent.number or parent.element.title or "同一层次"
        spans = [s for s in (heading_span(clause.heading, clause.content) for clause in odd) if s is not None]
        if spans:
            yield finding(spans[0], f"{where}下各条有无标题应一致：{numbers}{how}", related=spans[1:])
