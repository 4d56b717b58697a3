from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.codes import numbers
from stdkit.facts.fixed_texts import normalise
from stdkit.facts.holders import sentence
from stdkit.facts.listed import bibliography, in_list, normative_list
from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_TITLE = pattern(r"《(?P<title>[^《》]{4,60})》")
_SOME_NUMBER = pattern(r"[A-Z]{1,4}\S{0,4}\s?[\dX×][\w.—–-]*\s*$")
"""A number in front that is mistyped (GM//T 0005): another fault."""


@rule(
    "REF031",
    clause="9.5.1、9.5.4.1",
    severity="warning",
    confidence="heuristic",
    whole=True,
    question="此处提到的就是清单中的那个文件吗？",
)
def cited_by_title(doc: Document) -> Iterator[Finding]:
    """引用文件只写名称不写编号

    引用别的标准，提及它的编号就够了，名称在清单里给出。只写名称，读者要到清单里逐条去找，名称改了更无从查起。

    ```bad
    # 2 规范性引用文件
    GB/T 7714　信息与文献　参考文献著录规则
    # 5 要求
    文献按⟦《信息与文献　参考文献著录规则》⟧著录。
    ```
    ```bad
    # 5 要求
    注：著录的方法见⟦《信息与文献 参考文献著录规则》⟧。

    | 项目 | 方法 |
    |---|---|
    | 著录 | ⟦《信息与文献 参考文献著录规则》⟧ |
    # 参考文献
    [1]　GB/T 7714—2015　信息与文献　参考文献著录规则
    ```
    ```good
    # 2 规范性引用文件
    GB/T 7714　信息与文献　参考文献著录规则
    # 5 要求
    文献按GB/T 7714著录。
    ```
    ```good
    # 前言
    本文件参考了《信息与文献　参考文献著录规则》。
    # 2 规范性引用文件
    GB/T 7714　信息与文献　参考文献著录规则

    定量包装商品计量监督管理办法
    # 5 要求
    文献按GB/T 7714《信息与文献　参考文献著录规则》著录，净含量见《定量包装商品计量监督管理办法》。

    文献参考GB//T 7714-2015《信息与文献　参考文献著录规则》著录。
    ```
    """
    listed = {
        normalise(entry.title): entry.number
        for entry in (*bibliography(doc), *normative_list(doc))
        if entry.number is not None and not entry.number.placeholder and len(normalise(entry.title)) >= 4
    }
    if not listed:
        return
    for block in blocks_for(doc, _TITLE):
        element = doc.place(block.id).element
        if in_list(doc, block) or (element is not None and element.kind in ("foreword", "introduction")):
            continue
        for match in block.find(_TITLE):
            number = listed.get(normalise(match["title"]))
            start, end = sentence(block.text, match.start())
            if number is None or _SOME_NUMBER.search(block.text[: match.start()]):
                continue
            if next(numbers(block.text[start:end]), None) is None:
                yield finding(
                    block.span(*match.span()), f"引用文件提及编号“{number.spelled}”，不只写名称", fix=number.spelled
                )
