from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.fixed_texts import normalise
from stdkit.facts.listed import bibliography, in_list, normative_list
from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Span

_LAW = pattern(r"《(?P<name>[一-鿿（）()、]{2,40}?(?:法|条例|办法|规定|规章|细则))(?:（[^（）]{2,20}）)?》")
_METHOD = pattern(
    r"(?:方|测定|试验|检验|分析|测量|滴定|光度|色谱|光谱|质谱|计算|评价|编码|分类|标记|表示|语|算|做|写|说)法$"
)


@rule(
    "BIB009",
    clause="9.5.4.2.2",
    severity="info",
    confidence="heuristic",
    whole=True,
    question="这部法律法规是供读者参考的，还是只作为背景提到？",
)
def law_not_in_bibliography(doc: Document) -> Iterator[Finding]:
    """正文提及的法律法规没有列入参考文献

    标准不规范性引用法律法规，正文提到它们只是资料性的，所以列入参考文献，读者才能找到。前言、引言里说背景的不算。

    ```bad
    # 5 要求
    依据⟦《中华人民共和国认证认可条例》⟧的规定，机构必须经过批准。

    认可的程序见《中华人民共和国认证认可条例》。
    # 参考文献
    [1]　GB/T 19011　管理体系审核指南
    ```
    ```bad
    # 5 要求
    注：净含量见⟦《定量包装商品计量监督管理办法》⟧。
    ```
    ```good
    # 引言
    为贯彻《中华人民共和国草原法》，编写本文件。
    # 5 要求
    依据《认证认可条例》的规定，机构必须经过批准，试验按《毛含量测定方法》，计算用《甲乙计算法》。
    # 参考文献
    [1]　中华人民共和国认证认可条例（2003年国务院令第390号）
    ```
    ```good
    # 2 规范性引用文件
    定量包装商品计量监督管理办法
    # 5 要求
    净含量应符合《定量包装商品计量监督管理办法》的规定。
    ```
    """
    listed = [normalise(entry.block.text) for entry in (*bibliography(doc), *normative_list(doc))]
    found: dict[str, list[Span]] = {}
    for block in blocks_for(doc, _LAW):
        element = doc.place(block.id).element
        if in_list(doc, block) or element is None or element.kind in ("foreword", "introduction", "index"):
            continue
        for match in block.find(_LAW):
            name = normalise(match["name"]).removeprefix("中华人民共和国")
            if _METHOD.search(name) is None and not any(name in entry for entry in listed):
                found.setdefault(name, []).append(block.span(*match.span()))
    for name, spans in found.items():
        yield finding(spans[0], f"正文资料性地提及“{name}”，应列入参考文献", related=spans[1:])
