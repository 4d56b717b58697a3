from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.holders import table_of
from stdkit.facts.natures import clear_provisions
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "MOD018",
    clause="9.2、9.12.1",
    severity="warning",
    confidence="heuristic",
    question="脚注里的这句话非遵守不可吗（是：移到条文；否：改为陈述）？",
)
def provision_in_footnote(doc: Document) -> Iterator[Finding]:
    """条文脚注含要求或推荐型条款

    条文的脚注只给出附加信息，尽量少用。要求藏在页脚，读者容易漏掉，也不构成文件的条款。

    ```bad
    仪器需要校准[^1]。

    [^1]: 校准⟦应⟧每年一次。
    ```
    ```bad
    试剂纯度见表1[^1]。

    [^1]: 试剂⟦宜⟧冷藏，⟦必须⟧避光。
    ```
    ```good
    仪器需要校准[^1]。

    [^1]: 数据来自制造商，可使用等效产品。
    ```
    ```good
    仪器应校准。
    ```
    ```good
    限值见表1。

    表1　限值

    | 项目 | 指标^a^ |
    |---|---|
    | 粉尘 | 4 |
    | ^a^ 测点应设在呼吸带。 | < |
    ```
    """
    for provision in clear_provisions(doc, "REQ", "REQ_NS", "PROH", "PROH_NS", "宜", "不宜", "DOUBLE"):
        block = doc.block(provision.span.block)
        if block.kind == "footnote" and table_of(doc, block.id) is None:
            yield finding(provision.span, f"条文的脚注不应包含条款（“{provision.reading}”），移到条文中")
