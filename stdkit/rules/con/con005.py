from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.references import references
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("CON005", clause="8.3 c)", severity="warning", whole=True)
def change_pointers_dangling(doc: Document) -> Iterator[Finding]:
    """前言所列技术变化的条号在本文件中不存在

    前言列出技术变化时注明新旧条号，读者才能对照。新条号在本文件里找不到，多半是后来又调整过结构而没有改前言。

    ```bad
    # 前言
    与DB15/T 12—2010相比，主要技术变化如下：

    a) 更改了水分的要求（见⟦9.9⟧，2010年版的4.2）。
    # 5 要求
    ## 5.1 水分
    水分不大于12%。
    ```
    ```bad
    # 前言
    与DB15/T 12—2010相比，增加了取样（见⟦附录C⟧）。
    # 5 要求
    ## 5.1 水分
    水分不大于12%。
    ```
    ```good
    # 前言
    与DB15/T 12—2010相比，更改了水分的要求（见5.1，2010年版的4.2）。
    # 5 要求
    ## 5.1 水分
    水分不大于12%。
    ```
    ```good
    # 前言
    与DB15/T 12—2010相比，删除了取样（见2010年版的附录C、9.9）。
    # 5 要求
    ## 5.1 水分
    水分不大于12%。
    ```
    ```good
    # 前言
    与DB15/T 12—2010相比，更改了灌溉的频次（见A.2，2010年版的附录B）。
    # 附录A（规范性）灌溉
    ## A.1 水源
    用井水。
    ## A.2 频次
    七天一次。
    ```
    """
    for reference in references(doc):
        element = doc.place(reference.span.block).element
        if reference.exists is False and element is not None and element.kind == "foreword":
            yield finding(reference.span, f"前言所列“{reference.number}”在本文件中不存在，核对条号")
