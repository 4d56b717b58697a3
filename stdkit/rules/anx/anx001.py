from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from stdkit.facts.references import references
from stdkit.facts.structure import annexes
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("ANX001", clause="9.6.2", severity="warning", whole=True)
def annexes_out_of_order(doc: Document) -> Iterator[Finding]:
    """附录的次序与提及的次序不一致

    附录按条文中提及它们的先后编为A、B、C，先提到的排在前面。前言里说到的附录不计。

    ```bad
    # 5 要求
    包装见⟦附录B⟧，取样应符合附录A。
    # 附录A（规范性）取样
    随机取样。
    # 附录B（资料性）包装示例
    用布袋。
    ```
    ```bad
    # 5 要求
    表1　要求
    | 项 | 方法 |
    |---|---|
    | 长度 | 见⟦附录C⟧ |
    | 细度 | 见附录A |
    | 颜色 | 见附录B |
    # 附录A（规范性）细度
    用显微镜。
    # 附录B（规范性）颜色
    目测。
    # 附录C（规范性）长度
    用直尺。
    ```
    ```good
    # 前言
    ——更改了包装（见附录B，2010年版的附录B）。
    # 5 要求
    取样应符合附录A，包装见附录B。
    # 附录A（规范性）取样
    记录见附录C。
    # 附录B（资料性）包装示例
    用布袋。
    # 附录C（资料性）记录示例
    用表。
    ```
    ```good
    # 5 要求
    取样应符合附录A～附录C。
    # 附录A（规范性）取样
    随机取样。
    # 附录B（规范性）制样
    混匀。
    # 附录C（规范性）保存
    密封。
    ```
    """
    there = [annex.number for annex in annexes(doc)]
    if len(there) < 2:
        return
    first: dict[str, int] = {}
    spans = {}
    for at, reference in enumerate(references(doc)):
        element = doc.place(reference.span.block).element
        if reference.kind != "annex" or reference.number not in there or element is None:
            continue
        # What is first mentioned inside an annex has the place of that annex; forewords speak of old editions.
        if element.kind in ("foreword", "annex"):
            continue
        if reference.number not in first:
            first[reference.number] = at
            spans[reference.number] = reference.span
    mentioned = [number for number in there if number in first]
    for earlier, later in pairwise(mentioned):
        if first[later] < first[earlier]:
            yield finding(spans[later], f"{later}先于{earlier}被提及，附录应按提及的先后编号")
            return
