from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.lists import ListGroup, ending, list_groups
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Edit, Finding

_PLAIN = "plain"

_INTRODUCES = pattern(r"下列|如下|以下|下述|包括|规定|要求|步骤|分为|[几各两三四五六七八九十]")
"""What a paragraph that ends in a full stop says where it leads to the items behind it; others only happen to stand before them."""


@rule("LST002", clause="7.5.1", severity="warning")
def list_punctuation(doc: Document) -> Iterator[Finding]:
    """列项的标点与引语不配

    引语以句号结束，各项也以句号结束；引语以冒号结束，各项用分号（或逗号）隔开，最后一项用句号。标点不配，读者看不出各项是一句话的几个成分还是几句话。

    ```bad
    下列仪器不需要校准。

    ——秒表⟦⟧

    ——卷尺。
    ```
    ```fixed
    下列仪器不需要校准。

    ——秒表。

    ——卷尺。
    ```
    ```bad
    产品应满足下列要求：

    a) 无裂纹⟦。⟧

    b) 无气泡；

    c) 无杂质。
    ```
    ```fixed
    产品应满足下列要求：

    a) 无裂纹；

    b) 无气泡；

    c) 无杂质。
    ```
    ```bad
    产品分为下列两类：

    a) 甲类⟦，⟧

    b) 乙类；

    c) 丙类。
    ```
    ```bad
    产品应满足下列要求⟦：⟧

    a) 无裂纹。裂纹的检查见6.2。

    b) 无气泡。

    c) 无杂质。
    ```
    ```fixed
    产品应满足下列要求。

    a) 无裂纹。裂纹的检查见6.2。

    b) 无气泡。

    c) 无杂质。
    ```
    ```bad
    产品应满足下列要求⟦。⟧

    a) 无裂纹；

    b) 无杂质。
    ```
    ```fixed
    产品应满足下列要求：

    a) 无裂纹；

    b) 无杂质。
    ```
    ```good
    下列仪器不需要校准。

    ——秒表。

    ——卷尺。
    ```
    ```good
    按下列规定取样：

    a) 散装样品按下列规定：

      1) 分层取样；

      2) 混合均匀；

    b) 袋装样品随机取样。
    ```
    ```good
    下列规则适用。

    a) 编号的规则是：

      1) 用字母；

      2) 用数字。

    b) 不用汉字。
    ```
    ```good
    # 2 规范性引用文件
    ——GB/T 321　优先数和优先数系

    ——GB 3100　国际单位制及其应用
    ```
    ```good
    # 前言
    GB/T 1234已经发布了以下部分：

    ——第1部分：总则（需要时列出）；

    ——第2部分：验收。

    表1　巡检

    | 项目 | 内容 |
    |---|---|
    | 泵房 | 检查下列内容：<br>a) 油位<br>b) 振动 |
    ```
    ```good
    默认值为假。

    ——请求包

    请求包为验证请求。

    ——响应包

    响应包为验证的结果。
    ```
    """
    for group in list_groups(doc):
        lead = group.outer or group.lead
        if group.parted or not group.begins or lead is None or lead.kind not in ("paragraph", "list-item"):
            continue
        mode = ending(lead.text)
        if mode in "。.":
            yield from _full_stops(group, lead)
        elif mode in "：:":
            yield from _parted(group, lead)


def _full_stops(group: ListGroup, lead: Block) -> Iterator[Finding]:
    wrong = [item for item in group.items if item.id not in group.inner and ending(item.text) not in "。.！？"]
    if wrong and len(group.items) > 1 and all(ending(item.text) in ("；", ";") for item in group.items[:-1]):
        at = len(lead.text.rstrip()) - 1
        message = "各项用分号隔开，引语应以冒号结束；引语用句号时各项也用句号"
        yield finding(lead.span(at, at + 1), message, fix="：")
    elif wrong and _INTRODUCES.search(lead.text):
        yield _one(wrong, "引语以句号结束，各项也应以句号结束", "。")


def _parted(group: ListGroup, lead: Block) -> Iterator[Finding]:
    # The last item is LST003's, items that hold an inner list end as its lead-in does.
    inside = [item for item in group.items[:-1] if item.id not in group.inner]
    if not inside:
        return
    marks = [ending(item.text) for item in inside]
    stops = marks.count("。")
    if stops == len(inside) and stops >= 2 and group.outer is None:
        at = len(lead.text.rstrip()) - 1
        message = "引语以冒号结束而各项以句号结束：引语改用句号，或各项改用分号"
        yield finding(lead.span(at, at + 1), message, fix="。")
        return
    semicolons, commas = marks.count("；") + marks.count(";"), marks.count("，") + marks.count(",")
    mark = "，" if commas > semicolons else "；"
    allowed = "，," if mark == "，" else "；;"
    wrong = [item for item in inside if ending(item.text) not in tuple(allowed)]
    if wrong:
        yield _one(wrong, f"引语以冒号结束，除最后一项外各项应以“{mark}”结束", mark)


def _one(wrong: list[Block], message: str, mark: str) -> Finding:
    """One finding for the whole list; every item that is wrong gets its edit."""
    edits = [_edit(item, mark, message) for item in wrong]
    return finding(edits[0].span, message, edits=edits, related=[edit.span for edit in edits[1:]])


def _edit(item: Block, mark: str, message: str) -> Edit:
    text = item.text.rstrip()
    has = bool(text) and text[-1] in "。；;，,、.：:"
    start = len(text) - 1 if has else len(text)
    single = not re.search(r"[。；]", text[:start])
    return Edit(item.span(start, len(text)), mark, message, "safe" if single else "review")
