from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Span

_NOT_THERE = pattern(
    r"[，。；！？]|《[^》]*》|^关于|[（(](?:试行|暂行|[一二三四五六七八九十]{1,2}|[A-Z]+-?\d{2,}[^）)]*型)[）)]|试行$|暂行(?=规|办)|(?:19|20)\d\d年?版?$|[A-Z]{1,6}-\d{2,}\s?型"
)


@rule(
    "NAM012",
    clause="6.1.1、6.1.3",
    severity="info",
    confidence="heuristic",
    question="这个词或标点是对象自己名称的一部分吗？",
    whole=True,
)
def needless_details_in_the_name(doc: Document) -> Iterator[Finding]:
    """名称含不必要的细节或标点

    名称简练而明确，不写“关于”“试行”“暂行”、年份、型号和书名号，也不用逗号、句号。技术代号的括注（聚乙烯（PE）管材）可以保留。

    ```bad
    ---
    title: ⟦关于⟧聚乙烯管材的技术规范⟦（试行）⟧
    ---
    # 1 范围
    本文件规定了管材的要求。
    ```
    ```bad
    ---
    title: ⟦XX-200型⟧水泵　通用规范
    ---
    # 1 范围
    本文件规定了水泵的要求。
    ```
    ```good
    ---
    title: 聚乙烯（PE）管材　规范
    ---
    # 1 范围
    本文件规定了管材的要求。
    ```
    ```good
    ---
    title: 信息技术　第1部分：标志、包装和贮存
    ---
    # 1 范围
    本文件规定了包装的要求。
    ```
    """
    for span in doc.cover.places("title"):
        for match in _NOT_THERE.finditer(doc.text_of(span)):
            where = Span(span.block, span.start + match.start(), span.start + match.end())
            yield finding(where, f"名称含“{match[0]}”，宜删去")
