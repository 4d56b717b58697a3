from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.listed import bibliography, normative_list
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("BIB005", clause="8.6、8.13", severity="warning", whole=True)
def listed_twice(doc: Document) -> Iterator[Finding]:
    """同一文件既列入规范性引用文件又列入参考文献

    规范性引用过的文件不再列入参考文献；同一文件的另一个版本作资料性引用的除外。

    ```bad
    # 2 规范性引用文件
    GB/T 321　优先数和优先数系
    # 参考文献
    [1]　⟦GB/T 321　优先数和优先数系⟧
    ```
    ```bad
    # 2 规范性引用文件
    GB/T 321　优先数和优先数系
    # 参考文献
    [1]　GB/T 191　包装储运图示标志

    [2]　⟦GB/T 321—2005　优先数和优先数系⟧
    ```
    ```good
    # 2 规范性引用文件
    GB/T 321—2005　优先数和优先数系
    # 参考文献
    [1]　GB/T 321—1980　优先数和优先数系
    ```
    ```good
    # 2 规范性引用文件
    GB/T 2828.1　抽样检验程序　第1部分
    # 参考文献
    [1]　GB/T 2828.2　抽样检验程序　第2部分
    ```
    ```good
    # 2 规范性引用文件
    GB/T 6682—2008　分析实验室用水规格和试验方法
    # 参考文献
    [1]　GB/T 6682　分析实验室用水规格和试验方法
    ```
    """
    there = {
        entry.number.key: entry
        for entry in normative_list(doc)
        if entry.number is not None and not entry.number.placeholder
    }
    for entry in bibliography(doc):
        other = there.get(entry.number.key) if entry.number is not None else None
        if other is None or other.number is None or entry.number is None:
            continue
        # A dated edition may be binding while the work in general is only for information.
        if not other.number.year or entry.number.year == other.number.year:
            yield finding(
                entry.span, f"“{entry.number.spelled}”已列入规范性引用文件，不再列入参考文献", related=[other.span]
            )
