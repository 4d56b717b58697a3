from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.listed import normative_list
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_HAN = pattern(r"[㐀-鿿]")


@rule("REF010", clause="8.6.3.1", severity="warning")
def foreign_entry_without_translation(doc: Document) -> Iterator[Finding]:
    """国际、国外文件的条目缺中文译名或原文名称

    国际、国外文件在编号之后写中文译名，再在圆括号内写原文名称。有译名，读者才知道引用了什么；有原文，才查得到那个文件。

    ```bad
    # 2 规范性引用文件
    ISO 80000-2　⟦Quantities and units — Part 2: Mathematics⟧
    ```
    ```bad
    # 2 规范性引用文件
    IEC 60027-2　⟦电工技术中使用的文字符号　第2部分：远距离通信和电子学⟧
    ```
    ```good
    # 2 规范性引用文件
    ISO 80000-2　量和单位　第2部分：数学（Quantities and units — Part 2: Mathematics）
    ```
    ```good
    # 2 规范性引用文件
    GB/T 20000.1　标准化工作指南　第1部分：标准化和相关活动的通用术语
    ```
    """
    for listed in normative_list(doc):
        if listed.number is None or not listed.number.abroad or listed.title_span is None:
            continue
        has_chinese = _HAN.search(listed.title) is not None
        original = re.search(r"[A-Za-z]{3,}[^㐀-鿿]*[A-Za-z]{2,}", listed.title)
        if not has_chinese:
            yield finding(listed.title_span, "缺中文译名，条目应写成“编号　中文译名（原文名称）”")
        elif original is None:
            yield finding(listed.title_span, "缺原文名称，在译名之后的圆括号内写出")
