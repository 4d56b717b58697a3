from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)

_VAGUE = pattern(
    r"(?:符合|按照?|依照|执行|满足|遵守)(?P<what>(?:(?:国家|行业|地方|企业)(?:和(?:国家|行业|地方))?)?(?:的)?(?:有关|相关|现行|相应)的?(?:国家|行业|地方)?(?:标准|规范|规程)(?:的?(?:规定|要求))?)"
)


@rule(
    "REF018",
    clause="9.5.1",
    severity="warning",
    confidence="heuristic",
    question="这里指的是哪一份文件，能写出编号吗（不能：改为不依靠它的陈述）？",
)
def vague_reference(doc: Document) -> Iterator[Finding]:
    """引用“有关标准”“相关规范”而不写编号

    不写文件编号的引用，每个人找到的文件都可能不同，符合与否无从判断。写出编号，读者才知道依据哪一个文件。

    ```bad
    水质应符合⟦国家有关标准的规定⟧。
    ```
    ```bad
    a) 按⟦相关标准⟧检验；

    b) 按说明书安装。
    ```
    ```good
    水质应符合GB 5749的规定。
    ```
    ```good
    按相应标准（GB/T 5009.3）检验，应符合表1的相关规定。
    ```
    ```good
    # 前言
    本文件与国家有关标准协调。
    ```
    """
    for block in blocks_for(doc, _VAGUE):
        element = doc.place(block.id).element
        if (
            not block.normative
            or block.kind == "heading"
            or (element and element.kind in ("normative-references", "bibliography"))
        ):
            continue
        for match in block.find(_VAGUE):
            # 后面紧跟括号列出编号的，已经写明。
            if not re.match(r"[^，。；]{0,4}[（(][^）)]*[A-Z]{2}", block.text[match.end() :]):
                what = match["what"]
                yield finding(block.span(*match.span("what")), f"“{what}”没有写明是哪个文件，写出文件编号")
