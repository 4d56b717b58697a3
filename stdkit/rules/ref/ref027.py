from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.references import references
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)


@rule(
    "REF027",
    clause="9.5.3",
    severity="error",
    confidence="heuristic",
    question="此处提示的是本文件的内容（改正编号），还是另一份文件的？",
    whole=True,
)
def dangling_reference(doc: Document) -> Iterator[Finding]:
    """提示的内容在文件中不存在

    提及的章条、图表、附录在文件里找不到，多半是增删之后没有改提示。读者按提示去找找不到，要求就无法执行。

    ```bad
    # 5 要求
    ## 5.1 外观
    外观应符合⟦7.4⟧的规定，见⟦表2⟧和⟦附录B⟧。
    ```
    ```bad
    # 5 要求
    ## 5.1 外观
    a) 按⟦第9章⟧检验；

    b) 按⟦公式（3）⟧计算。

    $$ x = y $$ （1）
    # 附录A（规范性）取样
    取样应符合⟦A.3⟧。
    ## A.1 一般要求
    取样应随机。
    ```
    ```good
    # 5 要求
    ## 5.1 外观
    外观应符合5.2和表1的规定，见附录A，按GB/T 2828.1—2012中7.2、7.3和表2抽样，按1.5倍取样，精度1.0级。
    ## 5.2 尺寸
    尺寸为3.5 mm。

    表1　尺寸

    | 项目 | 指标 |
    |---|---|
    | 长度 | 1 |
    # 附录A（规范性）取样
    取样应随机。
    ```
    ```good
    # 前言
    与GB/T 1—2010相比，更改了要求（见2010年版的4.9）。
    # 5 要求
    ## 5.1 外观
    对本表1至9项的数据签名，按附表1～3项，外观应完整，依据《某某法》第9章，版本在2.0版以上。
    ```
    """
    for reference in references(doc):
        element = doc.place(reference.span.block).element
        if reference.exists is False and (element is None or element.kind != "foreword"):
            number = f"公式（{reference.number}）" if reference.kind == "formula" else reference.number
            if reference.kind == "clause" and reference.number.isdigit():
                number = f"第{number}章"
            yield finding(reference.span, f"“{number}”在文件中不存在，核对编号")
