from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.citations import citations
from stdkit.facts.listed import covering
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)


@rule("REF040", clause="8.7.2、9.5.4.2.1", severity="error", whole=True)
def lead_in_document_not_listed(doc: Document) -> Iterator[Finding]:
    """术语引导语引用的文件不在清单中

    “某文件界定的术语和定义适用于本文件”是规范性引用：离开那个文件，术语就没有定义。所以引导语里的文件都列进规范性引用文件。

    ```bad
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    # 3 术语和定义
    ⟦GB/T 20000.1⟧界定的术语和定义适用于本文件。
    ```
    ```bad
    # 2 规范性引用文件
    GB/T 20000.1　标准化工作指南　第1部分：标准化和相关活动的通用术语
    # 3 术语和定义
    GB/T 20000.1和⟦GB/T 19480⟧界定的以及下列术语和定义适用于本文件。
    ```
    ```good
    # 2 规范性引用文件
    GB/T 20000.1　标准化工作指南　第1部分：标准化和相关活动的通用术语
    # 3 术语和定义
    GB/T 20000.1界定的术语和定义适用于本文件。
    ```
    ```good
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    # 3 术语和定义
    下列术语和定义适用于本文件。
    ```
    """
    if doc.element_of("normative-references") is None:
        return
    for citation in citations(doc):
        if not citation.number.placeholder and citation.why == "术语引导语" and not covering(doc, citation.number):
            yield finding(citation.span, f"引导语引用的“{citation.key}”应列入规范性引用文件")
