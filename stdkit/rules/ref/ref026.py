from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.citations import citations
from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)

_LEVEL = {"一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8", "九": "9", "十": "10"}
_FORMS = pattern(
    r"(?P<nth>第\s?(?P<n1>\d{1,2}(?:\.\d{1,3})+)(?:\s?(?:章节|[条节款项]))?(?!\s?(?:版|部分|代|季)))"
    r"|(?P<tail>(?<![\d.第])(?P<n2>\d{1,2}(?:\.\d{1,3})+)\s?[条节](?!件|款|目|距|流|段|拍|奏|能|假|例|文|码|约|形|带|点|能|气|水|电|奏|日|拍))"
    r"|(?P<han>第(?P<n3>[一二三四五六七八九十])章)"
    r"|(?P<annex>附录\s?(?P<n4>[一二三四甲乙丙丁1-9])(?![\d.级类]))"
    r"|(?P<formula>(?<=[按由用见将从照])式\s?[（(]\s?(?P<n5>[A-Z]?\.?\d+)\s?[）)])"
)


@rule(
    "REF026",
    clause="9.5.3",
    severity="warning",
    confidence="heuristic",
    question="此处提及的是本文件自己的章、条、附录、公式，还是引述他文件的写法？",
)
def form_of_internal_reference(doc: Document) -> Iterator[Finding]:
    """提及文件内容的写法不符

    章写“第4章”，条只写编号“5.2”，附录写“附录C”，公式写“公式（3）”。“第5.2条”“第四章”各写各的，检索和自动更新都对不上。

    ```bad
    应符合⟦第5.2条⟧的规定，按⟦第四章⟧取样，见⟦附录三⟧。
    ```
    ```fixed
    应符合5.2的规定，按第4章取样，见附录三。
    ```
    ```bad
    a) 浓度按⟦式（1）⟧计算；

    b) 按⟦5.2.1条⟧取样。
    ```
    ```good
    应符合5.2的规定，按第4章取样，见附录C、表1和公式（3），方式（1）和反应式（2）见5.3。
    ```
    ```good
    依据《中华人民共和国标准化法》第三条，按GB/T 321—2005中第2.1条，按GB/T XXXXX第6.2章节，长度5.2节距见3.5条件。
    ```
    ```bad
    # 5 要求
    接地按⟦第5.2款⟧和⟦5.3条⟧，电缆见⟦附录甲⟧，结果按⟦式（3）⟧计算，贮存见⟦第八章⟧。

    | 项目 | 依据 |
    |---|---|
    | 耐压 | ⟦第6.1.2项⟧ |
    ```
    """
    reach: dict[str, list[tuple[int, int]]] = {}
    for cited in citations(doc):
        end = cited.content_span.end if cited.content_span else cited.span.end + 8
        reach.setdefault(cited.span.block, []).append((cited.span.start, end))
    for block in blocks_for(doc, _FORMS):
        if block.kind == "heading":
            continue
        taken = reach.get(block.id, [])
        for match in block.find(_FORMS):
            before = block.text[: match.start()]
            if any(start <= match.start() <= end for start, end in taken) or re.search(r"》[^。；，]{0,8}$", before):
                continue
            good = _good(match)
            if good != match[0]:
                yield finding(
                    block.span(*match.span()), f"“{match[0]}”应写作“{good or '附录加大写字母'}”", fix=good or None
                )


def _good(match: re.Match[str]) -> str:
    if match["nth"] or match["tail"]:
        return str(match["n1"] or match["n2"])
    if match["han"]:
        return f"第{_LEVEL[match['n3']]}章"
    if match["formula"]:
        return f"公式（{match['n5']}）"
    return ""
