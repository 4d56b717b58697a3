from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import annexes, heading_span
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

FORBIDDEN = {"范围", "适用范围", "规范性引用文件", "引用文件", "引用标准", "术语和定义", "术语"}


@rule(
    "ANX007",
    clause="9.6.3.2",
    severity="error",
    confidence="heuristic",
    question="这里是重设了范围、引用文件或术语一章，还是附录自己方法的适用范围、所用的物品？",
)
def element_inside_annex(doc: Document) -> Iterator[Finding]:
    """附录里设了范围、规范性引用文件或术语和定义

    这些要素在一个文件中各只有一个，附录里不再设。附录引用的文件列入第2章，用到的术语列入第3章。

    ```bad
    # 附录A（规范性）细度的测定
    ## A.1 ⟦范围⟧
    本附录适用于细毛。
    ## A.2 步骤
    用显微镜观察。
    ```
    ```bad
    # 附录B（规范性）取样
    ## B.1 数量
    三份。
    ## B.2 ⟦术语和定义⟧
    无。
    ```
    ```good
    # 附录A（规范性）细度的测定
    ## A.1 原理
    用显微镜观察。
    ## A.2 步骤
    制片后观察。
    ```
    ```good
    # 附录A（资料性）羊毛术语索引
    ## A.1 术语的排列
    按音序。
    ## A.2 测量范围
    不限。
    ```
    ```good
    # 附录A（资料性）企业规程的范本
    范本如下：

    示例：“1 范围 本规程适用于锅炉房。2 规范性引用文件 无。”
    ```
    """
    for annex in annexes(doc):
        for clause in annex.walk():
            if squeeze(clause.title) in FORBIDDEN:
                yield finding(heading_span(clause.heading), f"附录中不准许设置“{squeeze(clause.title)}”")
