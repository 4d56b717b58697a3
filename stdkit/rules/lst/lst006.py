from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.lists import list_groups
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("LST006", clause="7.5.2", severity="info")
def list_too_deep(doc: Document) -> Iterator[Finding]:
    """列项细分超过两个层次

    列项只有两套符号，第三层没有符号可用，读者也难以记住自己读到哪一层。内容多就改成条。

    ```bad
    按下列规定：

    a) 取样：

      1) 散装：

        · ⟦分层取样；⟧

        · 混合；

      2) 袋装；

    b) 制样。
    ```
    ```bad
    产品分为：

    ——甲类：

      1) 一级：

        · ⟦特等；⟧

        · 普通；

      2) 二级；

    ——乙类。
    ```
    ```good
    按下列规定：

    a) 取样：

      1) 散装；

      2) 袋装；

    b) 制样。
    ```
    ```good
    产品分为：

    ——甲类；

    ——乙类。
    ```
    """
    depth: dict[str, int] = {}
    for group in list_groups(doc):
        level = depth.get(group.outer.id, 1) + 1 if group.outer is not None else 1
        depth.update({item.id: level for item in group.items})
        if level > 2:
            yield finding(group.items[0].span(), "列项细分不宜超过两个层次，内容多时改用条")
