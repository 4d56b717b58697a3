from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("NOT004", clause="9.10.3", severity="info")
def example_as_a_clause(doc: Document) -> Iterator[Finding]:
    """示例单独设章或条

    示例跟在所说明的条款后面，不单独设章、条。示例很多时集中成以“……示例”为标题的附录。

    ```bad
    # 7 ⟦示例⟧
    羊毛的标记为W-1。
    ```
    ```bad
    # 5 标记
    ## 5.1 组成
    标记由两段组成。
    ## 5.2 ⟦标记举例⟧
    羊毛的标记为W-1。
    ```
    ```good
    # 附录B（资料性）计算示例
    ## B.1 实例一
    见表B.1。
    ```
    ```good
    # 7 例行检验
    按批进行。
    # 8 例外情况
    见第5章。
    ```
    """
    for parent in doc.elements:
        if parent.kind != "core":
            continue
        for title, heading in (
            (parent.title, parent.heading),
            *((clause.title, clause.heading) for clause in parent.walk()),
        ):
            if heading is not None and re.fullmatch(r"(?:.{0,6})(?:示例|实例|举例)[一二三四五\d]*|例", squeeze(title)):
                yield finding(heading.span(), f"“{title}”：示例不宜单独设章或条，放在所说明的条款之后")
