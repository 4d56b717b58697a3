from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.natures import clear_provisions
from stdkit.facts.patterns import pattern
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding

_TITLE = pattern(r"^(?:产品)?(?:分类|分级|类别|系统构成|分类和编码|分类与编码|等级划分|分类和命名)$")


@rule(
    "CLA003",
    clause="8.9.3",
    severity="info",
    confidence="heuristic",
    question="这里是对产品或做法提要求，还是在说明类别怎样划分、编码怎样构成？",
)
def requirement_in_classification(doc: Document, setting: Setting) -> Iterator[Finding]:
    """分类和编码用了要求型条款

    分类、编码和系统构成说明有哪些类、怎样构成，通常用陈述：“产品按材质分为三类”。编码规则、型号编制方法和分类标准例外。

    ```bad
    # 4 分类
    羊毛⟦应⟧分为三类。
    ```
    ```bad
    # 4 系统构成
    a) 系统⟦应⟧由三部分构成；

    b) 各部分相连。
    ```
    ```good
    # 4 分类
    羊毛按细度分为三类。
    ```
    ```good
    # 4 编码规则
    代码应由3位数字组成。
    ```
    ```good kind=分类
    # 4 分类
    羊毛应分为三类。
    ```
    ```good
    # 4 分类和要求
    轮椅应分为手动和电动两类。
    ```
    ```good
    # 4 型号编制
    型号应由名称代号、主参数和改进序号组成。
    ```
    """
    if setting.kind == "分类":
        return
    for provision in clear_provisions(doc, "REQ", "PROH"):
        element = doc.place(provision.span.block).element
        if element is not None and element.kind == "core" and _TITLE.match(squeeze(element.title)):
            yield finding(provision.span, f"“{element.title}”通常使用陈述型条款，不用“{provision.reading}”")
