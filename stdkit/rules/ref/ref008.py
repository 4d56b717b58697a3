from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.listed import bibliography, normative_list
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_MARK = pattern(r"(?:[。；;，,、]|(?<![A-Za-z])\.)\s*$")


@rule("REF008", clause="10.3.4", severity="info")
def punctuation_after_entry(doc: Document) -> Iterator[Finding]:
    """清单条目末尾有标点

    清单中的每个文件之后不加标点，条目靠换行分开。加了分号、句号，读者会以为它属于文件名称，或者后面还有话。

    ```bad
    # 2 规范性引用文件
    GB 3100　国际单位制及其应用⟦；⟧

    GB/T 3101　有关量、单位和符号的一般原则⟦。⟧
    ```
    ```fixed
    # 2 规范性引用文件
    GB 3100　国际单位制及其应用

    GB/T 3101　有关量、单位和符号的一般原则
    ```
    ```bad
    # 参考文献
    [1] GB/T 1.1—2020　标准化工作导则　第1部分：标准化文件的结构和起草规则⟦。⟧
    ```
    ```good
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    ```
    ```good
    # 2 规范性引用文件
    GB/T 3102.1　量和单位　第1部分：空间和时间（eqv ISO 31-1）

    ASTM D638　塑料拉伸性能的标准试验方法（Standard test method for tensile properties of plastics, ASTM Inc.）
    ```
    """
    # 参考文献中的书和论文按 GB/T 7714 著录，末尾可有“.”，只看标准。
    entries = [*normative_list(doc), *(entry for entry in bibliography(doc) if entry.number is not None)]
    for listed in entries:
        mark = _MARK.search(listed.block.text)
        if mark is not None:
            start = mark.start()
            yield finding(
                listed.block.span(start, start + 1),
                f"清单条目之后不加标点，删去“{mark[0].strip()}”",
                fix="",
                safety="safe",
            )
