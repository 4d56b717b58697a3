from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.annotations import note_groups
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Figure, Finding


@rule("NOT002", clause="9.11.2", severity="warning")
def note_numbers(doc: Document) -> Iterator[Finding]:
    """注的编号不对

    同一章（未分条）、条、术语条目、图或表中，只有一个注时标明“注：”；有几个注时从“注1：”起连续编号，换一条重新开始。

    ```bad
    # 5 要求
    ## 5.1 外观
    羊毛应干燥。

    注：干燥指手感。

    注：⟦数据来自制造商。⟧
    ## 5.2 长度
    长度应均匀。

    注3：⟦长度指自然长度。⟧
    ```
    ```bad
    # 3 术语和定义
    ### 3.1

    羊毛　wool

    从绵羊身上取得的毛。

    注1：⟦不含皮。⟧
    ```
    ```good
    # 5 要求
    ## 5.1 外观
    羊毛应符合下列规定：
    a) 干燥；

    注1：干燥指手感。

    b) 均匀。

    注2：数据来自制造商。
    ## 5.2 长度
    长度应均匀。

    注：长度指自然长度。
    ```
    ```good
    # 5 要求
    羊毛应符合表1的规定。

    表1　限值

    | 项目 | 值 |
    |---|---|
    | 水分 | 12 |
    | 注：值为上限。 | < |

    注：数据来自制造商。
    ```
    """
    figures = {
        id(doc.place(block.id).clause or doc.place(block.id).element)
        for block in doc.blocks()
        if isinstance(block, Figure)
    }
    for group in note_groups(doc):
        place = doc.place(group[0].id)
        digits = [re.search(r"\d+", block.label) for block in group]
        values = [int(match[0]) if match else None for match in digits]
        # Notes of a figure stand between picture and caption: which are the figure's cannot be told for sure.
        if (
            values == [None]
            or values == list(range(1, len(group) + 1)) != [1]
            or id(place.clause or place.element) in figures
        ):
            continue
        if len(group) == 1:
            yield finding(group[0].span(), f"本条只有一个注，“{group[0].label}”应标明为“注：”")
            continue
        for at, (block, value) in enumerate(zip(group, values, strict=True), start=1):
            if value != at:
                # The first of two unnumbered notes is as wrong as the second; one finding is enough.
                if value is None and at == 1:
                    continue
                yield finding(block.span(), f"“{block.label}”应标明为“注{at}：”，同一条中的注从1起连续编号")
                break
