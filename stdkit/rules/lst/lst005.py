from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.lists import ListGroup, label_value, list_groups
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_RUN_ON = pattern(r"(?:^|[：:。；，\s])[（(]?[1a１][)）、.．]")


@rule("LST005", clause="7.5.3", severity="warning")
def list_numbering(doc: Document) -> Iterator[Finding]:
    """列项编号不连续或重号

    列项的字母、数字编号连续，新的列项重新从 a) 或 1) 开始。缺号、重号说明删改之后没有重排，别处的引用多半也指错了。

    ```bad
    产品应满足下列要求：

    a) 无裂纹；

    b) 无气泡；

    d) ⟦无杂质。⟧
    ```
    ```bad
    按下列步骤进行：

    a) 称样；

    b) 溶解：

      1) 加水；

      1) ⟦加热；⟧

    c) 定容。
    ```
    ```good
    产品应满足下列要求：

    a) 无裂纹；

    注：裂纹用放大镜检查。

    b) 无杂质。
    ```
    ```good
    甲类包括：

    a) 钢；

    b) 铁。

    乙类包括：

    a) 铜；

    b) 铝。
    ```
    ```bad
    检修按下列步骤：

    b) ⟦断电；⟧

    c) 验电。
    ```
    ```good
    协议的内容如下：

    a) 请求

    请求者发出的内容包括：

    —— 版本；

    —— 时间。

    b) 响应

    响应者发出的内容包括：

    —— 版本；

    —— 结果。
    ```
    """
    # 一项之下又有段和破折号的列项时，后一项接着前一项编号。
    reached: dict[tuple[str | None, str], int] = {}
    for group in list_groups(doc):
        yield from _gaps(doc, group, reached)
        for item in group.items:
            if (value := label_value(item.label)) is not None:
                reached[doc.place(item.id).number, value[0]] = value[1]


def _gaps(doc: Document, group: ListGroup, reached: dict[tuple[str | None, str], int]) -> Iterator[Finding]:
    before: tuple[str, int] | None = None
    for index, item in enumerate(group.items):
        value = label_value(item.label)
        if value is not None and index == 0 and value[1] != 1:
            # 「描述：1）……；」写在段里的第一项，读者看得见它。
            if group.lead is not None and _RUN_ON.search(group.lead.text):
                return
            goes_on = reached.get((doc.place(item.id).number, value[0])) == value[1] - 1
            if goes_on:
                before = value
                continue
            first = _spelled(item.label, 1)
            yield finding(item.span(), f"列项编号从“{item.label}”开始，新的列项应从“{first}”开始")
        elif value is not None and before is not None and value[0] == before[0] and value[1] != before[1] + 1:
            expected = _spelled(item.label, before[1] + 1)
            yield finding(item.span(), f"列项编号“{item.label}”不连续，这里应是“{expected}”")
        before = value


def _spelled(label: str, number: int) -> str:
    first = "A" if re.search(r"[A-Z]", label) else "a"
    body = str(number) if re.search(r"\d", label) else chr(ord(first) + min(number, 26) - 1)
    return re.sub(r"[a-zA-Z]|\d{1,2}", body, label, count=1)
