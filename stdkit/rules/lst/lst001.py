from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.lists import ending, list_groups
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding

_HAN = pattern(r"[㐀-鿿]{2}")


@rule("LST001", clause="7.5.1", severity="warning")
def list_without_lead_in(doc: Document) -> Iterator[Finding]:
    """列项没有引语

    列项由引语引出，引语说明各项是什么、全都要满足还是任选其一。没有引语，各项之间的关系读者只能猜。

    ```bad
    ## 5.2 材料
    a) ⟦钢板厚度不小于2 mm；⟧

    b) 螺栓镀锌。
    ```
    ```bad
    钢板的要求⟦⟧

    ——厚度不小于2 mm；

    ——表面镀锌。
    ```
    ```good
    钢板应满足下列条件：

    a) 厚度不小于2 mm；

    b) 表面处理符合下列之一：

      1) 镀锌；

      2) 喷漆。
    ```
    ```good
    5.2.1　下列仪器不需要校准。

    ——秒表。

    示例：机械秒表。

    ——卷尺。
    ```
    ```good
    结构见图1。

    ![](section.png)

    a) 剖面

    ![](outside.png)

    b) 外形

    图1　结构
    ```
    ```good
    # 4 符号和缩略语
    下列符号适用于本文件。

    ——t：时间
    ```
    """
    for group in list_groups(doc):
        if group.outer is not None or not group.begins:
            continue
        lead, first = group.lead, group.items[0]
        if lead is None or lead.kind in ("heading", "table", "figure") or (lead.kind == "list-item" and _anew(first)):
            yield finding(first.span(), "列项前应有引语，说明各项的共同点和关系")
        elif (
            lead.kind == "paragraph"
            and _HAN.search(lead.text)
            and ending(lead.text) not in "：:。."
            and lead.text.strip()
        ):
            end = len(lead.text.rstrip())
            yield finding(lead.span(end, end), "列项的引语应以冒号或句号结束")


def _anew(first: Block) -> bool:
    """A list right after another list: its items begin anew without words between."""
    return re.match(r"[a1][)）]", first.label) is not None
