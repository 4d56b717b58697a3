from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.holders import table_of
from stdkit.facts.natures import clear_provisions
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "MOD017",
    clause="9.2、9.10.4",
    severity="info",
    confidence="heuristic",
    question="示例里的这句话是在引用条款的样子，还是真要读者照做（移到条文）？",
)
def provision_in_example(doc: Document) -> Iterator[Finding]:
    """示例含条款

    示例只帮助理解，不规定任何事。示例里出现“应”“宜”，读者会把例子当成要求。

    ```bad
    示例：用户⟦应⟧每日检查。
    ```
    ```bad
    示例1：GB/T 321

    示例2：温度⟦宜⟧为20 ℃。
    ```
    ```good
    示例：GB/T 321
    ```
    ```good
    示例：“设备应接地”是要求型条款，应用时对应表1。
    ```
    """
    for provision in clear_provisions(doc, "REQ", "REQ_NS", "PROH", "PROH_NS", "宜", "不宜", "DOUBLE"):
        block = doc.block(provision.span.block)
        if block.kind == "example" and table_of(doc, block.id) is None:
            yield finding(provision.span, f"示例不应包含条款（“{provision.reading}”）")
