from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.foreword import items_of
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

PROPER = pattern(r"^(增加|删除|更改|将|合并|拆分|调整|标准属性|文件名称|名称)")
MODIFIED = pattern(r"^(修改)了")


@rule(
    "FWD008",
    clause="8.3 c)",
    severity="info",
    confidence="heuristic",
    question="这一项变化是增加、更改还是删除？",
)
def verb_of_change(doc: Document) -> Iterator[Finding]:
    """技术变化的用词不是“增加、更改、删除”

    技术变化用“增加了”“更改了”“删除了”开头，一看就知道变化的性质。2020版的通行写法用“更改”，不用“修改”。

    ```bad
    # 前言
    与DB15/ 9—2010相比，主要技术变化如下：
    ——⟦修改⟧了含水率（见5.3，2010年版的4.2）。
    ```
    ```fixed
    # 前言
    与DB15/ 9—2010相比，主要技术变化如下：
    ——更改了含水率（见5.3，2010年版的4.2）。
    ```
    ```bad
    # 前言
    与DB15/ 9—2010相比，主要技术变化如下：
    ——⟦对⟧包装的内容进行了完善（见第7章，2010年版的第6章）。
    ```
    ```good
    # 前言
    与DB15/ 9—2010相比，主要技术变化如下：
    ——更改了含水率（见5.3，2010年版的4.2）；
    ——将“绵羊毛”更改为“羊毛”（见第4章，2010年版的第3章）。
    ```
    ```good
    # 前言
    本文件为首次发布。
    ```
    """
    for item in items_of(doc, "replaces"):
        for block in item.listed:
            text = block.text
            if PROPER.match(text):
                continue
            modified = MODIFIED.match(text)
            message = "技术变化宜以“增加了”“更改了”“删除了”开头"
            if modified:
                yield finding(block.span(*modified.span(1)), message, fix="更改")
            elif text.strip():
                yield finding(block.span(0, 1), message)
