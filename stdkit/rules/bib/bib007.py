from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.listed import bibliography
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_GAP = pattern(r"[ \u3000\u2002\u2003\u00a0\t]{1,3}")


@rule("BIB007", clause="10.3.6、8.13", severity="info", whole=True)
def form_of_entries(doc: Document) -> Iterator[Finding]:
    """参考文献的条目形式不对

    标准写“编号　名称”，编号和名称之间空一个汉字，不用逗号、书名号，后面不加标点。书、期刊按GB/T 7714著录，末尾的点不算。

    ```bad
    # 参考文献
    [1]　GB/T 321　优先数和优先数系⟦。⟧
    ```
    ```bad
    # 参考文献
    [1]　GB/T 191⟦，⟧包装储运图示标志

    [2]　GB/T 321⟦《⟧优先数和优先数系》
    ```
    ```good
    # 参考文献
    [1]　GB/T 321　优先数和优先数系

    [2]　王明. 羊毛分级[M]. 北京: 某出版社, 2010.
    ```
    ```good
    # 参考文献
    [1]　ISO 9001:2015　Quality management systems — Requirements

    [2]　GB/T 3102（所有部分）　量和单位
    ```
    """
    for entry in bibliography(doc):
        text, title = entry.block.text, entry.title_span
        if entry.number is None or title is None:
            continue
        tail = re.search(r"[。．.；;，,、]\s*$", text)
        if tail is not None and not re.search(r"\[[A-Z/]+\]", text):
            yield finding(entry.block.span(tail.start(), tail.start() + 1), "标准条目末不加标点", fix="")
        between = re.search(r"[，,：:；;《]", text[entry.number.end : title.start])
        if between is not None:
            at = entry.number.end + between.start()
            yield finding(entry.block.span(at, at + 1), "编号和名称之间空一个汉字，不用标点、书名号")
