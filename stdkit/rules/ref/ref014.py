from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.citations import Citation, citations
from stdkit.facts.listed import covering, same
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("REF014", clause="8.6.3.1、9.5.4.1", severity="warning", whole=True)
def dated_unlike_list(doc: Document) -> Iterator[Finding]:
    """正文与清单的注日期方式不一致

    注不注日期决定用哪个版本，所以正文怎样引用，清单就怎样列。正文带年份而清单不带，或者两处年份不同，读者不知道该用哪一版。

    ```bad
    # 2 规范性引用文件
    GB/T 321　优先数和优先数系

    GB/T 2828.1—2003　计数抽样检验程序　第1部分
    # 5 要求
    规格应符合⟦GB/T 321—2005⟧的规定，抽样应按⟦GB/T 2828.1—2012⟧的规定进行。
    ```
    ```bad
    # 2 规范性引用文件
    GB/T 191—2008　包装储运图示标志
    # 7 包装
    a) 图示标志应符合⟦GB/T 191⟧的规定。
    ```
    ```good
    # 2 规范性引用文件
    GB/T 321　优先数和优先数系

    GB/T 321—2005　优先数和优先数系

    GB/T 3102（所有部分）　量和单位
    # 3 术语和定义
    ## 3.1
    优先数　preferred number

    符合数系的数。

    [来源：GB/T 321—1980，2.1]
    # 5 要求
    规格应符合GB/T 321的规定，取值应按GB/T 321—2005中表1，单位应符合GB/T 3102.1的规定。
    ```
    ```good
    # 前言
    本文件代替GB/T 321—1980《优先数和优先数系》。
    # 2 规范性引用文件
    GB/T 321—2005　优先数和优先数系
    # 5 要求
    规格应符合GB/T 321—2005的规定。

    注：GB/T 321—1980已被代替。
    ```
    """
    wrong: dict[tuple[str, str], list[Citation]] = {}
    for citation in citations(doc):
        if citation.number.placeholder or (citation.nature == "informative" and citation.sure):
            continue
        entries = [
            entry.number
            for entry in covering(doc, citation.number)
            if entry.number and same(entry.number, citation.number)
        ]
        if entries and not any(entry.year == citation.number.year for entry in entries):
            wrong.setdefault((citation.key, citation.number.year), []).append(citation)
    for (key, year), places in wrong.items():
        there = next(e.number for e in covering(doc, places[0].number) if e.number and same(e.number, places[0].number))
        here = f"{year}年版" if year else "不注日期"
        listed = f"{there.year}年版" if there.year else "不注日期"
        message = f"“{key}”正文{here}、清单{listed}，两处应一致"
        yield finding(places[0].span, message, related=[place.span for place in places[1:]])
