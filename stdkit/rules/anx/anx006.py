from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.structure import annexes, letter_of
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Figure, Finding, Formula, Table, element_blocks


@rule("ANX006", clause="9.6.3.1", severity="error")
def numbering_inside_annex(doc: Document) -> Iterator[Finding]:
    """附录里的条、图、表、公式没有用附录的字母编号

    附录里的编号自成一套：条A.1，表A.1，图A.1，公式（A.1），每个附录各自从1起。接着正文编成“表7”，或者写成“表A-1”，都会与正文相混。

    ```bad
    # 附录A（规范性）取样
    数量见表7。
    表7　⟦取样数量⟧
    | 批量 | 数量 |
    |---|---|
    | 100 | 3 |
    ```
    ```bad
    # 附录B（规范性）计算
    按公式计算。
    表A.1　⟦系数⟧
    | 项 | 系数 |
    |---|---|
    | 长 | 3 |
    ```
    ```good
    # 附录A（规范性）取样
    ## A.1 数量
    数量见表A.1。
    表A.1　取样数量
    | 批量 | 数量 |
    |---|---|
    | 100 | 3 |
    ## A.2 方法
    随机。
    ```
    ```good
    # 5 要求
    表1　要求
    | 项 | 值 |
    |---|---|
    | 长 | 3 |
    # 附录A（规范性）取样
    结果填入表1。
    ```
    ```good
    # 5 结构
    结构见图1。

    ![](a.png)

    图1　支架
    # 附录A（规范性）支架的安装
    安装见图A.1，部件见图1。

    ![](b.png)

    a)　立柱

    ![](c.png)

    b)　横梁

    图A.1　安装
    ```
    """
    for annex in annexes(doc):
        letter = letter_of(annex)
        if not letter:
            continue
        proper = re.compile(rf"[表图]{letter}\.\d+(（续）|\(续\))?|[（(]{letter}\.\d+[）)]|续?表{letter}\.\d+(（续）)?")
        for block in element_blocks(annex):
            if isinstance(block, Table | Figure | Formula) and block.label and not proper.fullmatch(block.label):
                right = {"table": f"表{letter}.n", "figure": f"图{letter}.n"}.get(block.kind, f"（{letter}.n）")
                yield finding(block.span(), f"{annex.number}中的“{block.label}”应编为“{right}”")
