from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.citations import citations
from stdkit.facts.holders import table_of
from stdkit.lint.gathered import few_or_gathered
from stdkit.lint.rule import rule
from stdkit.model import Document, Finding, Span, is_source


@rule(
    "REF015",
    clause="9.5.4.1.1",
    severity="error",
    confidence="heuristic",
    question="此处提到的具体内容只对那一版成立（注上年份）吗？",
)
def specific_content_undated(doc: Document) -> Iterator[Finding]:
    """提及他文件的具体内容而没有注日期

    他文件修订以后，章条号、表号都可能改变。提到具体的章、条、图、表而不写年份，读者按最新版本去查，查到的可能是别的内容。

    ```bad
    抽样应按⟦GB/T 2828.1⟧中8.1的规定进行。
    ```
    ```bad
    a) 应按⟦GB/T 16422.3⟧的第5章老化；

    b) 限值应符合⟦GB 4806.7⟧表1。
    ```
    ```bad
    表1　试验

    | 项目 | 方法 |
    |---|---|
    | 老化 | ⟦GB/T 16422.3⟧中5.2 |
    ```
    ```good
    抽样应按GB/T 2828.1—2012中8.1的规定进行。
    ```
    ```good
    按GB/T 5009.3的规定执行表1的试验，尺寸应符合GB/T 2828.1，表2给出了偏差，质量为GB 5749的2.5 kg。
    ```
    ```good
    总砷应按GB 5009.11第一法的规定测定。
    ```
    ```good
    应按现行文件试验[^1]。

    [^1]: 现行文件为GB/T 16422.3中5.2。
    ```
    """
    found: dict[str, list[tuple[Span, str]]] = {}
    for citation in citations(doc):
        if citation.number.placeholder or is_source(doc.block(citation.span.block).text):
            continue
        if not citation.content or citation.number.dated or re.match(r"第[一二三四五六七八九]法", citation.content):
            continue
        block = doc.block(citation.span.block)
        # 9.5.4.1.2 allows to mention contents of the edition in force in a footnote.
        if block.kind == "footnote" and table_of(doc, block.id) is None:
            continue
        message = f"提及“{citation.key}”的具体内容（{citation.content}），应注日期，写成“{citation.key}—年份”"
        found.setdefault(citation.key, []).append((citation.span, message))
    for places in found.values():
        yield from few_or_gathered(places)
