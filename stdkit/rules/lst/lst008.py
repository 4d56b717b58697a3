from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.lists import list_groups
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("LST008", clause="7.5.3", severity="warning")
def mixed_list_markers(doc: Document) -> Iterator[Finding]:
    """同一层次的列项混用符号和编号

    同一组列项要么都用符号，要么都用编号。混在一起，读者会以为换了一组。

    ```bad
    产品应满足下列要求：

    a) 无裂纹；

    ——⟦无气泡；⟧

    b) 无杂质。
    ```
    ```bad
    产品分为：

    ——甲类；

    a) ⟦乙类；⟧

    ——丙类。
    ```
    ```good
    产品应满足下列要求：

    a) 无裂纹；

    b) 无杂质。
    ```
    ```good
    产品分为：

    a) 甲类：

      1) 一级；

      2) 二级；

    b) 乙类。
    ```
    """
    for group in list_groups(doc):
        first = _style(group.items[0].label)
        other = [item for item in group.items if _style(item.label) != first]
        if first and other and _style(other[0].label):
            yield finding(other[0].span(), f"同一层次混用了“{group.items[0].label}”和“{other[0].label}”，应统一")


def _style(label: str) -> str:
    label = label.strip()
    if re.match(r"[（(]?[a-zA-Z][)）.、]", label):
        return "字母"
    if re.match(r"[（(]?\d+[)）.、]", label):
        return "数字"
    return "符号" if label else ""
