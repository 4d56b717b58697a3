from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.covers import last_element
from stdkit.facts.patterns import pattern
from stdkit.facts.structure import heading_span
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding

_STEPS = pattern(r"步骤|程序|操作|测定$|试验$|试验方法|检测方法|测定方法|分析|测试|过程|测量|流程|检测|鉴定|检验")
_RESULTS = pattern(r"数据|结果|计算|判定|表示|报告|评定|判断")


@rule(
    "FUN003",
    clause="8.11、表4",
    severity="warning",
    confidence="heuristic",
    question="本文件是试验方法标准，试验步骤或数据处理写在别处或引用了别的文件吗？",
    whole=True,
)
def test_method_elements(doc: Document, setting: Setting) -> Iterator[Finding]:
    """试验标准缺试验步骤或试验数据处理

    试验方法标准写明试验步骤和试验数据的处理（计算、结果的表示；定性方法为结果的判定）。缺一样别人就不能重复试验、得出同样的结论。

    ```bad
    ---
    title: 羊毛　含水率的测定
    ---
    # 1 ⟦范围⟧
    本文件描述了方法。
    # 4 仪器
    烘箱。
    # 5 步骤
    称取试样。
    ```
    ```bad
    ---
    title: 羊毛长度试验方法
    ---
    # 1 ⟦范围⟧
    本文件描述了方法。
    # 4 原理
    拉直。
    # 5 结果计算
    取平均值。
    ```
    ```good
    ---
    title: 羊毛　含水率的测定
    ---
    # 1 范围
    本文件描述了方法。
    # 5 试验步骤
    称取试样。
    # 6 试验数据处理
    取平均值。
    ```
    ```good
    ---
    title: 口蹄疫病毒检测方法
    ---
    # 1 范围
    本文件描述了方法。
    # 5 操作步骤
    取样。
    # 6 结果判定
    显色为阳性。
    ```
    """
    title = last_element(doc.cover.title)
    if setting.kind != "试验" or re.search(r"规范|准则", title):
        return
    scope = doc.element_of("scope")
    core = [element for element in doc.elements if element.kind in ("core", "annex")]
    if scope is None or not core:
        return
    titles = [
        squeeze(title) for element in core for title in (element.title, *(clause.title for clause in element.walk()))
    ]
    missing = [
        name
        for name, pattern in (("试验步骤", _STEPS), ("试验数据处理", _RESULTS))
        if not any(pattern.search(t) for t in titles)
    ]
    if missing:
        yield finding(heading_span(scope.heading), f"试验标准未见{'和'.join(missing)}（表4）")
