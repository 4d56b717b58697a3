from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.provisions import provisions_of
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "MOD012",
    clause="表C.4～表C.6",
    severity="info",
    confidence="heuristic",
    question="此处是允许（可）、能力（能），还是会发生的情况（可能）？",
)
def can_may_might(doc: Document) -> Iterator[Finding]:
    """能、可、可能混用

    “可”是文件给的允许，“能”是人或物具备的能力，“可能”是会发生的情况。用“可导致”写后果，字面上成了允许它发生。

    ```bad
    受潮⟦可⟧导致短路，过热⟦可⟧引起火灾。
    ```
    ```fixed
    受潮可能导致短路，过热可能引起火灾。
    ```
    ```bad
    a) 输出电压⟦不能⟧超过5 V；

    b) 外壳⟦不能⟧大于100 mm。
    ```
    ```good
    受潮可能导致短路，可靠性试验可引用附录A，设备应能连续工作8 h。
    ```
    ```good
    焊接后不能拆卸，关闭后不能读数。
    ```
    """
    for provision in provisions_of(doc, "可", "可以"):
        text = doc.block(provision.span.block).text
        if re.match(r"(?:导致|造成|引起|引发|致使|诱发)", text[provision.span.end :]):
            yield finding(provision.span, f"说明后果用“可能”，不用“{provision.reading}”", fix="可能")
    for provision in provisions_of(doc, "不能"):
        text = doc.block(provision.span.block).text
        if re.match(r"(?:超过|大于|小于|少于|低于|高于|多于|短于|长于|超出|早于|晚于)", text[provision.span.end :]):
            yield finding(provision.span, "给出限值是要求，用“不应”，不用“不能”", fix="不应")
