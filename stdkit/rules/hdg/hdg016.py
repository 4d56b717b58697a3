from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import heading_span, parents
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("HDG016", clause="7.3.3", severity="info")
def heading_repeated(doc: Document) -> Iterator[Finding]:
    """同一层次的标题重复

    同一章或条下两个条的标题相同，读者在目次里分不清，多半是内容拆散了或者复制后忘了改。

    ```bad
    # 5 要求
    ## 5.1 尺寸
    长度应均匀。
    ## 5.2 颜色
    颜色应一致。
    ## 5.3 ⟦尺寸⟧
    宽度应均匀。
    ```
    ```bad
    # 附录A（规范性）取样
    ## A.1 步骤
    随机取样。
    ## A.2 ⟦步　骤⟧
    样品应编号。
    ```
    ```good
    # 5 要求
    ## 5.1 尺寸
    长度应均匀。
    ## 5.2 颜色
    颜色应一致。
    # 6 试验方法
    ## 6.1 尺寸
    用直尺测量。
    ## 6.2 颜色
    目测。
    ```
    ```good
    # 5 要求
    5.1　羊毛应干燥。
    5.2　羊毛应干燥后打包。
    ```
    """
    for parent in parents(doc):
        seen: set[str] = set()
        for clause in parent.clauses:
            title = squeeze(clause.title)
            if title and title in seen:
                yield finding(heading_span(clause.heading), f"标题“{clause.title}”在{parent.number}下重复")
            seen.add(title)
