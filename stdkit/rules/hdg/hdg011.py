from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

END = pattern(r"[。，、；：.,;:]+[\s　]*$")


@rule("HDG011", clause="7.2", severity="warning")
def heading_ends_with_punctuation(doc: Document) -> Iterator[Finding]:
    """标题末尾有标点

    章、条、附录的标题和图题、表题都不是句子，末尾不加标点。

    ```bad
    # 5 要求
    ## 5.1 外观⟦.⟧
    羊毛应干燥。
    ```
    ```fixed
    # 5 要求
    ## 5.1 外观
    羊毛应干燥。
    ```
    ```bad
    # 附录A（规范性）取样
    ## A.1 数量⟦;⟧
    三份。
    ## A.2 方法
    随机。
    ```
    ```good
    # 5 要求
    ## 5.1 外观（白毛）
    羊毛应干燥。
    ```
    ```good
    # 5 要求
    ## 5.1 含水率/%
    应不大于12。
    ```
    """
    for block in doc.blocks():
        if block.kind not in ("heading", "table", "figure") or len(block.text) > 60:
            continue
        match = END.search(block.text)
        # A chapter whose title is a whole sentence has no title at all: HDG008.
        if match and not (block.label.isdigit() and match[0][0] in "。；"):
            yield finding(block.span(match.start(), len(block.text)), "标题末尾不加标点", fix="", safety="safe")
