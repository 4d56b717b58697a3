from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.citations import Citation, citations, own_number
from stdkit.facts.listed import covering, normative_list, same
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "REF011",
    clause="9.5.4.2.1、8.6.3.1",
    severity="error",
    confidence="heuristic",
    question="条款要靠这份文件执行（列入第2章），还是只供参考（列入参考文献）？",
    whole=True,
)
def cited_but_not_listed(doc: Document) -> Iterator[Finding]:
    """正文规范性引用的文件未列入清单

    要求、指示所依靠的文件离开了它条款就无法执行，所以都列进规范性引用文件。漏列的文件读者不会去备，等于要求落空。

    ```bad
    # 2 规范性引用文件
    GB/T 191　包装储运图示标志
    # 6 检验规则
    6.1　抽样应按⟦GB/T 2828.1⟧的规定进行。

    a) 包装标志应符合GB/T 191的规定。
    # 附录A（规范性）取样
    应按⟦GB/T 6679⟧的规定取样，取样量应符合GB/T 6679的规定。
    ```
    ```bad
    # 2 规范性引用文件
    GB/T 5009.3　食品中水分的测定
    # 5 要求
    理化指标应符合表1的规定。

    表1　理化指标

    | 项目 | 指标 | 检验方法 |
    |---|---|---|
    | 水分 | ≤12% | GB/T 5009.3 |
    | 总砷 | ≤0.5 mg/kg | ⟦GB/T 5009.11⟧ |
    ```
    ```good
    # 2 规范性引用文件
    GB/T 3102（所有部分）　量和单位

    GB/T 2828.1—2012　计数抽样检验程序　第1部分：按接收质量限（AQL）检索的逐批检验抽样计划
    # 6 检验规则
    6.1　抽样应按GB/T 2828.1—2012中的一般检验水平Ⅱ进行，单位应符合GB/T 3102.1的规定。
    ```
    ```good
    # 前言
    本文件代替DB15/T 12—2010《羊毛分级》。
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    # 5 要求
    羊毛应干燥（见GB/T 14270）。羊毛的长度见GB/T 16257。

    注：按GB/T 6978测定含油脂率。
    # 附录A（资料性）记录
    含水率按GB/T 6500的规定测定。
    ```
    ```good
    ---
    number: DB15/T 123—2026
    ---
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    # 7 标志
    标签应标注产品执行的标准编号DB15/T 123。
    ```
    """
    if doc.element_of("normative-references") is None:
        return
    own = own_number(doc)
    missing: dict[str, list[Citation]] = {}
    for citation in citations(doc):
        if (
            citation.number.placeholder
            or citation.nature != "normative"
            or not citation.sure
            or citation.why == "术语引导语"
        ):
            continue
        if own is not None and same(own, citation.number):
            continue
        if not covering(doc, citation.number):
            missing.setdefault(citation.key, []).append(citation)
    for key, places in missing.items():
        digits = places[0].number.number, places[0].number.part
        alike = [n for n in normative_list(doc) if n.number is not None and (n.number.number, n.number.part) == digits]
        hint = f"（清单中写作“{alike[0].name}”，核对代号）" if alike else ""
        message = f"“{key}”被规范性引用（{places[0].why}），未列入规范性引用文件{hint}"
        yield finding(places[0].span, message, related=[place.span for place in places[1:]])
