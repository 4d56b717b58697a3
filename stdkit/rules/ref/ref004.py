from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.listed import normative_list
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_TYPED = pattern(
    r"\s*(?:[\[［【]\s*\d+\s*[\]］】]|[（(]\d{1,2}[）)]|\d{1,2}[)）、.．](?!\d)|\d{1,2}(?:\.\d{1,2})+[ \u3000]+(?=[A-Z])|[a-z][)）]|[•●·◆■]|[—–]{1,2}(?!\d))\s*"
)


@rule("REF004", clause="8.6.3.1", severity="warning")
def numbered_reference_list(doc: Document) -> Iterator[Finding]:
    """规范性引用文件的清单加了序号

    清单靠文件编号查找，排列次序也由文件编号决定，前面不加序号和列项符号。加方括号序号是参考文献的做法，混用会让人分不清两个清单。

    ```bad
    # 2 规范性引用文件
    [1] ⟦GB/T 321　优先数和优先数系⟧

    [2] ⟦GB 3100　国际单位制及其应用⟧
    ```
    ```bad
    # 2 规范性引用文件
    a) ⟦GB/T 321　优先数和优先数系⟧

    b) ⟦GB 3100　国际单位制及其应用⟧
    ```
    ```good
    # 2 规范性引用文件
    GB/T 321　优先数和优先数系

    GB 3100　国际单位制及其应用
    ```
    ```good
    # 参考文献
    [1] GB/T 321　优先数和优先数系
    ```
    ```bad
    # 2 规范性引用文件
    ⟦【4】⟧GB/T 13384　机电产品包装通用技术条件
    ```
    """
    message = "清单所列文件之前不给出序号或列项符号，应去掉"
    for listed in normative_list(doc):
        typed = _TYPED.match(listed.block.text)
        if typed and typed.end():
            yield finding(listed.block.span(0, typed.end()), message, fix="", safety="safe")
        elif listed.block.kind == "list-item" or listed.block.label:
            yield finding(listed.span, f"{message}（“{listed.block.label}”）" if listed.block.label else message)
