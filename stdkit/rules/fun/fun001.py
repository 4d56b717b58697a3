from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.covers import last_element
from stdkit.facts.patterns import pattern
from stdkit.facts.structure import heading_span
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding, element_blocks

_REQUIREMENT = pattern(r"要求|指标|性能|规定|技术|服务|管理|质量|材料|结构|功能|安全|设计|建设|加工|条件|内容")
_PROOF = pattern(r"(?:试验|检验|检测|测量|测定|测试|证实|评价|评定|验证|检查|验收|考核|评估|监督)")


@rule(
    "FUN001",
    clause="8.11、表4",
    severity="warning",
    confidence="heuristic",
    question="怎样证实要求得到满足，写在别处或引用了别的文件吗？",
    whole=True,
)
def specification_without_verification(doc: Document, setting: Setting) -> Iterator[Finding]:
    """规范标准缺“要求”或“证实方法”

    规范标准规定要求，也给出证实要求是否得到满足的方法：试验、检验、测量或评价。证实方法可以成章、成附录，也可以引用别的文件；全文找不到时提示。

    ```bad
    ---
    title: 草原民宿　服务规范
    ---
    # 1 ⟦范围⟧
    本文件规定了服务。
    # 4 基本要求
    民宿应整洁。
    # 5 服务要求
    服务员应热情。
    ```
    ```bad kind=规范
    # 1 ⟦范围⟧
    本文件规定了服务。
    # 4 设施要求
    应配备桌椅。
    ```
    ```good
    ---
    title: 割草机　技术规范
    ---
    # 1 范围
    本文件规定了割草机。
    # 5 技术要求
    割草机应平稳。
    # 6 试验方法
    目测。
    ```
    ```good
    ---
    title: 割草机　技术规范
    ---
    # 1 范围
    本文件规定了割草机。
    # 5 技术要求
    噪声按GB/T 1234测定，应不大于85 dB。
    ```
    ```good
    ---
    title: 割草机　操作规程
    ---
    # 1 范围
    本文件确立了程序。
    # 5 操作
    启动。
    ```
    ```good
    ---
    title: 灭火毯　技术规范
    ---
    # 1 范围
    本文件规定了灭火毯。
    # 5 技术要求
    灭火毯应阻燃。
    # 附录A（规范性）阻燃性试验方法
    用火焰灼烧。
    ```
    """
    if setting.kind != "规范" or not re.search(r"规范$", last_element(doc.cover.title) or "规范"):
        return
    scope = doc.element_of("scope")
    core = [element for element in doc.elements if element.kind in ("core", "annex")]
    if scope is None or not core:
        return
    titles = [
        squeeze(title) for element in core for title in (element.title, *(clause.title for clause in element.walk()))
    ]
    text_proves = any(_PROOF.search(block.text) for element in core for block in element_blocks(element))
    missing = []
    if not any(_REQUIREMENT.search(title) for title in titles):
        missing.append("要求")
    if not any(_PROOF.search(title) for title in titles) and not text_proves:
        missing.append("证实方法")
    if missing:
        yield finding(heading_span(scope.heading), f"规范标准未见{'和'.join(missing)}（表4）")
