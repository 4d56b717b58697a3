from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.structure import annexes, title_span
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

OLD = {
    "规范性附录": "（规范性）",
    "资料性附录": "（资料性）",
    "标准的附录": "（规范性）",
    "提示的附录": "（资料性）",
    "补充件": "（规范性）",
    "参考件": "（资料性）",
}


@rule("ANX003", clause="9.6.2", severity="error")
def annex_mark(doc: Document) -> Iterator[Finding]:
    """附录的性质没有标明，或写成旧式

    附录编号的下一行标明“（规范性）”或“（资料性）”。“（规范性附录）”“（资料性附录）”是2009版的写法。

    ```bad
    # 附录A⟦（规范性附录）⟧取样
    随机取样。
    ```
    ```fixed
    # 附录A（规范性）取样
    随机取样。
    ```
    ```bad
    # 附录A　⟦取样⟧
    随机取样。
    ```
    ```bad
    # 附录B⟦（提示的附录）⟧包装示例
    用布袋。
    ```
    ```good
    # 附录A（规范性）取样
    随机取样。
    ```
    ```good
    # 附录B（资料性）包装示例
    用布袋。
    ```
    """
    for annex in annexes(doc):
        if annex.mark is None:
            yield finding(title_span(annex), f"{annex.number}没有标明“（规范性）”或“（资料性）”")
            continue
        said = squeeze(doc.text_of(annex.mark))
        inner = re.sub(r"[（）()\[\]［］]", "", said)
        if inner in OLD:
            yield finding(annex.mark, f"“{said}”是旧写法，应为“{OLD[inner]}”", fix=OLD[inner], safety="safe")
        elif inner not in ("规范性", "资料性"):
            yield finding(annex.mark, f"附录性质“{said}”应写作“（规范性）”或“（资料性）”")
