from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from stdkit.facts.citations import citations
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)


@rule(
    "REF039",
    clause="9.5.4.2.1",
    severity="info",
    confidence="heuristic",
    question="此处要求照做（“按照”“应符合”），还是只供参考（“见”）？",
)
def refer_to_and_execute(doc: Document) -> Iterator[Finding]:
    """“参照……执行”类的引用

    “参照”“参考”某文件执行，可以照做也可以不照做，读者判断不出是规范性引用还是资料性引用。用“按照”“应符合”或“见”写明白。

    ```bad
    取样⟦参照⟧GB/T 6679执行。
    ```
    ```bad
    a) 抽样⟦参考⟧GB/T 2828.1的规定进行；

    b) 判定按表1。
    ```
    ```good
    取样按照GB/T 6679的规定进行，其他信息见GB/T 2828.1。
    ```
    ```good
    # 1 范围
    其他文件的起草参照使用。
    ```
    """
    for citation in citations(doc):
        text = doc.block(citation.span.block).text
        before = re.search(r"(?P<word>参照|参考)[《\s]*$", text[: citation.span.start])
        after = re.match(r"[^，。；]{0,30}(?:执行|进行|规定|开展|实施)", text[citation.span.end :])
        if before is not None and after is not None:
            span = replace(citation.span, start=before.start("word"), end=before.end("word"))
            yield finding(span, f"“{before['word']}”说不清引用的性质，用“按照”“应符合”或“见”")
