from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.covers import last_element
from stdkit.facts.patterns import pattern
from stdkit.facts.structure import heading_span
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding, element_blocks

_TRACE = pattern(r"记录|档案|追溯|标记|证实|检验|检查|验收|评价|监测|检测")
_OTHER = pattern(r"检定规程|校准规程|安全技术规程|工程.*规程")


@rule(
    "FUN002",
    clause="8.11、表4",
    severity="warning",
    confidence="heuristic",
    question="本文件是规定程序的规程标准，文中确实没有写程序或它的追溯、证实方法吗？",
    whole=True,
)
def code_of_practice_elements(doc: Document, setting: Setting) -> Iterator[Finding]:
    """规程标准缺程序或追溯、证实方法

    规程标准确立程序、给出履行程序的指示，并说明怎样追溯或证实程序已经履行（记录、档案、标记、检查）。计量检定规程和工程的安全规程不属此类。

    ```bad
    ---
    title: 苜蓿栽培技术规程
    ---
    # 1 ⟦范围⟧
    本文件确立了程序。
    # 4 播种
    四月播种。
    # 5 收割
    初花期收割。
    ```
    ```bad
    ---
    title: 羊毛分梳操作规程
    ---
    # 1 ⟦范围⟧
    本文件确立了程序。
    # 4 操作步骤
    开松羊毛。
    ```
    ```good
    ---
    title: 苜蓿栽培技术规程
    ---
    # 1 范围
    本文件确立了程序。
    # 4 播种
    四月播种。
    # 5 生产档案
    档案保存两年。
    ```
    ```good
    ---
    title: 温度计检定规程
    ---
    # 1 范围
    本文件适用于温度计。
    # 4 概述
    温度计由玻璃制成。
    ```
    ```good
    ---
    title: 起重机械安全技术规程
    ---
    # 1 范围
    本文件适用于起重机械。
    # 4 吊具
    吊具应有标牌。
    ```
    ```good
    ---
    title: 肉羊屠宰操作规程
    ---
    # 1 范围
    本文件确立了程序。
    # 4 屠宰
    致昏后放血。
    # 5 追溯方法
    按批次记录。
    ```
    """
    title = last_element(doc.cover.title)
    if setting.kind != "规程" or _OTHER.search(title):
        return
    scope = doc.element_of("scope")
    core = [element for element in doc.elements if element.kind in ("core", "annex")]
    if scope is None or not core:
        return
    if not any(_TRACE.search(block.text) for element in core for block in element_blocks(element)):
        yield finding(heading_span(scope.heading), "规程标准未见追溯或证实方法（记录、档案、检查等，表4）")
