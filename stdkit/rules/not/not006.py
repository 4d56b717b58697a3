from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.holders import table_of
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("NOT006", clause="9.12.1", severity="warning")
def footnote_numbers(doc: Document) -> Iterator[Finding]:
    """条文脚注的编号不对

    条文的脚注从前言起全文连续编号，写作1）、2）、3）……，不按页、按章重新开始，也不用①、[1]。星号只在容易与数字混淆时用。

    ```bad
    # 5 要求
    羊毛[^1]应干燥[^①]。

    [^1]: 指绵羊毛。

    [^①]: ⟦指手感。⟧
    ```
    ```bad
    # 5 要求
    羊毛[^1]应干燥[^3]。

    [^1]: 指绵羊毛。

    [^3]: ⟦指手感。⟧
    ```
    ```good
    # 5 要求
    羊毛[^1]应干燥[^2]。

    [^1]: 指绵羊毛。

    [^2]: 指手感。
    ```
    ```good
    # 5 要求
    表中的值[^*]为上限。

    [^*]: 指手感。
    ```
    """
    reached = 0
    for block in doc.blocks():
        if block.kind != "footnote" or not block.label or table_of(doc, block.id) is not None:
            continue
        label = re.sub(r"[()（）\s]", "", block.label)
        if re.fullmatch(r"\*+|[a-z]", label):
            continue
        if not label.isascii() or not label.isdigit():
            yield finding(block.span(), f"脚注编号“{block.label}”应写作“{reached + 1}）”")
        elif int(label) != reached + 1:
            yield finding(block.span(), f"脚注编号“{label}”不连续，应为“{reached + 1}）”，全文连续编号")
        reached = int(label) if label.isascii() and label.isdigit() else reached + 1
