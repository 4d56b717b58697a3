from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.citations import citing
from stdkit.facts.listed import bibliography
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("BIB008", clause="8.13", severity="info", default=False, whole=True)
def listed_but_not_mentioned(doc: Document) -> Iterator[Finding]:
    """参考文献列出的文件文中没有提到

    起草时参考过的文件允许列出，所以只提示，默认不查。

    ```bad
    # 5 要求
    羊毛应干燥。
    # 参考文献
    [1]　⟦GB/T 321　优先数和优先数系⟧
    ```
    ```bad
    # 5 要求
    注：见GB/T 191。
    # 参考文献
    [1]　GB/T 191　包装储运图示标志

    [2]　⟦NY/T 1237　草原围栏⟧
    ```
    ```good
    # 5 要求
    注：见GB/T 321。
    # 参考文献
    [1]　GB/T 321　优先数和优先数系
    ```
    ```good
    # 5 要求
    羊毛应干燥。
    # 参考文献
    [1]　王明. 羊毛分级[M]. 北京: 某出版社, 2010.
    ```
    """
    for entry in bibliography(doc):
        if entry.number is not None and not citing(doc, entry):
            yield finding(entry.span, f"“{entry.name}”文中没有提到（允许列出起草时参考的文件）")
