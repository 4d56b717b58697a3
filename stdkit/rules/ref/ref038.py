from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.citations import Citation, citations
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)


@rule("REF038", clause="9.5.4.1.1", severity="warning", whole=True)
def several_editions_cited(doc: Document) -> Iterator[Finding]:
    """正文引用了同一文件的不同版本

    同一个文件在正文里引用了两个年份，除非有意区分，多半是更新时漏改了一处。两个版本的要求不同，读者不知道该按哪一个。

    ```bad
    # 5 要求
    水分应按GB 5009.3—2010的规定测定。
    # 6 检验
    水分应按⟦GB 5009.3—2016⟧的规定测定。
    ```
    ```bad
    # 5 要求
    a) 抽样应按GB/T 2828.1—2003的规定；

    b) 判定应按⟦GB/T 2828.1—2012⟧的规定。
    ```
    ```good
    # 前言
    本文件代替GB/T 321—1980。
    # 5 要求
    规格应按GB/T 321—2005的规定，取值应按GB/T 321的规定。

    注：GB/T 321—1964已废止。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    标准　standard

    供共同使用的文件。

    [来源：GB/T 20000.1—2002，5.3]
    # 5 要求
    起草应符合GB/T 20000.1—2014的规定。
    ```
    """
    seen: dict[str, Citation] = {}
    for citation in citations(doc):
        if not citation.number.dated or (citation.nature == "informative" and citation.sure):
            continue
        first = seen.setdefault(citation.key, citation)
        if first.number.year != citation.number.year:
            message = f"“{citation.key}”引用了{first.number.year}年和{citation.number.year}年两个版本，应统一"
            yield finding(citation.span, message, related=[first.span])
