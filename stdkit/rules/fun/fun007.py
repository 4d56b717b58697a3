from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.methods import required
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding


@rule(
    "FUN007",
    clause="8.11、表4",
    severity="warning",
    confidence="heuristic",
    whole=True,
    question="这项要求怎样证实？方法在别的部分或文件里的，编号写在哪里？",
)
def requirement_without_method(doc: Document, setting: Setting) -> Iterator[Finding]:
    """要求没有对应的试验方法

    规范和产品标准的每项要求都要能证实，所以有一项要求就有一个方法。试验方法一章没有提到的要求，检验的人只能各用各的办法。
    外观、标志、材料等看得出来的，一章方法说明“逐项检验”的，条文里写了按什么测定的，都不提示。

    ```bad
    # 5 技术要求
    ## 5.1 含水率
    含水率应不大于12%。
    ## 5.2 ⟦抗压强度⟧
    应不小于20 MPa。
    # 6 试验方法
    ## 6.1 含水率的测定
    按GB/T 1931测定。
    ```
    ```bad
    # 4 要求
    ## 4.1 性能
    ### 4.1.1 ⟦刈割高度⟧
    应为50 mm～80 mm。
    ### 4.1.2 噪声
    应不大于85 dB(A)。
    # 5 检验方法
    表1　检验方法

    | 项目 | 方法 |
    |---|---|
    | 噪声 | GB/T 1234 |
    ```
    ```good
    # 5 技术要求
    ## 5.1 外观
    应清洁。
    ## 5.2 含水率
    应不大于12%。
    ## 5.3 强度和硬度
    应符合表1，按GB/T 1234的规定测定。
    ## 5.4 尺寸偏差
    应不大于1 mm。
    # 6 试验方法
    ## 6.1 含水率的测定
    按GB/T 1931测定。
    ## 6.2 尺寸
    用卷尺测量。
    ```
    ```good
    # 5 技术要求
    ## 5.1 抗压强度
    应不小于20 MPa。
    # 6 试验方法
    按第5章的要求逐项检验。
    ```
    ```good
    # 5 技术要求
    ## 5.1 理化指标
    应符合表1的规定。

    表1　理化指标

    | 项目 | 指标 |
    |---|---|
    | 水分 | ≤16% |
    # 6 试验方法
    ## 6.1 水分的测定
    烘干称量。
    ```
    ```good
    # 5 技术要求
    ## 5.1 抗压强度
    应不小于20 MPa。
    # 6 包装
    用布袋。
    ```
    ```good kind=规程
    # 5 要求
    ## 5.1 抗压强度
    应不小于20 MPa。
    # 6 试验方法
    ## 6.1 水分的测定
    烘干称量。
    ```
    ```good
    # 5 技术要求
    ## 5.1 耐压强度和密封性
    应无渗漏。
    ## 5.2 标志
    应清晰。
    # 6 试验方法
    ## 6.1 耐压强度和密封性试验
    充水保压。
    ```
    """
    if setting.kind not in ("规范", "产品", ""):
        return
    for item in required(doc):
        if not item.proved:
            yield finding(item.heading.span(), f"要求“{item.clause.title}”未见对应的试验方法")
