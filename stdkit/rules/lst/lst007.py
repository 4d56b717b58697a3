from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.lists import list_groups
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("LST007", clause="7.5.1", severity="info")
def single_item_list(doc: Document) -> Iterator[Finding]:
    """列项只有一项

    列项是并列的几项，只有一项就没有可并列的，写成一句话更清楚。往往是删去其他项之后留下的。

    ```bad
    要求如下：

    a) ⟦无裂纹。⟧
    ```
    ```bad
    产品分为：

    ——甲类：

      1) ⟦一级；⟧

    ——乙类。
    ```
    ```good
    要求如下：

    a) 无裂纹；

    b) 无杂质。
    ```
    ```good
    # 前言
    GB/T 1234已经发布了以下部分：

    ——第1部分：通则。
    ```
    """
    for group in list_groups(doc):
        element = doc.place(group.items[0].id).element
        if len(group.items) == 1 and (element is None or element.kind not in ("foreword", "introduction")):
            if group.parted or not group.begins or (group.followed is not None and group.followed.kind == "paragraph"):
                continue
            if group.lead is not None and group.lead.kind == "list-item" and group.outer is None:
                continue
            yield finding(group.items[0].span(), "列项只有一项，并入引语写成一句")
