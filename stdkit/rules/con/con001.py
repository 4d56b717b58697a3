from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.facts.tokens import enclosed, within
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_QUOTED = {"“": "”", "《": "》", "「": "」"}
_SELF = pattern(
    r"(?<![基样版成文脚根资日书副原蓝])本(?P<kind>标准|部分|规范|规程|指南|导则|指导性技术文件|技术文件)(?!化|差|物质|样品|品|性|内容|针|大气|状态|溶液|件|溶剂|曲线|试样)"
)


@rule(
    "CON001",
    clause="9.5.2",
    severity="error",
    confidence="heuristic",
    question="这里说的是本文件自己，还是另一份标准、另一个部分？",
)
def self_reference(doc: Document) -> Iterator[Finding]:
    """用“本标准”“本部分”等称呼文件自身

    文件称呼自己一律用“本文件”，不管它是标准、部分还是指导性技术文件。用语统一，改变文件类型或分为部分时不必逐处改写。

    ```bad
    ⟦本标准⟧规定了羊毛分级的要求，⟦本标准⟧适用于细羊毛。
    ```
    ```fixed
    本文件规定了羊毛分级的要求，本文件适用于细羊毛。
    ```
    ```bad
    # 前言
    ⟦本部分⟧为GB/T 1234的第2部分。
    # 附录A（规范性）取样
    取样应符合⟦本规范⟧5.2的规定。

    注：⟦本规程⟧不包括运输。
    ```
    ```good
    本文件规定了羊毛分级的要求。
    ```
    ```good
    样本标准差、日本标准、基本规范、成本标准和版本规范见第5章，本标准物质由供方提供。
    ```
    ```good
    原文为“本标准由某单位负责解释”，《本标准化手册》可参考，本部分内容由甲、乙组成。
    ```
    ```good
    该设备的本部分由A、B组成。
    ```
    ```good
    本指南针应校准，本部分由筒体和封头组成，历次版本为：——1998年首次发布的“本标准”旧稿。
    ```
    ```bad
    GB/T 7000的⟦本部分⟧规定了灯具的要求，⟦本规程⟧适用于船用灯具，⟦本指南⟧、⟦本导则⟧、⟦本规范⟧和⟦本技术文件⟧不涉及光源。

    | 项目 | 依据 |
    |---|---|
    | 光衰 | ⟦本标准⟧第5章 |
    ```
    """
    for block in blocks_for(doc, _SELF):
        quoted = enclosed(block.text, _QUOTED)
        for match in block.find(_SELF):
            if within(match.start(), quoted):
                continue
            if match["kind"] == "部分" and _is_piece(block.text, match.start(), match.end()):
                continue
            yield finding(block.span(*match.span()), f"称呼文件自身用“本文件”，不用“{match[0]}”", fix="本文件")


def _is_piece(text: str, start: int, end: int) -> bool:
    """「的本部分由 A、B 组成」 speaks of a part of a thing."""
    before, after = text[max(0, start - 6) : start], text[end : end + 16]
    if re.search(r"(?:GB|[A-Z]{2})/?T?\s?[\d.—-]+的$", text[max(0, start - 20) : start]):
        return False
    return re.search(r"[㐀-鿿]的$", before) is not None or re.match(r"由[^。]{0,14}组成", after) is not None
