from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)

_SEVERAL = pattern(
    r"(?P<code>(?:GB|[A-Z]{2}|DB\d{2,4})(?:/[TZ])?)\s?(?P<number>\d{2,6})\.(?P<from>\d{1,3})\s?[～~]\s?(?P<to>\d{1,3})(?![\d.])(?P<year>\s?[-—－–]\s?(?:19|20)\d\d)?"
)


@rule(
    "REF034",
    clause="9.5.4.1",
    severity="info",
    confidence="heuristic",
    question="此处是连续几个部分的省写，还是一个编号自己的形式？",
)
def several_parts(doc: Document) -> Iterator[Finding]:
    """连续的几个部分没有写全编号

    引用连续的几个部分时写全每个编号，或写出首尾两个完整的编号。“GB/T 1234.1～3”按字面不是编号，检索不到第3部分。

    ```bad
    单位应符合⟦GB/T 3102.1～3⟧的规定。
    ```
    ```fixed
    单位应符合GB/T 3102.1～3102.3的规定。
    ```
    ```bad
    # 2 规范性引用文件
    ⟦GB/T 3102.1~13⟧　量和单位
    ```
    ```good
    单位应符合GB/T 3102.1～3102.3的规定。
    ```
    ```good
    单位应符合GB/T 3102.1—1993的规定，按GB/T 2828.1抽样3～5个。
    ```
    """
    for block in blocks_for(doc, _SEVERAL):
        for match in block.find(_SEVERAL):
            fix = f"{match['code']} {match['number']}.{match['from']}～{match['number']}.{match['to']}{match['year'] or ''}"
            yield finding(block.span(*match.span()), f"连续的部分写全编号，如“{fix}”", fix=fix)
