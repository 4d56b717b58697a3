from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.informative import informative_only
from stdkit.facts.listed import bibliography, cites
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "BIB002",
    clause="9.5.4.2.2、8.13",
    severity="warning",
    confidence="heuristic",
    question="这份文件只供参考（列入参考文献），还是条款要靠它执行（列入规范性引用文件）？",
    whole=True,
)
def informative_citation_not_listed(doc: Document) -> Iterator[Finding]:
    """资料性引用的文件没有列入参考文献

    只作资料性引用的文件列入参考文献，已列入第2章的不重复。前言、引言里的提及和本文件自己的编号不查。

    ```bad
    # 5 要求
    羊毛应干燥。

    注：测定方法见⟦GB/T 6500⟧。
    # 参考文献
    [1]　GB/T 191　包装储运图示标志
    ```
    ```bad
    # 附录A（资料性）取样
    取样方法见⟦GB/T 6679⟧，份数见GB/T 191。
    # 参考文献
    [1]　GB/T 191　包装储运图示标志
    ```
    ```good
    # 引言
    ISO 9001给出了框架。
    # 5 要求
    羊毛应干燥。

    注：见GB/T 191。
    # 参考文献
    [1]　GB/T 191　包装储运图示标志
    ```
    ```good
    # 2 规范性引用文件
    GB/T 6500　毛绒纤维回潮率试验方法
    # 5 要求
    羊毛应干燥（见GB/T 6500）。
    # 参考文献
    [1]　GB/T 191　包装储运图示标志
    ```
    """
    if doc.element_of("bibliography") is None:
        return
    listed = bibliography(doc)
    bases = {entry.number.base for entry in listed if entry.number is not None}
    seen: set[str] = set()
    for citation in informative_only(doc):
        if citation.key in seen:
            continue
        seen.add(citation.key)
        if citation.number.base in bases and any(cites(entry, citation.number) for entry in listed):
            continue
        yield finding(citation.span, f"“{citation.number.spelled}”是资料性引用，未列入参考文献")
